// A token as it is stored, and read back.
import { z } from 'zod';
import { parseOtpParameters } from '../../../domain/otp/parameters.js';
import type { OtpParameters } from '../../../domain/otp/parameters.js';
import type { SignInOffer } from '../../../domain/tokens/sign-in-offer.js';
import { STAGES } from '../../../domain/tokens/token.js';
import type { Token } from '../../../domain/tokens/token.js';
import { caseId, personId, seedReference, time, tokenId } from './fields.js';

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

export const tokenSchema: z.ZodType<Token> = z.object({
  id: tokenId,
  ownerId: personId,
  issuer: z.string(),
  accountName: z.string(),
  parameters,
  seedReference,
  stage: z.enum(STAGES),
  sample: z.boolean(),
  capturedBy: personId.nullable(),
  capturedAt: time,
  frozen: z.boolean(),
  caseId: z.exactOptional(caseId),
  session: z.exactOptional(z.string()),
  seedBytes: z.exactOptional(count),
  fingerprint: z.exactOptional(z.string()),
  since: z.exactOptional(deed),
  confirmed: z.exactOptional(deed),
  serial: z.exactOptional(z.string()),
  model: z.exactOptional(z.string()),
  shipment: z.exactOptional(
    z.object({
      postedOn: z.exactOptional(z.string()),
      expectedOn: z.exactOptional(z.string()),
      by: personId,
      at: time,
    }),
  ),
  signIn: z.exactOptional(signIn),
  drift: z.exactOptional(
    z.object({ steps: z.number().int(), seconds: z.number().int(), measuredAt: time }),
  ),
  delivered: z.exactOptional(deed),
  keptUntil: z.exactOptional(time),
  destroyed: z.exactOptional(deed.extend({ remainsUntil: z.exactOptional(time) })),
  compromised: z.exactOptional(z.object({ by: personId, at: time, reason: z.string() })),
  replacedBy: z.exactOptional(tokenId),
});
