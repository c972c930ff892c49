// What the store has of a token: its row, the key of its seed, and what is counted by the seed.
import { z } from 'zod';
import { parseOtpParameters } from '../../../domain/otp/parameters.js';
import type { OtpParameters } from '../../../domain/otp/parameters.js';
import type { DisclosureRefusal } from '../../../domain/tokens/disclosing.js';
import type { SignInOffer } from '../../../domain/tokens/sign-in-offer.js';
import { STAGES } from '../../../domain/tokens/token.js';
import type { EnrolmentCodes, Token } from '../../../domain/tokens/token.js';
import type { Instant, SeedReference, Step, TokenId } from '../../../domain/ids.js';
import type { Put } from '../reading.js';
import {
  caseId,
  personId,
  seedReference,
  stepNumber,
  time,
  tokenId,
} from '../../../domain/fields.js';
import { tokenRow } from './names.js';

const parameters: z.ZodType<OtpParameters> = z.unknown().transform((value, context) => {
  const parsed = parseOtpParameters(value);
  if (parsed.ok) return parsed.value;
  context.addIssue(parsed.refusal.code);
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

/** `key`: 32 bytes in base64. Read by the one place that opens seeds, written by the one that seals them. */
export type SeedKey = { readonly reference: SeedReference; readonly key: string };
export const seedKeySchema: z.ZodType<SeedKey> = z.object({
  reference: seedReference,
  key: z.string(),
});

export type Ledger = {
  /** The highest step given out of this seed, whatever for; null before the first. */
  readonly lastStep: Step | null;
  /** The highest step that a release has handed out; null before the first. */
  readonly lastHandedOut: Step | null;
  /** Codes handed out by releases of the token that was captured from it last. */
  readonly releases: number;
  /** Codes reported as refused since one worked. */
  readonly refusedInARow: number;
  /** Null for sample data, which nobody enrols. */
  readonly enrolment: EnrolmentCodes | null;
  /** Codes typed as from the token that were not its own, since the last right one. */
  readonly wrongProofs: number;
  /** After too many of them: when codes are compared again. */
  readonly proofsFrom: Instant | null;
};
export const NEW_LEDGER: Ledger = {
  lastStep: null,
  lastHandedOut: null,
  releases: 0,
  refusedInARow: 0,
  enrolment: null,
  wrongProofs: 0,
  proofsFrom: null,
};
export const ledgerSchema: z.ZodType<Ledger> = z.object({
  lastStep: stepNumber.nullable(),
  lastHandedOut: stepNumber.nullable().default(null),
  releases: z.number().int().nonnegative(),
  refusedInARow: z.number().int().nonnegative().default(0),
  enrolment: z
    .object({
      since: time,
      given: z.number().int().nonnegative(),
      last: z.object({ step: stepNumber, tokenId }).nullable(),
    })
    .nullable(),
  wrongProofs: z.number().int().nonnegative(),
  proofsFrom: time.nullable().default(null),
});

/** Index rows that lead to a token. */
export type ToToken = { readonly tokenId: TokenId };
export const toTokenSchema: z.ZodType<ToToken> = z.object({ tokenId });

/** Why nothing of a token was shown, as an operation keeps it. */
export const disclosureRefusal: z.ZodType<DisclosureRefusal> = z.discriminatedUnion('code', [
  z.object({ code: z.literal('FROZEN') }),
  z.object({ code: z.literal('LOG_ROLLED_BACK') }),
  z.object({ code: z.literal('LOG_UNANCHORED') }),
  z.object({ code: z.literal('NOT_A_PROVISIONER') }),
  z.object({ code: z.literal('NOT_THE_CAPTOR') }),
  z.object({ code: z.literal('OWNER_UNKNOWN') }),
  z.object({ code: z.literal('NO_CODES_NOW'), stage: z.enum(STAGES) }),
  z.object({ code: z.literal('CODES_USED_UP'), most: z.number() }),
  z.object({ code: z.literal('ENROLMENT_OVER'), since: time }),
  z.object({ code: z.literal('NO_NEW_STEP'), at: time }),
  z.object({ code: z.literal('APPROVAL_NEEDED') }),
  z.object({ code: z.literal('NO_SEED_QR_NOW'), stage: z.enum(STAGES) }),
]);
