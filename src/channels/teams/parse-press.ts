// What a press on a card carries, parsed once: an opaque id and a verb, or what was typed before, and what was typed or
// chosen on the card. Nothing of it says who somebody is.
import { z } from 'zod';
import type { AskForCode } from '../../app/bridge.js';
import { instant, parseRequestId } from '../../domain/ids.js';
import type { RequestId } from '../../domain/ids.js';
import { METHOD_INPUT, MOMENT_INPUT, NUMBER_INPUT, REASON_INPUT, VERBS } from './cards/verbs.js';
import type { AskVerb, Verb } from './cards/verbs.js';

export type RequestPress = {
  readonly verb: Exclude<Verb, AskVerb>;
  readonly requestId: RequestId;
  /** What was typed into the card. */
  readonly typed: string;
  /** The client asked by itself: never an act, never a code. */
  readonly automatic: boolean;
};

/** A code is asked for once more, with one thing more than before. */
export type AskPress = { readonly verb: AskVerb; readonly ask: AskForCode };

export type CardPress = RequestPress | AskPress;

const cardAction = z.object({
  action: z.object({
    type: z.literal('Action.Execute'),
    verb: z.enum(VERBS),
    data: z.record(z.string(), z.unknown()),
  }),
  trigger: z.enum(['manual', 'automatic']).optional(),
});

/** Longest name or reason that is read; what is longer than a reason may be, is refused in words. */
const TYPED_READ = 4000;
/** An hour alone in a night in which the clocks are changed. */
const MOMENTS_READ = 4;
const typedText = z.string().max(TYPED_READ);

/** What stands in the button is what was typed before; what stands beside it, what was put in on the card. */
const askData = z.object({
  ask: z.object({
    typedName: typedText,
    reason: typedText,
    byMail: z.boolean(),
    verifiedBy: typedText.optional(),
    moments: z.array(z.number().int()).min(1).max(MOMENTS_READ).optional(),
  }),
  [REASON_INPUT]: typedText.optional(),
  [METHOD_INPUT]: typedText.optional(),
  [MOMENT_INPUT]: z
    .string()
    .regex(/^\d{0,15}$/)
    .optional(),
});

/** Undefined where it is nothing that a card of ours sends. */
export function parsePress(value: unknown): CardPress | undefined {
  const parsed = cardAction.safeParse(value);
  if (!parsed.success) return undefined;
  const { action, trigger } = parsed.data;
  const { verb, data } = action;
  const automatic = trigger === 'automatic';
  if (verb === 'ask.send') return automatic ? undefined : askPress(data);
  const { requestId: carried, [REASON_INPUT]: reason, [NUMBER_INPUT]: number } = data;
  const requestId = typeof carried === 'string' ? parseRequestId(carried) : undefined;
  if (requestId === undefined) return undefined;
  const typed = [reason, number].find((one) => typeof one === 'string') ?? '';
  return { verb, requestId, typed, automatic };
}

function askPress(data: unknown): AskPress | undefined {
  const parsed = askData.safeParse(data);
  if (!parsed.success) return undefined;
  const { ask, ...put } = parsed.data;
  const { typedName, byMail } = ask;
  const reason = (put[REASON_INPUT] ?? ask.reason).trim();
  const verifiedBy = chosen(put[METHOD_INPUT]) ?? ask.verifiedBy;
  const moment = chosen(put[MOMENT_INPUT]);
  // With none chosen, all of them are still meant: it is asked again.
  const moments = moment === undefined ? ask.moments : [Number(moment)];
  return {
    verb: 'ask.send',
    ask: {
      typedName,
      reason,
      byMail,
      ...(verifiedBy === undefined ? {} : { verifiedBy }),
      ...(moments === undefined
        ? {}
        : { when: { kind: 'moments', moments: moments.map(instant) } }),
    },
  };
}

/** An input that was left alone is sent empty, or not at all. */
function chosen(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
