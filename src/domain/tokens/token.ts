// One TOTP credential of one account owner, and the stages of its way from the QR code to the owner's hand.
import type { Instant, PersonId, SeedReference, TokenId } from '../ids.js';
import type { OtpParameters } from '../otp/parameters.js';

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
] as const;
export type Stage = (typeof STAGES)[number];

export type Token = {
  readonly id: TokenId;
  readonly ownerId: PersonId;
  /** As the QR code said it, e.g. `Microsoft`. */
  readonly issuer: string;
  /** As the QR code said it, e.g. `alice@contoso.example`. */
  readonly accountName: string;
  readonly parameters: OtpParameters;
  /** Where the sealed seed lies; the data key lies in a row of its own, which destruction deletes. */
  readonly seedReference: SeedReference;
  readonly stage: Stage;
  /** Published sample data: marked wherever it shows, and nobody's secret. */
  readonly sample: boolean;
  readonly capturedBy: PersonId | null;
  readonly capturedAt: Instant;
  /** A freeze of this one token. */
  readonly frozen: boolean;
};

const RELEASABLE: readonly Stage[] = ['enrolled', 'burned', 'shipped'];

/** A release is possible only between enrolment and delivery. */
export function isReleasable(token: Token): boolean {
  return RELEASABLE.includes(token.stage);
}
