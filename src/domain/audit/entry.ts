// What the audit keeps: who did what to which request or token, when, under which policy. Types alone keep seeds and
// codes out: nothing here can hold one.
import type { Instant, PersonId, ReadId, RequestId, TokenId } from '../ids.js';
import type { ReleaseFact } from '../release/fact.js';
import type { Disclosure } from '../release/request.js';
import type { TokenFact } from '../tokens/fact.js';
import type { LogPlace } from './log.js';

/** `chat-gone`: it is being opened anew. The others: as the channel says it. */
export type WhyNotReached = 'not-installed' | 'blocked' | 'blocked-by-admin' | 'chat-gone';

export type LookedWhere = 'chat' | 'page';
export type AuditTaken = 'receipt' | 'log' | 'csv' | 'ocsf';

export type AuditFact =
  | ReleaseFact
  | TokenFact
  | { readonly action: 'tenant.opened' }
  /**
   * What was decided after that moment is not in this audit; so everything is frozen, what was open has ended, and steps are
   * burnt. `instead`: the audit of what was in the table before, which is gone. `policy`: only where another one is in force.
   */
  | {
      readonly action: 'tenant.restored';
      readonly backedUpAt: Instant;
      readonly requestsEnded: number;
      readonly seedsBurnt: number;
      readonly freezesKept: number;
      readonly policy?: { readonly from: string; readonly to: string };
      readonly instead?: ChainHead | LogPlace;
      /** The log that has ended with it, as the backup has it. */
      readonly log: LogPlace;
      /** The newest checkpoint of it that was anchored; `lost`: entries that it had and the backup has not. */
      readonly anchored?: LogPlace & { readonly lost: number };
    }
  /** A log goes on under another origin, or begins anew with what a chain of hashes held before. */
  | { readonly action: 'log.begun'; readonly chained?: ChainHead; readonly log?: LogPlace }
  /** `key`: the name of its key in the vault. */
  | { readonly action: 'backup.taken'; readonly key: string; readonly until: Instant }
  /** Nobody can open it any more. */
  | { readonly action: 'backup.forgotten'; readonly key: string }
  /** Another policy file was taken over; `from` is absent where none had been noted before. */
  | { readonly action: 'policy.changed'; readonly from?: string; readonly to: string }
  /** A policy file was refused whole, and the one before it stays in force. `where`: the first places in it. */
  | {
      readonly action: 'policy.refused';
      readonly problems: number;
      readonly where: readonly string[];
    }
  /** The store is behind what was signed: nothing is disclosed. */
  | { readonly action: 'log.rolled-back' }
  /** No checkpoint could be kept outside of the store; and that it could again. */
  | { readonly action: 'log.unanchored' }
  | { readonly action: 'log.anchored-again' }
  /** An anchor holds less than it did. */
  | { readonly action: 'log.emptied' }
  | { readonly action: 'log.memory-gone' }
  /** The bot started with nobody to sign the log, and nowhere to keep it. */
  | { readonly action: 'log.unkept' }
  | { readonly action: 'token.sample-planted' }
  | { readonly action: 'token.sample-enrolled' }
  | {
      readonly action: 'request.created';
      readonly disclosure: Disclosure;
      readonly ownerId: PersonId;
      readonly asked: readonly PersonId[];
      readonly reason: string;
      readonly byMail: boolean;
      /** Id of the policy's method; absent where nothing was said. */
      readonly verifiedBy?: string;
      /** No code before. */
      readonly notBefore?: Instant;
    }
  | { readonly action: 'approvers.reminded'; readonly people: readonly PersonId[] }
  /** Everybody else who may approve was asked too. */
  | { readonly action: 'approvers.widened'; readonly people: readonly PersonId[] }
  /** Somebody asked and was refused before there was a request. */
  | { readonly action: 'request.refused'; readonly refusal: string; readonly ownerId?: PersonId }
  /** An open request's card was sent again to the one who asked for it. */
  | { readonly action: 'request.shown' }
  /** What was refused beyond a burst, from `since` on: how often, by what it was; `people`: whose it mostly was. */
  | {
      readonly action: 'refusals.counted';
      readonly since: Instant;
      readonly counts: Readonly<Record<string, number>>;
      readonly people: readonly PersonId[];
    }
  /** No `ownerId`: everybody's. `directoryDown`: whoever froze it is named in the policy, and nobody could be asked for more. */
  | {
      readonly action: 'freeze.set';
      readonly ownerId?: PersonId;
      readonly reason: string;
      readonly directoryDown?: boolean;
    }
  | { readonly action: 'freeze.lifted'; readonly ownerId?: PersonId }
  /** After a restore: somebody else has to lift it, too. */
  | { readonly action: 'freeze.half-lifted' }
  | { readonly action: 'review.closed'; readonly by: PersonId; readonly note: string }
  /** Kept for as long as the policy says, and deleted; what the audit has of it stays. */
  | { readonly action: 'request.forgotten' }
  | { readonly action: 'review.forgotten' }
  /** Names and what was typed are gone from beside so many entries of that log, the last of them `upTo`: the policy's days are over. */
  | {
      readonly action: 'texts.forgotten';
      readonly log: 'audit' | 'refusals';
      readonly entries: number;
      readonly texts: number;
      readonly upTo: number;
    }
  /** What is kept about somebody was read. */
  | { readonly action: 'person.read'; readonly personId: PersonId }
  /** Somebody is to be erased; or could not be. */
  | { readonly action: 'erasure.begun'; readonly personId: PersonId }
  | {
      readonly action: 'erasure.refused';
      readonly personId: PersonId;
      readonly refusal: string;
    }
  /** A part of it, in this very commit: so many rows without what named them, and so many texts beside entries of the audit. */
  | {
      readonly action: 'person.erased';
      readonly personId: PersonId;
      readonly rows: number;
      readonly texts: number;
    }
  /** Somebody tried to freeze, lift or close a review, and could not. */
  | { readonly action: 'control.refused'; readonly command: string; readonly refusal: string }
  /** Somebody who must be told cannot be now: `about` waits for their first sign of life. */
  | {
      readonly action: 'message.not-reached';
      readonly to: PersonId;
      readonly about: string;
      readonly why: WhyNotReached;
    }
  /** A message was given up after many tries, or waited too long for somebody who never came. */
  | { readonly action: 'message.undelivered'; readonly to: PersonId; readonly about: string }
  /** A sample token's life was played, in a partition and with people of its own. Nobody's token had a part in it. */
  | { readonly action: 'rehearsal.begun'; readonly rehearsal: string }
  /** `failedAt`: the act that did not go. `seq`, `hash`: the size and the root of its own log, which is gone with it. */
  | {
      readonly action: 'rehearsal.ended';
      readonly rehearsal: string;
      readonly failedAt?: string;
      readonly seq?: number;
      readonly hash?: string;
    }
  /** Somebody looked into the audit: at whom, where they named one. */
  | { readonly action: 'audit.looked'; readonly where: LookedWhere; readonly ownerId?: PersonId }
  /** The auditors' page was opened. */
  | { readonly action: 'audit.opened' }
  /** A part of the audit was taken home from that page. */
  | { readonly action: 'audit.taken'; readonly what: AuditTaken }
  /** A command was begun. `takenFor`: whom the local trial took its user to be, which verifies nobody. */
  | {
      readonly action: 'command.run';
      readonly command: string;
      readonly takenFor?: PersonId;
      readonly unverified?: true;
    }
  | {
      readonly action: 'command.refused';
      readonly command: string;
      readonly refusal: string;
      readonly takenFor?: PersonId;
      readonly unverified?: true;
    };
export type AuditAction = AuditFact['action'];

/** `bridge` acts by itself when time passes. */
export type AuditActor = PersonId | 'bridge';

/** Whoever has the console of that instance of the app, or runs the local trial as that user: nobody has verified them. */
export type ConsoleActor = `console:${string}` | `local:${string}`;

export type AuditDraft = {
  readonly at: Instant;
  readonly actor: AuditActor | ConsoleActor;
  readonly requestId?: RequestId;
  readonly tokenId?: TokenId;
  /** The reading of a seed that it goes with, as the vault's own log names it. */
  readonly read?: ReadId;
  /** Version of the policy in force. */
  readonly policy: string;
  readonly fact: AuditFact;
};

export type AuditEntry = AuditDraft & {
  /** Gap-free from 1 within its log, from one origin to the next. */
  readonly seq: number;
};

/** Where the audit of an older program ended: each of its entries had the hash of the one before. */
export type ChainHead = { readonly seq: number; readonly hash: string };
