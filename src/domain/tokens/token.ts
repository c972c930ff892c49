// One TOTP credential of one account owner, and the stages of its way from the QR code to the owner's hand.
import { plusDays } from '../ids.js';
import type { CaseId, Instant, PersonId, SeedReference, Step, TokenId } from '../ids.js';
import type { ProvisioningRules } from '../policy/provisioning-rules.js';
import type { Drift } from '../otp/drift.js';
import type { OtpParameters } from '../otp/parameters.js';
import type { SignInOffer } from './sign-in-offer.js';

export const STAGES = [
  'capturing',
  'captured',
  'enrolled',
  'burned',
  'shipped',
  'delivered',
  'lost',
  'cancelled',
  'replaced',
  'compromised',
] as const;
export type Stage = (typeof STAGES)[number];

/** What became of a stage: who brought it about and when. */
export type Deed = { readonly by: PersonId | 'bridge'; readonly at: Instant };

/** Codes for the wizard in which the account owner registers, of one seed, however often it was captured. */
export type EnrolmentCodes = {
  /** The first capture of the seed. */
  readonly since: Instant;
  readonly given: number;
  /** Null before the first. */
  readonly last: { readonly step: Step; readonly tokenId: TokenId } | null;
};

/** The parcel: days as calendar dates, `2026-03-14`. */
export type Shipment = Deed & {
  readonly postedOn?: string;
  readonly expectedOn?: string;
};

export type Destroyed = Deed & {
  /** The vault keeps the sealed (already undecipherable) remains until then. */
  readonly remainsUntil?: Instant;
};

/** `reason`: as typed, cut to {@link COMPROMISED_REASON_BYTES}; empty where none was given. */
export type Compromised = Deed & { readonly by: PersonId; readonly reason: string };
export const COMPROMISED_REASON_BYTES = 1000;

/** What is so of a token from its first moment on. */
type Core = {
  readonly id: TokenId;
  readonly ownerId: PersonId;
  /** As the QR code said it, e.g. `Microsoft`. */
  readonly issuer: string;
  /** As the QR code said it, e.g. `alice@contoso.example`. */
  readonly accountName: string;
  readonly parameters: OtpParameters;
  /** Where the sealed seed lies; the data key lies in a row of its own, which destruction deletes. */
  readonly seedReference: SeedReference;
  readonly capturedAt: Instant;
  /** Since when it is in its stage, and who brought it there. */
  readonly since: Deed;
};

type OfCapture = {
  readonly sample: false;
  readonly capturedBy: PersonId;
  /** The case it was captured in. */
  readonly caseId: CaseId;
  /** Digest of the dialog session that captured it: the seed QR is free in that one alone. */
  readonly session: string;
  readonly seedBytes: number;
  /** Tells two seeds apart, keyed by a secret of the tenant. */
  readonly fingerprint: string;
};
/** Published data: marked wherever it shows, captured by nobody, and nobody's secret. */
type OfSample = { readonly sample: true; readonly capturedBy: null } & {
  readonly [K in Exclude<keyof OfCapture, 'sample' | 'capturedBy'>]?: never;
};

/** What a token comes to have on its way. */
type Gains = {
  /** A second provisioner has held the fingerprint against what they were told. */
  readonly confirmed: Deed;
  /** As its last proof showed. */
  readonly drift: Drift;
  readonly serial: string;
  readonly model: string;
  readonly shipment: Shipment;
  readonly signIn: SignInOffer;
  readonly delivered: Deed;
  /** Kept after delivery for a re-burn, until then. */
  readonly keptUntil: Instant;
  readonly destroyed: Destroyed;
  /** Who said that the seed may be in other hands, and why. */
  readonly compromised: Compromised;
  /** The token that was captured in this one's place. */
  readonly replacedBy: TokenId;
};
type OfParcel = 'serial' | 'model' | 'shipment' | 'signIn';
/** What a token may have had by its end. */
type Behind = OfParcel | 'confirmed' | 'drift' | 'delivered' | 'keptUntil';

/** One stage: what a token in it has, what it may have, and nothing of the rest. */
type In<S extends Stage, Has extends keyof Gains = never, May extends keyof Gains = never> = Core &
  (OfCapture | OfSample) & { readonly stage: S } & Pick<Gains, Has> &
  Partial<Pick<Gains, May>> & { readonly [K in Exclude<keyof Gains, Has | May>]?: never };

export type Capturing = In<'capturing'>;
export type Captured = In<'captured', never, 'confirmed'>;
export type Enrolled = In<'enrolled', never, 'confirmed'>;
/** Proved by a code of its own; it has a parcel already where it came back. */
export type Burned = In<'burned', 'drift', 'confirmed' | OfParcel>;
export type Shipped = In<
  'shipped',
  'drift' | 'shipment' | 'signIn',
  'confirmed' | 'serial' | 'model'
>;
/** Delivered, and its seed kept for a re-burn. */
export type Kept = In<'delivered', 'drift' | 'delivered' | 'keptUntil', 'confirmed' | OfParcel>;
/** Delivered, and its seed destroyed. */
export type Delivered = In<
  'delivered',
  'drift' | 'delivered' | 'destroyed',
  'confirmed' | 'keptUntil' | OfParcel
>;
/** Over before its time, with what it had by then. */
export type Ended = In<'lost' | 'cancelled', 'destroyed', Behind>;
export type Replaced = In<'replaced', 'destroyed' | 'replacedBy', Behind>;
export type Stopped = In<'compromised', 'destroyed' | 'compromised', Behind>;

/** Each stage has exactly the fields it needs, so that «burned without a proof» cannot be written down. */
export type Token =
  | Capturing
  | Captured
  | Enrolled
  | Burned
  | Shipped
  | Kept
  | Delivered
  | Ended
  | Replaced
  | Stopped;

const RELEASABLE: readonly Stage[] = ['enrolled', 'burned', 'shipped'];

/** A release is possible only between enrolment and delivery and, where two people are required, once confirmed. */
export function isReleasable(token: Token, twoProvisioners: boolean): boolean {
  return RELEASABLE.includes(token.stage) && isConfirmed(token, twoProvisioners);
}

/** The seed may be shown for the burner once more: as long as it is kept, wherever the token is by now. */
export function isBurnable(
  token: Token,
  { policy, now }: { readonly policy: ProvisioningRules; readonly now: Instant },
): boolean {
  const kept = isKept(token) ? isStillKept(token, policy, now) : RELEASABLE.includes(token.stage);
  return kept && isConfirmed(token, policy.twoProvisioners);
}

/** Its seed is there, after its delivery. */
export function isKept(token: Token): token is Kept {
  return token.stage === 'delivered' && token.destroyed === undefined;
}

/** As long as was said at its delivery, and no longer than the policy of today would keep it. */
function isStillKept(
  { delivered, keptUntil }: Kept,
  policy: ProvisioningRules,
  now: Instant,
): boolean {
  return now < keptUntil && now < seedKeptUntil(delivered.at, policy);
}

/** When the seed of a token that was delivered then is destroyed. */
export function seedKeptUntil(deliveredAt: Instant, { keepSeedDays }: ProvisioningRules): Instant {
  return plusDays(deliveredAt, keepSeedDays);
}

/** Sample data has nobody to be confirmed by, and needs nobody. */
export function isConfirmed(token: Token, twoProvisioners: boolean): boolean {
  return !twoProvisioners || token.sample || token.confirmed !== undefined;
}

const OVER: readonly Stage[] = ['delivered', 'lost', 'cancelled', 'replaced', 'compromised'];

/** It gives no codes any more, whatever comes. */
export function isOver({ stage }: Pick<Token, 'stage'>): boolean {
  return OVER.includes(stage);
}

/** On its way from the QR code to the hand: a second one would be one too many. */
export function isUnderWay({ stage }: Token): boolean {
  return RELEASABLE.includes(stage);
}

/** A freeze of this one token: it is in nobody knows whose hands. */
export function isMissing({ stage }: Pick<Token, 'stage'>): boolean {
  return stage === 'lost';
}
