// What a freeze makes of a request's card: it says so, and has no button that a freeze refuses. To stop the request, and to
// say what became of a code, stays possible. And what it says where the token was stopped after something had been shown.
import type { RequestView } from '../../../domain/release/view.js';
import type { Told } from '../../../text/card-words.js';
import type { Action, Element } from './elements.js';
import type { Speech } from './reader.js';
import type { Verb } from './verbs.js';

const REFUSED: readonly string[] = [
  'request.approve',
  'code.show',
  'seed.open',
] satisfies readonly Verb[];

/** Undefined where no freeze matters to the request. */
export function tellFrozen(
  { frozen, phase, audience, disclosure }: RequestView,
  { words }: Speech,
): Told | undefined {
  if (frozen !== true) return undefined;
  const { heading, lines } = words.control.card;
  const isYours = 'youApproved' in phase && phase.youApproved;
  if (phase.kind === 'code-out') return { heading, lines: lines.codeOut[audience] };
  if (phase.kind === 'seed-out') {
    const out = disclosure === 'seed-export' ? lines.fileOut : lines.seedOut;
    return { heading, lines: out[audience] };
  }
  // Nothing can be denied any more, nor taken back on this card.
  if (phase.kind === 'releasing' && audience === 'approver')
    return { heading, lines: lines.releasing };
  return { heading, lines: isYours ? lines.approved : lines.waiting[audience] };
}

/** Undefined where nothing is to be warned of, or the owner's objection warns of it already. */
export function tellCompromised(
  { compromised, phase, audience, disclosure }: RequestView,
  { words }: Speech,
): Told | undefined {
  if (compromised !== true || !('objected' in phase) || phase.objected) return undefined;
  const { heading, lines } = words.compromised.card;
  if (phase.kind === 'code-out') return { heading, lines: lines.codeOut[audience] };
  const out = disclosure === 'seed-export' ? lines.fileOut : lines.seedOut;
  return { heading, lines: out[audience] };
}

export function withoutRefused(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((element): readonly Element[] => {
    if (element.type !== 'ActionSet') return [element];
    const actions = element.actions.filter((action) => !isRefused(action));
    return actions.length === 0 ? [] : [{ ...element, actions }];
  });
}

function isRefused(action: Action): boolean {
  if (action.type === 'Action.Execute') return REFUSED.includes(action.verb);
  // Of a request's card it is the button that opens the seed's page.
  if (action.type === 'Action.Submit') return 'requestId' in action.data;
  if (action.type !== 'Action.ShowCard') return false;
  return action.card.actions.some(({ verb }) => REFUSED.includes(verb));
}
