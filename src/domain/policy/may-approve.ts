// Whose requests, or whose codes, only some of the approvers may approve.
import type { GroupId, PersonId } from '../ids.js';
import { isHolder } from './roles.js';
import type { RoleHolders } from './roles.js';

/** Where neither requesters nor owners are named, nothing is narrowed: the policy file refuses that. */
export type MayApproveRule = {
  readonly requesters?: RoleHolders;
  readonly owners?: RoleHolders;
  /** They still need the role. */
  readonly onlyBy: RoleHolders;
};

export type MayApproveRules = { readonly mayApprove: readonly MayApproveRule[] };

/** The groups of the people whom a decision is about, as they are now. */
export type Groups = ReadonlyMap<PersonId, readonly GroupId[]>;

type Between = { readonly requesterId: PersonId; readonly ownerId: PersonId };

/** Places in `mayApprove` of the rules that apply to this requester and this account owner. */
export function rulesBetween(
  { mayApprove }: MayApproveRules,
  { requesterId, ownerId }: Between,
  groups: Groups,
): readonly number[] {
  const isIn = (holders: RoleHolders | undefined, person: PersonId): boolean =>
    holders === undefined || isHolder(holders, person, groups.get(person) ?? []);
  return mayApprove.flatMap(({ requesters, owners }, at) =>
    isIn(requesters, requesterId) && isIn(owners, ownerId) ? [at] : [],
  );
}

/** Does every rule that applies let this approver? */
export function isLetIn(
  rules: MayApproveRules,
  between: Between & { readonly approverId: PersonId },
  groups: Groups,
): boolean {
  const { approverId } = between;
  return rulesBetween(rules, between, groups).every((at) => {
    const rule = rules.mayApprove[at];
    return rule !== undefined && isHolder(rule.onlyBy, approverId, groups.get(approverId) ?? []);
  });
}
