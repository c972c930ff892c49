// What a button carries that goes on with what was typed before, and what was put in beside it. The same of one card is the
// same press, whichever activity brings it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { AskForCode } from '../../app/asking/answers.js';
import { defined } from '../../domain/defined.js';
import { instant, parsePersonId, parseRequestId, parseTokenId } from '../../domain/ids.js';
import { maybe } from './edge-fields.js';
import { readBy } from '../../domain/fields.js';
import { parseCommandForOne } from './command.js';
import { AT_ONCE, METHOD_INPUT, MOMENT_INPUT, REASON_INPUT } from './cards/verbs.js';

/** Longest name or reason that is read; what is longer than a reason may be, is refused in words. */
const TYPED_READ = 4000;
/** An hour alone in a night in which the clocks are changed. */
const MOMENTS_READ = 4;
const typedText = z.string().max(TYPED_READ);

const chosen = {
  person: readBy(parsePersonId).exactOptional(),
  token: readBy(parseTokenId).exactOptional(),
};
const at = z.number().transform(instant);

/** What stands in the button is what was typed before; what stands beside it, what was put in on the card. */
export const askBefore = z
  .object({
    ask: z.object({
      ...chosen,
      after: readBy(parseRequestId).exactOptional(),
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
  })
  .transform(({ ask: before, at: made, ...put }) => {
    const { verifiedBy, moments, atOnce, ...ask } = before;
    const said = put[METHOD_INPUT] ?? verifiedBy ?? undefined;
    const when = whenMeant(before, put[MOMENT_INPUT]);
    const whole: AskForCode = {
      ...ask,
      reason: (put[REASON_INPUT] ?? ask.reason).trim(),
      ...defined({ verifiedBy: said, when }),
    };
    return { ask: whole, at: made, same: sameAs(['ask.send', { ask: whole, at: made }]) };
  });

export const commandBefore = z
  .object({
    again: z.object({
      ...chosen,
      kind: readBy(parseCommandForOne),
      typedName: typedText,
      reason: typedText.exactOptional(),
    }),
    at,
  })
  .transform((before) => ({ ...before, same: sameAs(['command.again', before]) }));

const moment = z.number().int().transform(instant);

/** A look at the audit goes on where it ended, or with whom was chosen. */
export const lookBefore = z.object({
  look: z.object({
    person: chosen.person,
    typedName: typedText,
    releases: z.boolean(),
    between: z
      .object({ from: moment.exactOptional(), until: moment.exactOptional() })
      .exactOptional(),
    before: z.number().int().positive().exactOptional(),
  }),
  at,
});

type Meant = {
  readonly moments?: readonly number[] | null | undefined;
  readonly atOnce?: true | null | undefined;
};

/** With none chosen, all that was understood is still meant: it is asked again. */
function whenMeant(
  { moments, atOnce }: Meant,
  chosenMoment: string | undefined,
): AskForCode['when'] {
  if (chosenMoment === AT_ONCE || (chosenMoment === undefined && atOnce === true)) {
    return { kind: 'at-once' };
  }
  const meant = chosenMoment === undefined ? moments : [Number(chosenMoment)];
  return meant ? { kind: 'moments', moments: meant.map(instant) } : undefined;
}

function sameAs(press: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(press)).digest('hex');
}
