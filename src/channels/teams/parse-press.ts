// What a press on a card carries, parsed once: an opaque id and a verb, or what was typed before, and what was typed or
// chosen on the card. Nothing of it says who somebody is.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AskForCode } from '../../app/asking/answers.js';
import { instant, parsePersonId, parseRequestId, parseTokenId } from '../../domain/ids.js';
import type { Instant, RequestId } from '../../domain/ids.js';
import { maybe } from './edge-fields.js';
import { COMMANDS_FOR_ONE } from './cards/typed-before.js';
import type { CommandForOne } from './cards/typed-before.js';
import {
  AT_ONCE,
  METHOD_INPUT,
  MOMENT_INPUT,
  NUMBER_INPUT,
  REASON_INPUT,
  VERBS,
} from './cards/verbs.js';
import type { AgainVerb, Verb } from './cards/verbs.js';

export type RequestPress = {
  readonly verb: Exclude<Verb, AgainVerb>;
  readonly requestId: RequestId;
  /** What was typed into the card. */
  readonly typed: string;
  /** The client asked by itself: never an act, never a code. */
  readonly automatic: boolean;
};

/** What was typed before is asked once more, with one thing more. The same of one card is the same press. */
export type AgainPress = Before & { readonly verb: AgainVerb; readonly same: string };
type Before = { readonly at: Instant } & (
  { readonly ask: AskForCode } | { readonly again: CommandForOne }
);

export type CardPress = RequestPress | AgainPress;

const cardAction = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    verb: z.enum(VERBS),
    data: z.record(z.string(), z.unknown()),
  }),
  trigger: maybe(z.enum(['manual', 'automatic'])),
});

/** Longest name or reason that is read; what is longer than a reason may be, is refused in words. */
const TYPED_READ = 4000;
/** An hour alone in a night in which the clocks are changed. */
const MOMENTS_READ = 4;
const typedText = z.string().max(TYPED_READ);

const readBy = <T>(parse: (text: string) => T | undefined): z.ZodType<T, string> =>
  z
    .string()
    .transform(parse)
    .refine((id) => id !== undefined);
const chosen = {
  person: readBy(parsePersonId).exactOptional(),
  token: readBy(parseTokenId).exactOptional(),
};
const at = z.number().transform(instant);

/** What stands in the button is what was typed before; what stands beside it, what was put in on the card. */
const askData = z.object({
  ask: z.object({
    ...chosen,
    typedName: typedText,
    reason: typedText,
    byMail: z.boolean(),
    verifiedBy: typedText.nullish(),
    moments: z.array(z.number().int()).min(1).max(MOMENTS_READ).nullish(),
    atOnce: z.literal(true).nullish(),
  }),
  at,
  /** Empty: what was typed before was taken back. */
  [REASON_INPUT]: typedText.nullish(),
  [METHOD_INPUT]: maybe(typedText),
  [MOMENT_INPUT]: maybe(z.union([z.string().regex(/^\d{1,15}$/), z.literal(AT_ONCE)])),
});
const againData = z.object({
  again: z.object({
    ...chosen,
    kind: z.enum(COMMANDS_FOR_ONE),
    typedName: typedText,
    reason: typedText.exactOptional(),
  }),
  at,
});

/** Undefined where it is nothing that a card of ours sends. */
export function parsePress(value: unknown): CardPress | undefined {
  const parsed = cardAction.safeParse(value);
  if (!parsed.success) return undefined;
  const { action, trigger } = parsed.data;
  const { verb, data } = action;
  const automatic = trigger === 'automatic';
  if (verb === 'ask.send' || verb === 'command.again') {
    return automatic ? undefined : againPress(verb, data);
  }
  const { requestId: carried, [REASON_INPUT]: reason, [NUMBER_INPUT]: number } = data;
  const requestId = typeof carried === 'string' ? parseRequestId(carried) : undefined;
  if (requestId === undefined) return undefined;
  const typed = [reason, number].find((one) => typeof one === 'string') ?? '';
  return { verb, requestId, typed, automatic };
}

const submitted = z.looseObject({ verb: z.enum(VERBS) });

/** The same, from the value of a message: how Action.Submit sends what Action.Execute sends as an action. */
export function parseSubmit(value: unknown): CardPress | undefined {
  const parsed = submitted.safeParse(value);
  if (!parsed.success) return undefined;
  const { verb, ...data } = parsed.data;
  return parsePress({ action: { type: 'Action.Execute', verb, data } });
}

function againPress(verb: AgainVerb, data: unknown): AgainPress | undefined {
  const typed = verb === 'ask.send' ? askBefore(data) : commandBefore(data);
  if (typed === undefined) return undefined;
  const same = createHash('sha256')
    .update(JSON.stringify([verb, typed]))
    .digest('hex');
  return { ...typed, verb, same };
}

function askBefore(data: unknown): Before | undefined {
  const parsed = askData.safeParse(data);
  if (!parsed.success) return undefined;
  const { ask: before, at: made, ...put } = parsed.data;
  const { verifiedBy, moments, atOnce, ...ask } = before;
  const reason = (put[REASON_INPUT] ?? ask.reason).trim();
  const said = put[METHOD_INPUT] ?? verifiedBy ?? undefined;
  const when = whenBefore(
    { moments: moments ?? undefined, atOnce: atOnce ?? undefined },
    put[MOMENT_INPUT],
  );
  return {
    ask: {
      ...ask,
      reason,
      ...(said === undefined ? {} : { verifiedBy: said }),
      ...(when === undefined ? {} : { when }),
    },
    at: made,
  };
}

/** With none chosen, all that was understood is still meant: it is asked again. */
function whenBefore(
  {
    moments,
    atOnce,
  }: { readonly moments?: number[] | undefined; readonly atOnce?: true | undefined },
  chosen: string | undefined,
): AskForCode['when'] {
  if (chosen === AT_ONCE || (chosen === undefined && atOnce)) return { kind: 'at-once' };
  const meant = chosen === undefined ? moments : [Number(chosen)];
  return meant && { kind: 'moments', moments: meant.map(instant) };
}

function commandBefore(data: unknown): Before | undefined {
  const parsed = againData.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}
