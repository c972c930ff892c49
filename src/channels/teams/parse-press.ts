// What a press on a card carries, parsed once: an opaque id and a verb, or what was typed before, and what was typed or
// chosen on the card. Nothing of it says who somebody is.
import { z } from 'zod';
import type { AskForCode } from '../../app/asking/answers.js';
import { parseRequestId, parseTokenId } from '../../domain/ids.js';
import type { Instant, RequestId, TokenId } from '../../domain/ids.js';
import { maybe } from './edge-fields.js';
import { defined } from '../../domain/defined.js';
import { readBy } from '../../domain/fields.js';
import type { Days } from '../../domain/tokens/shipment.js';
import { askBefore, commandBefore, lookBefore } from './parse-before.js';
import type { CommandForOne, LookBefore } from './cards/typed-before.js';
import { EXPECTED_INPUT, NUMBER_INPUT, POSTED_INPUT, REASON_INPUT, VERBS } from './cards/verbs.js';
import type { SubjectOf, Verb } from './cards/verbs.js';

type AboutRequest = {
  readonly requestId: RequestId;
  /** What was typed into the card. */
  readonly typed: string;
};
/** The same of one card is the same press. */
type Before = { readonly at: Instant; readonly same: string };

type Carried = {
  readonly request: AboutRequest;
  readonly review: AboutRequest;
  /** `days`: of a parcel, where the card has fields for them. */
  readonly token: { readonly tokenId: TokenId; readonly typed: string; readonly days?: Days };
  /** What was typed before is asked once more, with one thing more. */
  readonly ask: Before & { readonly ask: AskForCode };
  readonly command: Before & { readonly again: CommandForOne };
  readonly audit: LookBefore;
};

/** A press, by its verb: one of a union of what presses are about, each with an id of its own. */
export type Press<V extends Verb = Verb> = {
  readonly [K in V]: { readonly verb: K } & Carried[SubjectOf[K]];
}[V];

const onCard = {
  [REASON_INPUT]: z.unknown().optional(),
  [NUMBER_INPUT]: z.unknown().optional(),
};
/** Whatever else a client has put there is no day, and said to be none. */
const daysOnCard = {
  [POSTED_INPUT]: maybe(z.string()),
  [EXPECTED_INPUT]: maybe(z.string()),
};
const aboutRequest = z
  .object({ requestId: readBy(parseRequestId), ...onCard })
  .transform(({ requestId, ...put }) => ({ requestId, typed: typedIn(put) }));

const tokenId = readBy(parseTokenId);
const aboutToken = z
  .union([
    z.object({ tokenId, ...onCard, ...daysOnCard }),
    // On cards of earlier versions, which still lie in chats, the token's id has the other name.
    z
      .object({ requestId: tokenId, ...onCard })
      .transform(({ requestId: id, ...put }): DaysPut & Put & { readonly tokenId: TokenId } => ({
        tokenId: id,
        ...put,
      })),
  ])
  .transform(({ tokenId: id, ...put }) => ({
    tokenId: id,
    typed: typedIn(put),
    ...defined({ days: daysIn(put) }),
  }));

const type = z.literal('Action.Execute');
const request = z.object({ type, verb: z.enum(VERBS.request), data: aboutRequest });
const review = z.object({ type, verb: z.enum(VERBS.review), data: aboutRequest });
const token = z.object({ type, verb: z.enum(VERBS.token), data: aboutToken });
const ask = z.object({ type, verb: z.enum(VERBS.ask), data: askBefore });
const command = z.object({ type, verb: z.enum(VERBS.command), data: commandBefore });
const audit = z.object({ type, verb: z.enum(VERBS.audit), data: lookBefore });

const pressed = z.union([
  z.object({
    trigger: maybe(z.literal('manual')),
    action: z.discriminatedUnion('verb', [
      request.transform(({ verb, data }) => ({ verb, ...data })),
      review.transform(({ verb, data }) => ({ verb, ...data })),
      token.transform(({ verb, data }) => ({ verb, ...data })),
      ask.transform(({ verb, data }) => ({ verb, ...data })),
      command.transform(({ verb, data }) => ({ verb, ...data })),
      audit.transform(({ verb, data }) => ({ verb, ...data })),
    ]),
  }),
  // What a client asks by itself is a look: never an act, never a code.
  z.object({
    trigger: z.literal('automatic'),
    action: request.transform(({ data }) => ({ ...data, verb: 'card.refresh' as const })),
  }),
]);

/** Undefined where it is nothing that a card of ours sends. */
export function parsePress(value: unknown): Press | undefined {
  const parsed = pressed.safeParse(value);
  return parsed.success ? parsed.data.action : undefined;
}

const submitted = z.looseObject({ verb: z.string() });

/** The same, from the value of a message: how Action.Submit sends what Action.Execute sends as an action. */
export function parseSubmit(value: unknown): Press | undefined {
  const parsed = submitted.safeParse(value);
  if (!parsed.success) return undefined;
  const { verb, ...data } = parsed.data;
  return parsePress({ action: { type: 'Action.Execute', verb, data } });
}

type Put = { readonly [REASON_INPUT]?: unknown; readonly [NUMBER_INPUT]?: unknown };

function typedIn({ [REASON_INPUT]: reason, [NUMBER_INPUT]: number }: Put): string {
  return [reason, number].find((one) => typeof one === 'string') ?? '';
}

type DaysPut = {
  readonly [POSTED_INPUT]?: string | undefined;
  readonly [EXPECTED_INPUT]?: string | undefined;
};

function daysIn({
  [POSTED_INPUT]: postedOn,
  [EXPECTED_INPUT]: expectedOn,
}: DaysPut): Days | undefined {
  const days = defined({ postedOn, expectedOn });
  return Object.keys(days).length === 0 ? undefined : days;
}
