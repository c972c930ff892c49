// The use cases as a channel sees them: who asks, what they typed or pressed, and what there is to answer.
import type { Instant, PersonId, RequestId } from '../domain/ids.js';
import type { Code } from '../domain/otp/code.js';
import type { WhyNotReached } from '../domain/audit/entry.js';
import type { Outcome } from '../domain/outcome.js';
import type { Right } from '../domain/policy/roles.js';
import type { ReleaseRefusal } from '../domain/release/refusal.js';
import type { Report } from '../domain/release/request.js';
import type { RequestView } from '../domain/release/view.js';
import type { FormatRefusal, SeedFile, SeedText } from '../domain/exchange/seed-file.js';
import type { Recipient } from '../ports/messenger.js';
import type { LookingBack } from './audit/look-back-answers.js';
import type { ReadMine } from './audit/mine.js';
import type { ListOpen } from './release/list-open.js';
import type { AskAnswer, AskForCode, AskForSeed } from './asking/answers.js';
import type {
  FreezeAnswer,
  FreezeCommand,
  FreezeList,
  ReviewAnswer,
  ReviewList,
} from './safety/answers.js';
import type { Asked } from './looking/strangers.js';
import type { Actor, Contact, Mention, NothingHere, Typed } from './looking/who.js';

export type Act =
  | { readonly kind: 'approve'; readonly number?: number }
  | { readonly kind: 'deny'; readonly reason: string }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'object' }
  | { readonly kind: 'break-glass'; readonly reason: string }
  | { readonly kind: 'report'; readonly report: Report };

/** The request as it is now, and why the act did not count, where it did not. */
export type CardAnswer = Outcome<
  { readonly view: RequestView; readonly refusal?: ReleaseRefusal },
  NothingHere
>;

/** What was asked again, and what came of it; or why nothing was. */
export type AskAnotherAnswer = Outcome<
  { readonly said: AskForCode; readonly answer: AskAnswer },
  NothingHere | Extract<ReleaseRefusal, { readonly code: 'NOT_YOUR_REQUEST' | 'NOT_NOW' }>
>;

export type ShowRefusal =
  | ReleaseRefusal
  /** The vault did not give the seed; the approval is kept and the next press tries again. */
  | { readonly code: 'VAULT_FAILED'; readonly retryable: boolean };

export type ExportRefusal =
  | ShowRefusal
  /** There is none of theirs, or it is for something else. */
  | NothingHere
  /** The request has come to be in another state meanwhile. */
  | { readonly code: 'MOVED_ON' }
  | FormatRefusal;

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
  /** Of those that I was asked to approve: what needs no answer of mine any more, and is open. */
  readonly answered: readonly RequestView[];
  /** More than are listed. */
  readonly more: boolean;
};

export type WhoAmI = {
  readonly name: string;
  readonly account: string;
  readonly roles: readonly Right[];
  /** Whom nobody reaches of those that the policy has something told: to operators and the security team alone. */
  readonly unreached?: readonly Unheard[];
};

export type Unheard = Mention & { readonly why: WhyNotReached };

/** `new`: never seen before. `again`: could not be reached there until now; what waits for them has been sent. */
export type Meeting = 'new' | 'again' | 'known';

export type Bridge = {
  /** Keeps how to reach a person. Called for everything that comes from their personal chat. */
  readonly rememberPerson: (actor: Actor, contact: Contact) => Promise<Meeting>;
  /** How to reach a person in their personal chat, or undefined where that is not possible. */
  readonly findContact: (actor: Actor) => Promise<Recipient | undefined>;
  readonly askForCode: (actor: Actor, ask: Typed<AskForCode>) => Promise<AskAnswer>;
  /** The same as a request of theirs before, whose code was refused or not used. */
  readonly askAnother: (actor: Actor, requestId: RequestId) => Promise<AskAnotherAnswer>;
  /** The whole seed once more, as a QR code for the burner. */
  readonly askForSeed: (actor: Actor, ask: Typed<AskForSeed>) => Promise<AskAnswer>;
  /** That the whole seed leaves in a file. */
  readonly askForExport: (actor: Actor, ask: Typed<AskForSeed>) => Promise<AskAnswer>;
  /** Under a request that was approved for it: what the file holds, once. */
  readonly exportSeed: (
    actor: Actor,
    requestId: RequestId,
    file: SeedFile,
  ) => Promise<Outcome<SeedText, ExportRefusal>>;
  readonly actOnRequest: (actor: Actor, requestId: RequestId, act: Act) => Promise<CardAnswer>;
  readonly showCode: (actor: Actor, requestId: RequestId) => Promise<ShowAnswer>;
  readonly viewRequest: (actor: Actor, requestId: RequestId) => Promise<CardAnswer>;
  /** Also sends the listed requests' cards again, at the end of the chat. */
  readonly listRequests: (actor: Actor) => Promise<RequestList>;
  /** What is open everywhere: for auditors and security people. */
  readonly listOpen: ListOpen;
  /** Stops every disclosure at once: everybody's, or one account owner's. */
  readonly freeze: (actor: Actor, command: FreezeCommand) => Promise<FreezeAnswer>;
  /** Not by the person who froze. */
  readonly unfreeze: (actor: Actor, command: FreezeCommand) => Promise<FreezeAnswer>;
  /** What is frozen now: for auditors and security people. */
  readonly listFreezes: (actor: Actor) => Promise<FreezeList>;
  /** By an auditor or a security person who did not use break-glass. */
  readonly closeReview: (actor: Actor, requestId: RequestId, note: string) => Promise<ReviewAnswer>;
  /** Also sends the listed reviews' cards again. */
  readonly listReviews: (actor: Actor) => Promise<ReviewList>;
  /** What the audit has of whom, the newest first. For auditors and the security team alone. */
  readonly lookBack: LookingBack;
  /** Whether the audit is there for them; asked too often by whom it is not, it is not looked up. */
  readonly mayLookBack: (actor: Actor) => Promise<boolean>;
  /** What is kept of whoever asks, and to whom codes of theirs were shown. */
  readonly readMine: ReadMine;
  /** Something came in that is nothing of ours. Never throws, never waits. */
  readonly countNonsense: (what: string, person?: PersonId) => void;
  /** Whether this person has asked so often for what is none of theirs that nothing more is looked up for it now. */
  readonly asksTooOften: (actor: Actor, asked: Asked) => boolean;
  /** Undefined where the directory knows no such person. */
  readonly whoAmI: (actor: Actor) => Promise<WhoAmI | undefined>;
};
