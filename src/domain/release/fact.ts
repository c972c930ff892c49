// What a decision made true, in the words of the audit. A fact holds ids, steps and reasons; it cannot hold a seed or a code.
import type { Instant, PersonId, Step } from '../ids.js';
import type { ReleaseRefusal } from './refusal.js';
import type { Report, StopCause } from './request.js';

export type ReleaseFact =
  | { readonly action: 'approval.given'; readonly by: PersonId }
  | { readonly action: 'approval.withdrawn'; readonly by: PersonId }
  /** The approver no longer holds the role, or may no longer approve this request. */
  | { readonly action: 'approval.lost'; readonly by: PersonId }
  | { readonly action: 'request.approved'; readonly approvals: number }
  /** Back to waiting: what it rested on no longer holds, or the policy asks for more. */
  | { readonly action: 'request.unapproved'; readonly approvals: number }
  /** A code can be shown from now on: *not before* has come, the owner's time to object is over. */
  | { readonly action: 'request.ready' }
  /** While a code is being fetched: `request.denied` follows. */
  | { readonly action: 'denial.noted'; readonly by: PersonId }
  | { readonly action: 'request.denied'; readonly by: PersonId; readonly reason: string }
  | { readonly action: 'request.cancelled'; readonly by: PersonId }
  | { readonly action: 'request.expired' }
  | {
      readonly action: 'request.stopped';
      readonly cause: StopCause;
    }
  | { readonly action: 'request.closed' }
  | { readonly action: 'owner.objected'; readonly by: PersonId }
  | { readonly action: 'incident.opened'; readonly by: PersonId }
  | { readonly action: 'number.wrong'; readonly by: PersonId }
  | { readonly action: 'break-glass.granted'; readonly by: PersonId; readonly reason: string }
  | { readonly action: 'release.intended'; readonly step: Step }
  | { readonly action: 'release.resumed'; readonly step: Step }
  | { readonly action: 'release.handed-out'; readonly step: Step }
  | { readonly action: 'release.failed'; readonly step: Step; readonly cause: string }
  | { readonly action: 'release.shown-again'; readonly step: Step; readonly shows: number }
  /** The whole seed, as a QR code for the burner. */
  | { readonly action: 'seed-qr.intended' }
  | { readonly action: 'seed-qr.resumed' }
  | { readonly action: 'seed-qr.handed-out'; readonly until: Instant }
  | { readonly action: 'seed-qr.failed'; readonly cause: string }
  | { readonly action: 'seed-qr.shown-again'; readonly shows: number }
  | { readonly action: 'seed-qr.burned'; readonly by: PersonId }
  /** The whole seed, in a file. There is no second time under one request, and so no word for it. */
  | { readonly action: 'seed-export.intended' }
  | { readonly action: 'seed-export.resumed' }
  | { readonly action: 'seed-export.handed-out' }
  | { readonly action: 'seed-export.failed'; readonly cause: string }
  | { readonly action: 'code.reported'; readonly step: Step; readonly report: Report }
  | {
      readonly action: 'event.refused';
      readonly event: string;
      readonly by: PersonId;
      readonly refusal: ReleaseRefusal['code'];
    };

/** What was asked for has left the bridge by these. */
export const HANDED_OUT: readonly string[] = [
  'release.handed-out',
  'seed-qr.handed-out',
  'seed-export.handed-out',
] satisfies readonly ReleaseFact['action'][];

/** A seed may be read from these on. */
export const SETS_ASIDE: readonly string[] = [
  'release.intended',
  'release.resumed',
  'seed-qr.intended',
  'seed-qr.resumed',
  'seed-export.intended',
  'seed-export.resumed',
] satisfies readonly ReleaseFact['action'][];

/** A seed was read once more for these. */
export const SHOWS_AGAIN: readonly string[] = [
  'release.shown-again',
  'seed-qr.shown-again',
] satisfies readonly ReleaseFact['action'][];
