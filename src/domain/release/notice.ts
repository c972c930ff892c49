// What people are told apart from their cards. About people and requests alone, so that every channel and language can
// have words for it.
import type { Instant } from '../ids.js';
import type { Disclosure } from './request.js';
import type { TokenNotice } from '../tokens/notice.js';

/** A short message that asks for attention: an updated card alone makes no sound. */
export type Notice =
  | TokenNotice
  | {
      readonly code: 'request-approved';
      readonly disclosure: Disclosure;
      readonly ownerName: string;
      readonly by: readonly string[];
      /** No code before: where it can be shown at once, the card itself comes in the place of a notice. */
      readonly from: Instant;
    }
  | {
      readonly code: 'request-denied';
      readonly disclosure: Disclosure;
      readonly ownerName: string;
      readonly by: string;
      readonly reason: string;
    }
  | {
      readonly code: 'request-expired';
      readonly disclosure: Disclosure;
      readonly ownerName: string;
      readonly unapproved: boolean;
    }
  | {
      readonly code: 'request-stopped';
      readonly disclosure: Disclosure;
      readonly ownerName: string;
    }
  /** Enough had agreed, and one has taken that back: what was told of an approval holds no more. */
  | { readonly code: 'request-withdrawn'; readonly ownerName: string }
  /** To the person who asked, while the request is open. */
  | { readonly code: 'request-frozen'; readonly ownerName: string }
  /** The same, where a code or a seed is out already. */
  | {
      readonly code: 'shown-frozen';
      readonly disclosure: Disclosure;
      readonly ownerName: string;
    }
  | { readonly code: 'request-lifted'; readonly ownerName: string }
  /** To security people and auditors; `whom`: null for everybody. */
  | {
      readonly code: 'codes-frozen';
      readonly whom: string | null;
      readonly by: string;
      readonly at: Instant;
      readonly reason: string;
    }
  | {
      readonly code: 'freeze-lifted';
      readonly whom: string | null;
      readonly by: string;
      readonly at: Instant;
    }
  /** To approvers and the account owner (`yours`). */
  | {
      readonly code: 'break-glass-used';
      readonly requesterName: string;
      readonly ownerName: string;
      readonly issuer: string;
      readonly reason: string;
      readonly at: Instant;
      readonly yours: boolean;
    }
  /** To security people. */
  | { readonly code: 'owner-limit'; readonly ownerName: string; readonly at: Instant }
  | {
      readonly code: 'proofs-locked';
      readonly ownerName: string;
      readonly issuer: string;
      readonly by: string;
      readonly at: Instant;
      readonly until: Instant;
    }
  /** To security people, auditors and operators. */
  | { readonly code: 'records-restored'; readonly at: Instant; readonly backedUpAt: Instant }
  | { readonly code: 'log-rolled-back'; readonly at: Instant }
  | { readonly code: 'log-emptied'; readonly at: Instant }
  | { readonly code: 'log-memory-gone'; readonly at: Instant }
  /** To whom the policy names: a signed note, word for word, over so many entries. */
  | { readonly code: 'log-checkpoint'; readonly note: string; readonly size: number }
  | { readonly code: 'log-unkept'; readonly at: Instant }
  | { readonly code: 'log-unanchored'; readonly at: Instant }
  | { readonly code: 'log-anchored-again'; readonly at: Instant }
  /** To operators. */
  | { readonly code: 'policy-changed'; readonly at: Instant }
  /** `where`: the first places in the file, and never what stands there. */
  | {
      readonly code: 'policy-refused';
      readonly at: Instant;
      readonly problems: number;
      readonly where: readonly string[];
    }
  /** To an approver who has not answered. */
  | {
      readonly code: 'request-reminder';
      readonly disclosure: Disclosure;
      readonly requesterName: string;
      readonly ownerName: string;
      readonly until: Instant;
    }
  /** Nobody who was asked could be reached after all. */
  | {
      readonly code: 'approvers-unreachable';
      readonly disclosure: Disclosure;
      readonly ownerName: string;
      readonly couldBe: readonly { readonly name: string; readonly account: string }[];
    }
  /** To the account owner, when a code was handed out. */
  | {
      readonly code: 'code-released';
      readonly requesterName: string;
      readonly approvedBy: readonly string[];
      /** Released without approval: nobody approved it. */
      readonly emergency: boolean;
      readonly issuer: string;
      readonly at: Instant;
    };
export type NoticeCode = Notice['code'];
