// The rule of two different people: who may approve which request. Asked at the approval, and again for every approver
// at the moment of the release.
import type { PersonId } from '../ids.js';
import { isLetIn } from './may-approve.js';
import type { Groups, MayApproveRules } from './may-approve.js';

/** Accounts that belong to one person each: an administrator's two, say. */
export type SamePersonRules = {
  readonly samePerson: readonly (readonly PersonId[])[];
};

/** Are these the accounts of one person? */
export function areOnePerson({ samePerson }: SamePersonRules, a: PersonId, b: PersonId): boolean {
  return a === b || samePerson.some((accounts) => accounts.includes(a) && accounts.includes(b));
}

/** One account of each person: of several the first. */
export function onePerPerson<T>(
  rules: SamePersonRules,
  accounts: readonly T[],
  idOf: (account: T) => PersonId,
): readonly T[] {
  return accounts.filter(
    (account, at) =>
      !accounts.slice(0, at).some((other) => areOnePerson(rules, idOf(other), idOf(account))),
  );
}

export type ApprovalCase = {
  readonly approverId: PersonId;
  /** Does the person hold the approver role now? */
  readonly isApprover: boolean;
  readonly requesterId: PersonId;
  readonly ownerId: PersonId;
  /** Who captured the token, where this is its first release and the policy keeps that person out of it; else null. */
  readonly barredCaptor: PersonId | null;
  readonly rules: SamePersonRules & MayApproveRules;
  /** Of all three; what is not in it is in no group. */
  readonly groups: Groups;
};

export type NotAnApprover =
  | 'SELF_APPROVAL'
  | 'OWNER_APPROVAL'
  | 'CAPTOR_APPROVAL'
  | 'NOT_AN_APPROVER'
  | 'OTHERS_APPROVE_THIS';

/** Is this person kept out of the first release, because they captured the token, under whichever of their accounts? */
export function isBarred(
  rules: SamePersonRules,
  barredCaptor: PersonId | null,
  person: PersonId,
): boolean {
  return barredCaptor !== null && areOnePerson(rules, barredCaptor, person);
}

/** Why this person may not approve, or undefined where they may. */
export function whyNotApprove(given: ApprovalCase): NotAnApprover | undefined {
  const { approverId, barredCaptor, rules } = given;
  const is = (other: PersonId): boolean => areOnePerson(rules, approverId, other);
  if (is(given.requesterId)) return 'SELF_APPROVAL';
  if (is(given.ownerId)) return 'OWNER_APPROVAL';
  if (barredCaptor !== null && is(barredCaptor)) return 'CAPTOR_APPROVAL';
  if (!given.isApprover) return 'NOT_AN_APPROVER';
  if (!isLetIn(rules, given, given.groups)) return 'OTHERS_APPROVE_THIS';
  return undefined;
}
