// The rule of two different people: who may approve which request. Asked at the approval, and again for every approver
// at the moment of the release.
import type { PersonId } from '../ids.js';

/** Are these the accounts of one person? */
export function areOnePerson(_policy: object, a: PersonId, b: PersonId): boolean {
  return a === b;
}

export type ApprovalCase = {
  readonly approverId: PersonId;
  /** Does the person hold the approver role now? */
  readonly isApprover: boolean;
  readonly requesterId: PersonId;
  readonly ownerId: PersonId;
  /** Who captured the token, where this is its first release and the policy keeps that person out of it; else null. */
  readonly barredCaptor: PersonId | null;
};

export type NotAnApprover =
  'SELF_APPROVAL' | 'OWNER_APPROVAL' | 'CAPTOR_APPROVAL' | 'NOT_AN_APPROVER';

/** Why this person may not approve, or undefined where they may. */
export function whyNotApprove(given: ApprovalCase): NotAnApprover | undefined {
  if (given.approverId === given.requesterId) return 'SELF_APPROVAL';
  if (given.approverId === given.ownerId) return 'OWNER_APPROVAL';
  if (given.approverId === given.barredCaptor) return 'CAPTOR_APPROVAL';
  if (!given.isApprover) return 'NOT_AN_APPROVER';
  return undefined;
}
