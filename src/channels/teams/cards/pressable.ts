// A button that does something. Clients on phones are known to send no Action.Execute at times (Microsoft's page on universal
// actions asks for a fallback): the same button is there as a message with a value, and does the same.
import type { RequestId, TokenId } from '../../../domain/ids.js';
import type { ActionExecute } from './elements.js';
import type { AskBefore, CommandBefore, LookBefore } from './typed-before.js';
import type { Subject, VerbOf } from './verbs.js';

/** The opaque id, or what was typed before, and nothing else: authority never rests on what a card carries. */
type Carries = {
  readonly request: { readonly requestId: RequestId };
  /** A review is that of one request, and found by it. */
  readonly review: { readonly requestId: RequestId };
  readonly token: { readonly tokenId: TokenId };
  readonly ask: AskBefore;
  readonly command: CommandBefore;
  readonly audit: LookBefore;
};
export type ButtonData = Carries[Subject];

type About = {
  readonly [S in Subject]: { readonly verb: VerbOf<S>; readonly data: Carries[S] };
}[Subject];
type Button = Pick<ActionExecute, 'title' | 'style'> & About;

export function pressable({ title, verb, data, ...look }: Button): ActionExecute {
  const fallback = { type: 'Action.Submit', title, data: { ...data, verb }, ...look } as const;
  return { type: 'Action.Execute', title, verb, data, ...look, fallback };
}
