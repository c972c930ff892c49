// A token as it is stored, and read back.
import { z } from 'zod';
import { parseOtpParameters } from '../../../domain/otp/parameters.js';
import type { OtpParameters } from '../../../domain/otp/parameters.js';
import type { SignInOffer } from '../../../domain/tokens/sign-in-offer.js';
import type { Token } from '../../../domain/tokens/token.js';
import type { Put } from '../reading.js';
import { caseId, personId, seedReference, time, tokenId } from './fields.js';
import { tokenRow } from './names.js';

const parameters: z.ZodType<OtpParameters> = z.unknown().transform((value, context) => {
  const parsed = parseOtpParameters(value);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: parsed.refusal.code });
  return z.NEVER;
});

const actor = z.union([z.literal('bridge'), personId]);
const deed = z.object({ by: actor, at: time });
const count = z.number().int().nonnegative();

const signIn: z.ZodType<SignInOffer> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nothing') }),
  z.object({ kind: z.literal('stay-signed-in') }),
  z.object({ kind: z.literal('dont-ask-again'), days: count, until: time }),
]);

const core = {
  id: tokenId,
  ownerId: personId,
  issuer: z.string(),
  accountName: z.string(),
  parameters,
  seedReference,
  capturedAt: time,
};

const origin = z.discriminatedUnion('sample', [
  z.object({ sample: z.literal(true), capturedBy: z.null() }),
  z.object({
    sample: z.literal(false),
    capturedBy: personId,
    caseId,
    session: z.string(),
    seedBytes: count,
    fingerprint: z.string(),
  }),
]);

const shipment = deed.extend({
  postedOn: z.exactOptional(z.string()),
  expectedOn: z.exactOptional(z.string()),
});
const checked = {
  confirmed: z.exactOptional(deed),
};
const proved = {
  drift: z.object({ steps: z.number().int(), seconds: z.number().int(), measuredAt: time }),
};
const numbered = { serial: z.exactOptional(z.string()), model: z.exactOptional(z.string()) };
const parcel = {
  ...numbered,
  shipment: z.exactOptional(shipment),
  signIn: z.exactOptional(signIn),
};
const destroyed = { destroyed: deed.extend({ remainsUntil: z.exactOptional(time) }) };
const delivered = {
  stage: z.literal('delivered'),
  ...checked,
  ...proved,
  ...parcel,
  delivered: deed,
};
const ended = {
  ...checked,
  ...parcel,
  ...destroyed,
  drift: z.exactOptional(proved.drift),
  delivered: z.exactOptional(deed),
  keptUntil: z.exactOptional(time),
};

/** A token in this stage; what other stages have is not read. */
const staged = z.union([
  z.object({ stage: z.literal('capturing') }),
  z.object({ stage: z.enum(['captured', 'enrolled']), ...checked }),
  z.object({ stage: z.literal('burned'), ...checked, ...proved, ...parcel }),
  z.object({ stage: z.literal('shipped'), ...checked, ...proved, ...numbered, shipment, signIn }),
  z.object({ ...delivered, ...destroyed, keptUntil: z.exactOptional(time) }),
  z.object({ ...delivered, keptUntil: time, destroyed: z.exactOptional(z.never()) }),
  z.object({ stage: z.enum(['lost', 'cancelled']), ...ended }),
  z.object({ stage: z.literal('replaced'), ...ended, replacedBy: tokenId }),
  z.object({
    stage: z.literal('compromised'),
    ...ended,
    compromised: z.object({ by: personId, at: time, reason: z.string() }),
  }),
]);

const since = z.object({ since: z.exactOptional(deed) });

export const tokenSchema: z.ZodType<Token> = z
  .object(core)
  .and(origin)
  .and(staged)
  .and(since)
  // Sample data of the first days does not say it.
  .transform((token) => ({
    ...token,
    since: token.since ?? { by: token.capturedBy ?? 'bridge', at: token.capturedAt },
  }));

export function putToken(token: Token): Put {
  return { row: tokenRow(token.id), value: token };
}
