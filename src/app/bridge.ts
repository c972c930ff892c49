// The use cases as a channel sees them: who asks, what they typed or pressed, and what there is to answer.
import type { Instant, PersonId, RequestId, TenantId, TokenId } from '../domain/ids.js';
import type { Code } from '../domain/otp/code.js';
import type { Outcome } from '../domain/outcome.js';
import type { CallerMethod } from '../domain/policy/caller-verification.js';
import type { Right } from '../domain/policy/roles.js';
import type { ReleaseRefusal } from '../domain/release/refusal.js';
import type { Report } from '../domain/release/request.js';
import type { RequestView } from '../domain/release/view.js';
import type { TimeProblem } from '../domain/time/resolve-time.js';
import type { TypedTime } from '../domain/time/typed-time.js';
import type { Stage } from '../domain/tokens/token.js';
import type { LimitReached } from './control/counters.js';
import type { FreezeAnswer, FreezeCommand, ReviewAnswer, ReviewList } from './control/answers.js';
import type { Address, Recipient } from '../ports/messenger.js';

/** Who did something, as the channel has verified it, and the id of the activity that carried it. */
export type Actor = {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  /** The same activity delivered twice has the same id: what it did is done once. */
  readonly activityId: string;
};

/** How a person can be reached and spoken to, as last seen. */
export type Contact = {
  readonly address: Address;
  readonly zone?: string;
  readonly locale?: string;
};

/** Who was meant: as typed, and as chosen on a card where that was not enough. */
export type Whom = {
  readonly typedName: string;
  /** Who was chosen. It gives nothing that typing their address would not. */
  readonly person?: PersonId;
};

/** `longer`: the same words, read as beginning with a longer name: from two words upwards. */
export type Typed<W extends Whom> = W & { readonly longer?: readonly W[] };

/** It was said that a time at the end of the reason is part of the reason. */
export type AtOnce = { readonly kind: 'at-once' };
export type Moments = { readonly kind: 'moments'; readonly moments: readonly Instant[] };

/** The reason must not be empty. */
export type AskForSeed = Whom & { readonly token?: TokenId; readonly reason: string };

export type AskForCode = Whom & {
  /** Which of the account owner's tokens was chosen. */
  readonly token?: TokenId;
  readonly reason: string;
  readonly byMail: boolean;
  /** How the caller was verified, as chosen on a card. What was typed of it stands in the reason. */
  readonly verifiedBy?: string;
  /** From when on the code is wanted: as typed, or as it was understood: one moment, or several to choose from. At once where absent. */
  readonly when?: TypedTime | Moments | AtOnce;
};

/** One thing more has to be said before there is a request. Nothing was opened, and nothing is counted. */
export type AskQuestion =
  | {
      readonly kind: 'caller';
      readonly owner: Mention;
      /** What will do for this account owner. */
      readonly methods: readonly CallerMethod[];
      /** Something was said, but it will not do. */
      readonly notEnough: boolean;
    }
  /** What was typed may mean any of these. */
  | { readonly kind: 'time'; readonly owner: Mention; readonly moments: readonly Instant[] }
  /** The reason ends in a time: the code is wanted then, at one of these moments, or at once. */
  | {
      readonly kind: 'time-or-reason';
      readonly owner: Mention;
      readonly moments: readonly Instant[];
      /** The time as it was typed. */
      readonly typed: string;
    };

/** A person as a list names them. */
export type Mention = { readonly name: string; readonly account: string };

/** Somebody to choose: `reading` says as what their name was read, 0 as the first word. */
export type Candidate = Mention & {
  readonly id: PersonId;
  readonly reading: number;
  /** When the code is wanted, as it was understood. */
  readonly moments?: readonly Instant[];
};

/** A token to choose, by what tells it from the others. */
export type TokenChoice = {
  readonly id: TokenId;
  readonly issuer: string;
  readonly accountName: string;
  /** The last of its serial number; absent before it was burned. */
  readonly serialEnd?: string;
  readonly stage: Stage;
  readonly capturedAt: Instant;
};

export type SeveralTokens = {
  readonly owner: Candidate;
  readonly tokens: readonly TokenChoice[];
};

export type AskRefusal =
  | { readonly code: 'NO_ROLE' }
  | { readonly code: 'NOT_A_PROVISIONER' }
  | { readonly code: 'NAME_MISSING' }
  /** For the whole seed one is needed. */
  | { readonly code: 'REASON_MISSING' }
  | { readonly code: 'REASON_TOO_LONG'; readonly most: number }
  /** `nearest`: who might have been meant. Never taken for an answer. */
  | {
      readonly code: 'UNKNOWN_PERSON';
      readonly typed: string;
      readonly nearest: readonly Candidate[];
    }
  | { readonly code: 'SEVERAL_PEOPLE'; readonly people: readonly Candidate[] }
  /** `mayProvision`: whoever asks may set one up. */
  | { readonly code: 'NO_TOKEN'; readonly owner: Mention; readonly mayProvision: boolean }
  | ({ readonly code: 'SEVERAL_TOKENS' } & SeveralTokens)
  | {
      readonly code: 'TOKEN_NOT_RELEASABLE';
      readonly owner: Mention;
      readonly stage: Stage;
      /** When its seed was destroyed; nobody's name where time did it. */
      readonly destroyed?: { readonly at: Instant; readonly by?: string };
    }
  | {
      readonly code: 'TOKEN_NOT_BURNABLE';
      readonly owner: Mention;
      readonly stage: Stage;
      /** A second provisioner has not held the fingerprint against what they were told. */
      readonly unconfirmed: boolean;
      readonly destroyed?: { readonly at: Instant; readonly by?: string };
    }
  | { readonly code: 'CAPTOR_REQUEST'; readonly owner: Mention }
  | TimeProblem
  /** Before that moment nobody could have approved. */
  | { readonly code: 'TIME_TOO_SOON'; readonly at: Instant }
  | { readonly code: 'TIME_TOO_FAR'; readonly at: Instant; readonly hoursAtMost: number }
  | { readonly code: 'FROZEN' }
  /** Too much within an hour, of this person or about this account owner. */
  | ({ readonly code: 'LIMIT_REACHED' } & LimitReached)
  /** Nobody (or too few) can be asked now. `couldBe` may approve, once they have opened a chat with the bot. */
  | {
      readonly code: 'NO_REACHABLE_APPROVER';
      readonly needed: number;
      readonly reachable: number;
      readonly couldBe: readonly Mention[];
    };
export type AskRefusalCode = AskRefusal['code'];

/** The card itself comes by the outbox, so that it comes also after a crash. */
export type AskAnswer = Outcome<
  | { readonly kind: 'asked' | 'already-open'; readonly requestId: RequestId }
  /** `ask`: what was said so far; with the answer it is asked again. */
  | { readonly kind: 'question'; readonly question: AskQuestion; readonly ask: AskForCode },
  AskRefusal
>;

export type Act =
  | { readonly kind: 'approve'; readonly number?: number }
  | { readonly kind: 'deny'; readonly reason: string }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'object' }
  | { readonly kind: 'break-glass'; readonly reason: string }
  | { readonly kind: 'report'; readonly report: Report };

/** No such request, or one in which this person has no part: the same answer for both. */
export type NothingHere = { readonly code: 'NOTHING_HERE' };

/** The request as it is now, and why the act did not count, where it did not. */
export type CardAnswer = Outcome<
  { readonly view: RequestView; readonly refusal?: ReleaseRefusal },
  NothingHere
>;

export type ShowRefusal =
  | ReleaseRefusal
  /** The vault did not give the seed; the approval is kept and the next press tries again. */
  | { readonly code: 'VAULT_FAILED'; readonly retryable: boolean };

/** The only place where a code leaves the application. */
export type ShownCode = {
  readonly code: Code;
  readonly worksFrom: Instant;
  readonly worksUntil: Instant;
  /** False where the verifier's window is assumed: *should* work until. */
  readonly certain: boolean;
};

export type ShowAnswer = Outcome<
  { readonly view: RequestView; readonly shown?: ShownCode; readonly refusal?: ShowRefusal },
  NothingHere
>;

export type RequestList = {
  readonly mine: readonly RequestView[];
  readonly waitingForMe: readonly RequestView[];
  /** More than are listed. */
  readonly more: boolean;
};

export type WhoAmI = {
  readonly name: string;
  readonly account: string;
  readonly roles: readonly Right[];
};

/** `new`: never seen before. `again`: could not be reached there until now; what waits for them has been sent. */
export type Meeting = 'new' | 'again' | 'known';

export type Bridge = {
  /** Keeps how to reach a person. Called for everything that comes from their personal chat. */
  readonly rememberPerson: (actor: Actor, contact: Contact) => Promise<Meeting>;
  /** How to reach a person in their personal chat, or undefined where that is not possible. */
  readonly contactOf: (actor: Actor) => Promise<Recipient | undefined>;
  readonly askForCode: (actor: Actor, ask: Typed<AskForCode>) => Promise<AskAnswer>;
  /** The whole seed once more, as a QR code for the burner. */
  readonly askForSeed: (actor: Actor, ask: Typed<AskForSeed>) => Promise<AskAnswer>;
  readonly actOnRequest: (actor: Actor, requestId: RequestId, act: Act) => Promise<CardAnswer>;
  readonly showCode: (actor: Actor, requestId: RequestId) => Promise<ShowAnswer>;
  readonly viewRequest: (actor: Actor, requestId: RequestId) => Promise<CardAnswer>;
  /** Also sends the listed requests' cards again, at the end of the chat. */
  readonly listRequests: (actor: Actor) => Promise<RequestList>;
  /** Stops every disclosure at once: everybody's, or one account owner's. */
  readonly freeze: (actor: Actor, command: FreezeCommand) => Promise<FreezeAnswer>;
  /** Not by the person who froze. */
  readonly unfreeze: (actor: Actor, command: FreezeCommand) => Promise<FreezeAnswer>;
  /** By an auditor or a security person who did not use break-glass. */
  readonly closeReview: (actor: Actor, requestId: RequestId, note: string) => Promise<ReviewAnswer>;
  /** Also sends the listed reviews' cards again. */
  readonly listReviews: (actor: Actor) => Promise<ReviewList>;
  /** Something came in that is nothing of ours. Never throws, never waits. */
  readonly countNonsense: (what: string, person?: PersonId) => void;
  /** Undefined where the directory knows no such person. */
  readonly whoAmI: (actor: Actor) => Promise<WhoAmI | undefined>;
};
