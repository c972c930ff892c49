// A case and its token, as the page sees them.
import type { CaseId, Instant } from '../../domain/ids.js';
import type { Drift } from '../../domain/otp/drift.js';
import type { OtpParameters } from '../../domain/otp/parameters.js';
import type { SignInOffer } from '../../domain/tokens/sign-in-offer.js';
import type { Change } from '../../domain/tokens/stage-table.js';
import type { Shipment, Stage } from '../../domain/tokens/token.js';
import type { Mention } from '../looking/who.js';

export type TokenView = {
  readonly stage: Stage;
  readonly issuer: string;
  readonly accountName: string;
  readonly parameters: OtpParameters;
  readonly seedBytes: number;
  readonly fingerprint: string;
  readonly codesLeft: number;
  readonly codesUntil: Instant;
  /** The seed may be shown here and now, until then; absent where it may not. */
  readonly seedQrUntil?: Instant;
  /** Under a request of which nothing has been shown so far. */
  readonly seedQrFirst?: true;
  readonly confirmed: boolean;
  readonly may: readonly Change[];
  readonly serial?: string;
  readonly model?: string;
  readonly shipment?: Shipment;
  readonly signIn?: SignInOffer;
  readonly drift?: Drift;
};

export type CaseView = {
  readonly caseId: CaseId;
  readonly purpose: 'set-up' | 're-burn';
  readonly owner: Mention;
  readonly closed: boolean;
  /** Whoever looks may save the toolset page. */
  readonly toolset: boolean;
  readonly now: Instant;
  readonly token: TokenView | null;
};
