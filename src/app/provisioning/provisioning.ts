// The use cases of provisioning as a channel sees them: the page's, and those of the commands.
import type { CaseId, Instant, PersonId, RequestId, TokenId } from '../../domain/ids.js';
import type { Code } from '../../domain/otp/code.js';
import type { OtpParameters } from '../../domain/otp/parameters.js';
import type { Seed } from '../../domain/otp/seed.js';
import type { Outcome } from '../../domain/outcome.js';
import type { ReleaseRefusal } from '../../domain/release/refusal.js';
import type { DisclosureRefusal } from '../../domain/tokens/disclosing.js';
import type { Parcel } from '../../domain/tokens/make-move.js';
import type { Days, DaysRefusal } from '../../domain/tokens/shipment.js';
import type { Guard, GuardCode } from '../../domain/tokens/guards.js';
import type { Change, ChangeRefusal } from '../../domain/tokens/stage-table.js';
import type { Stage, Token } from '../../domain/tokens/token.js';
import type { TokenChoice, WhichTokenRefusal, WhoRefusal } from '../looking/refusals.js';
import type { Actor, Mention, NothingHere, Typed, Whom } from '../looking/who.js';
import type { TokenQuery } from './token-query.js';
import type { CaseView } from './views.js';
import type { InCase } from './in-case.js';

/** Why a command about a token found nobody, or nothing. */
export type FindRefusal = { readonly code: 'NOT_A_PROVISIONER' } | WhoRefusal | WhichTokenRefusal;

export type OpenedCase = {
  readonly caseId: CaseId;
  readonly owner: Mention;
  /** Gets one browser into this case, once, for ten minutes. */
  readonly ticket: string;
  /** The case was open before: the page goes on where it was. */
  readonly goesOn: boolean;
};

export type EnterRefusal = { readonly code: 'TICKET_UNKNOWN' };
/** `secret`: what the browser proves itself with from now on. */
export type Entered = {
  readonly secret: string;
  readonly expiresAt: Instant;
  readonly inCase: InCase;
};

export type NoCase = { readonly code: 'NO_CASE' };
/** The vault did not take or give the seed; nothing was shown. */
export type VaultRefusal = { readonly code: 'VAULT_FAILED'; readonly retryable: boolean };

export type Captured = {
  readonly seed: Seed;
  readonly issuer: string;
  readonly accountName: string;
  readonly parameters: OtpParameters;
  /** Whether the account in the QR code looks like this one. */
  readonly looksLike: (account: string) => boolean;
  readonly overruled: readonly GuardCode[];
};
export type CaptureRefusal =
  | ChangeRefusal
  | NoCase
  | VaultRefusal
  | { readonly code: 'FROZEN' }
  | { readonly code: 'ALREADY_ENROLLED'; readonly stage: Stage }
  | { readonly code: 'GUARDED'; readonly guards: readonly Guard[] };

/** A token as a file has it. `address`: whose, as the directory has one. */
export type Imported = Pick<Captured, 'seed' | 'issuer' | 'parameters'> & {
  readonly address: string;
};
export type ImportRefusal = FindRefusal | CaptureRefusal;

export type EnrolmentCode = {
  readonly code: Code;
  readonly from: Instant;
  readonly until: Instant;
};
/** In the sitting of the capture, or under an approved request. */
export type SeedRefusal = DisclosureRefusal | NoCase | VaultRefusal | ReleaseRefusal;
export type ReburnRefusal = NothingHere | NoCase | { readonly code: 'NOT_A_PROVISIONER' };
export type SeedForBurner = {
  readonly uri: string;
  readonly until: Instant;
};
export type ProofRefusal =
  | ChangeRefusal
  | NoCase
  | VaultRefusal
  | { readonly code: 'FROZEN' }
  | { readonly code: 'CODE_MALFORMED'; readonly digits: number }
  | { readonly code: 'CODE_NOT_ITS_OWN'; readonly left: number }
  /** The bridge itself gave this code out, so it is no sign of a token. */
  | { readonly code: 'CODE_GIVEN_OUT' }
  /** `at`: when codes are compared again. */
  | { readonly code: 'TOO_MANY_WRONG_CODES'; readonly at: Instant };

/** Why the days of a parcel are left as they are. */
export type CorrectRefusal = ChangeRefusal | NoCase | DaysRefusal;
/** Why a press on a token's card did not count. */
export type TokenPressRefusal = ProofRefusal | CorrectRefusal;

/** Why a case is not shown. */
export type ViewRefusal = NoCase | { readonly code: 'NOT_A_PROVISIONER' };
export type CaseAnswer<R> = Outcome<CaseView, R | ViewRefusal>;
export type TokenAnswer<R> = Outcome<TokenSummary, R>;

/** A token as lists and its own card say it. */
export type TokenSummary = {
  readonly id: TokenId;
  readonly owner: Mention;
  readonly token: Token;
  readonly capturedBy: string;
  readonly now: Instant;
  /** Two people are required, and the second has not confirmed yet. */
  readonly unconfirmed: boolean;
};

export type HistoryLine = {
  readonly at: Instant;
  readonly by: string;
  readonly action: string;
  readonly detail?: string;
};

/** `others`: of the same account owner, the newest first; those that were replaced among them. */
export type LookedUp = TokenSummary & {
  readonly history: readonly HistoryLine[];
  readonly ownerId: PersonId;
  readonly others: readonly TokenChoice[];
};

export type TokenList = {
  readonly tokens: readonly TokenSummary[];
  /** There are more behind this one. */
  readonly next?: TokenId;
  /** Looked for: others that fit, and have ended. */
  readonly ended?: number;
  /** There are more than were looked through. */
  readonly notAll?: true;
};

export type CompromiseOne = Whom & { readonly reason: string };
/** The token has ended. `yours`: it was of whoever said so. */
export type Compromised = {
  readonly owner: Mention;
  readonly issuer: string;
  readonly at: Instant;
  readonly yours: boolean;
};
export type CompromiseRefusal = WhoRefusal | WhichTokenRefusal | ChangeRefusal | NoCase;

/** Of several tokens: the chosen one, else one that this can still become of. */
export type WhichToken = { readonly token?: TokenId; readonly change?: Change };

export type Provisioning = {
  readonly openCase: (
    actor: Actor,
    typed: Typed<Whom>,
  ) => Promise<Outcome<OpenedCase, FindRefusal>>;
  /** The page once more, for the burner alone, under an approved request of this person's. */
  readonly openReburn: (
    actor: Actor,
    requestId: RequestId,
  ) => Promise<Outcome<OpenedCase, ReburnRefusal>>;
  /** Another ticket for a case that this person has open, or undefined. */
  readonly issueTicketFor: (actor: Actor, caseId: CaseId) => Promise<string | undefined>;
  /**
   * `mayEnter`: whether who brings the ticket is the person whom it was given to. `heldFor`: with what this browser proves itself
   * in a case already, if it does: it then goes on in the same sitting.
   */
  readonly enter: (
    ticket: string,
    mayEnter: (person: PersonId) => boolean,
    heldFor?: (caseId: CaseId) => string | undefined,
  ) => Promise<Outcome<Entered, EnterRefusal>>;
  /** Who proves themselves with this secret, or undefined. */
  readonly findInCase: (secret: string) => Promise<InCase | undefined>;
  readonly view: (at: InCase) => Promise<CaseAnswer<never>>;
  readonly capture: (at: InCase, captured: Captured) => Promise<CaseAnswer<CaptureRefusal>>;
  /** What would become of it: changes nothing. `there`: it is kept for this person already. */
  readonly lookAtImport: (
    actor: Actor,
    one: Imported,
  ) => Promise<Outcome<'new' | 'there', ImportRefusal>>;
  /** Keeps it as enrolled. Again and again, and after it was broken off, with the same end. */
  readonly importToken: (
    actor: Actor,
    one: Imported,
  ) => Promise<Outcome<'new' | 'there', ImportRefusal>>;
  readonly giveEnrolmentCode: (
    at: InCase,
  ) => Promise<Outcome<EnrolmentCode, DisclosureRefusal | NoCase | VaultRefusal>>;
  readonly accept: (at: InCase) => Promise<CaseAnswer<ChangeRefusal | NoCase>>;
  /** The wizard did not take the code. */
  readonly noteCodeRefused: (at: InCase) => Promise<CaseAnswer<ChangeRefusal | NoCase>>;
  /** Destroys what was captured; `close`: and ends the case. */
  readonly startOver: (at: InCase, close: boolean) => Promise<CaseAnswer<ChangeRefusal | NoCase>>;
  readonly seedForBurner: (at: InCase) => Promise<Outcome<SeedForBurner, SeedRefusal>>;
  readonly proveBurn: (at: InCase, typed: string) => Promise<CaseAnswer<ProofRefusal>>;
  readonly ship: (at: InCase, parcel: Parcel) => Promise<CaseAnswer<ChangeRefusal | NoCase>>;
  /** Of a parcel that is under way. A day that is not said is not known any more. */
  readonly correctDaysInCase: (at: InCase, days: Days) => Promise<CaseAnswer<CorrectRefusal>>;
  readonly close: (at: InCase) => Promise<CaseAnswer<NoCase>>;
  /** Those under way, the oldest first; those that were looked for, the newest first. */
  readonly listTokens: (
    actor: Actor,
    after?: TokenId,
    query?: TokenQuery,
  ) => Promise<Outcome<TokenList, FindRefusal>>;
  readonly lookUpToken: (
    actor: Actor,
    typed: Typed<Whom>,
    which?: WhichToken,
  ) => Promise<Outcome<LookedUp, FindRefusal>>;
  /** Undefined for everybody who does not set up tokens. */
  readonly lookUpTokenById: (actor: Actor, tokenId: TokenId) => Promise<TokenSummary | undefined>;
  /** The seed may be in other hands: ends the token at once. By security, a provisioner, or of themselves the account owner. */
  readonly compromise: (
    actor: Actor,
    typed: Typed<CompromiseOne>,
    chosen?: TokenId,
  ) => Promise<Outcome<Compromised, CompromiseRefusal>>;
  /** By the account owner. Undefined for everybody else, and where there is no such token. */
  readonly compromiseById: (
    actor: Actor,
    tokenId: TokenId,
  ) => Promise<Outcome<Compromised, CompromiseRefusal> | undefined>;
  readonly lose: (actor: Actor, tokenId: TokenId) => Promise<TokenAnswer<ChangeRefusal | NoCase>>;
  readonly cancel: (actor: Actor, tokenId: TokenId) => Promise<TokenAnswer<ChangeRefusal | NoCase>>;
  readonly confirm: (
    actor: Actor,
    tokenId: TokenId,
  ) => Promise<TokenAnswer<ChangeRefusal | NoCase>>;
  readonly deliver: (
    actor: Actor,
    tokenId: TokenId,
    typed: string,
  ) => Promise<TokenAnswer<ProofRefusal>>;
  readonly correctDays: (
    actor: Actor,
    tokenId: TokenId,
    days: Days,
  ) => Promise<TokenAnswer<CorrectRefusal>>;
};
