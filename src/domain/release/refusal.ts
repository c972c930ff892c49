// Why an event changed nothing. Codes are public contract: every channel has words for each, and the audit names them.
import type { LogRefusal } from '../audit/log-trust.js';
import type { Instant } from '../ids.js';
import type { NotAnApprover } from '../policy/two-people.js';
import type { RequestState } from './request.js';

export type ReleaseRefusal =
  | { readonly code: 'REQUEST_OVER'; readonly state: RequestState }
  | { readonly code: 'NOT_NOW'; readonly state: RequestState }
  | { readonly code: NotAnApprover }
  | { readonly code: 'NOT_YOUR_REQUEST' }
  | { readonly code: 'NOT_A_REQUESTER' }
  | { readonly code: 'NOT_A_PROVISIONER' }
  /** The policy names them no more among those who may ask that a seed leaves in a file. */
  | { readonly code: 'NOT_AN_EXPORTER' }
  | { readonly code: 'NOT_THE_OWNER' }
  | { readonly code: 'ALREADY_APPROVED' }
  /** This person has taken their yes back so often that it is not given anew. */
  | { readonly code: 'TAKEN_BACK_TOO_OFTEN' }
  | { readonly code: 'NOTHING_TO_WITHDRAW' }
  | { readonly code: 'WRONG_NUMBER'; readonly left: number }
  | { readonly code: 'TOO_MANY_WRONG_NUMBERS'; readonly at: Instant }
  | { readonly code: 'FROZEN' }
  | LogRefusal
  /** The directory knows no such active member any more: which rules hold for them cannot be said. */
  | { readonly code: 'OWNER_UNKNOWN' }
  | { readonly code: 'TOKEN_NOT_RELEASABLE' }
  /** Its seed is shown to nobody any more, or not yet. */
  | { readonly code: 'TOKEN_NOT_BURNABLE' }
  /** Its seed leaves in no file any more, or not yet. */
  | { readonly code: 'TOKEN_NOT_EXPORTABLE' }
  | { readonly code: 'CAPTOR_REQUEST' }
  | { readonly code: 'NOT_YET'; readonly at: Instant }
  | { readonly code: 'NO_STEP_YET'; readonly at: Instant }
  /** No code of this token's period ever works for as long as the policy asks. */
  | { readonly code: 'PERIOD_TOO_SHORT'; readonly seconds: number }
  | { readonly code: 'APPROVAL_LOST' }
  | { readonly code: 'RELEASE_IN_PROGRESS' }
  /** A later step of this seed was handed out meanwhile, and a verifier may take no earlier one after it. */
  | { readonly code: 'OVERTAKEN' }
  | { readonly code: 'SHOWN_TOO_OFTEN' }
  | { readonly code: 'BREAK_GLASS_NOT_ALLOWED' }
  | { readonly code: 'BREAK_GLASS_USED_UP'; readonly at: Instant }
  | { readonly code: 'REASON_MISSING' }
  | { readonly code: 'ALREADY_REPORTED' };
export type ReleaseRefusalCode = ReleaseRefusal['code'];
