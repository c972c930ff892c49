// What auditors and the security team ask of the audit in a chat, and what they are answered.
import type { AuditAction, LookedWhere } from '../../domain/audit/entry.js';
import type { StoryOutcome } from '../../domain/audit/story.js';
import type { Instant, RequestId } from '../../domain/ids.js';
import type { Outcome } from '../../domain/outcome.js';
import type { CallerMethod } from '../../domain/policy/caller-verification.js';
import type { Disclosure } from '../../domain/release/request.js';
import type { Between, TypedRange } from '../../domain/time/past-range.js';
import type { WhoRefusal } from '../looking/refusals.js';
import type { Actor, Mention, Typed, Whom } from '../looking/who.js';

/** `typedName`: empty where everybody is meant. `range`: as typed; `between`: as it was understood before. */
export type LookBack = Whom & {
  /** Only what something was disclosed by. */
  readonly releases: boolean;
  readonly range?: TypedRange;
  readonly between?: Between;
  /** Goes on behind the entry of this number. */
  readonly before?: number;
  /** Only requests that came to this. */
  readonly outcome?: StoryOutcome;
  /** Where it is asked: the chat where nothing is said. */
  readonly where?: LookedWhere;
  /** Words that could not be read. */
  readonly unread?: string;
};

/** `bridge`: by itself. `detail`: what tells two facts of the same name apart. */
export type LookedLine = {
  readonly at: Instant;
  readonly by: string;
  readonly action: AuditAction;
  readonly detail?: string;
  /** What somebody typed. */
  readonly said?: string;
};

export type LookedStory = {
  readonly kind: 'story';
  /** The number of the entry by which it began. */
  readonly seq: number;
  readonly requestId: RequestId;
  /** When what its line says came about: it was shown, or, where nothing was, it was asked for. */
  readonly at: Instant;
  readonly askedBy: string;
  readonly owner: string;
  readonly disclosure: Disclosure;
  readonly reason: string;
  /** Its id alone where the policy does not know it any more. */
  readonly verifiedBy?: CallerMethod | { readonly kind: 'gone'; readonly id: string };
  readonly outcome: StoryOutcome;
  /** The number of the entry that a receipt proves. */
  readonly receipt?: number;
  readonly lines: readonly LookedLine[];
};
/** Something that belongs to no request. */
export type LookedEvent = LookedLine & { readonly kind: 'event'; readonly whose?: string };

export type LookedBack = {
  readonly items: readonly (LookedStory | LookedEvent)[];
  readonly whom?: Mention;
  readonly between: Between;
  /** How far back it was looked; absent where there is nothing before. */
  readonly lookedTo?: Instant;
  /** Where to go on; absent where there is nothing more in that stretch. */
  readonly next?: number;
};

export type LookBackRefusal =
  | WhoRefusal
  /** Neither security nor auditor: who asks learns nothing. */
  | { readonly code: 'NOT_AN_AUDITOR' }
  | { readonly code: 'RANGE_UNREADABLE'; readonly typed: string };

export type LookingBack = (
  actor: Actor,
  asked: Typed<LookBack>,
) => Promise<Outcome<LookedBack, LookBackRefusal>>;
