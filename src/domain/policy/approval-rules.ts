// How many must agree, and who is kept from agreeing.
import type { GroupId, PersonId } from '../ids.js';
import { isHolder } from './roles.js';
import type { RoleHolders } from './roles.js';

export type ApprovalRules = {
  /** Approvals that a release needs, at least 1. */
  readonly approvalsNeeded: number;
  /** More than that, for the codes of some account owners. */
  readonly approvalsNeededFor: readonly {
    readonly owners: RoleHolders;
    readonly approvals: number;
  }[];
  /** Who captured a token neither requests nor approves its first release. */
  readonly captorTakesNoPartInFirstRelease: boolean;
};

/** Places in `approvalsNeededFor` of the rules that name this owner. */
export function rulesNaming(
  { approvalsNeededFor }: ApprovalRules,
  owner: PersonId,
  groups: readonly GroupId[],
): readonly number[] {
  return approvalsNeededFor.flatMap(({ owners }, at) =>
    isHolder(owners, owner, groups) ? [at] : [],
  );
}

/** The rules as they stand for one account owner: the highest number of all that apply counts, never a lower one. */
export function rulesForOwner<Rules extends ApprovalRules>(
  rules: Rules,
  owner: PersonId,
  groups: readonly GroupId[],
): Rules {
  const naming = rulesNaming(rules, owner, groups);
  const numbers = naming.map((at) => rules.approvalsNeededFor[at]?.approvals ?? 0);
  return { ...rules, approvalsNeeded: Math.max(rules.approvalsNeeded, ...numbers) };
}
