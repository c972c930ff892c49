// `otp-bridge policy explain`: what would happen if this person asked for a code of that one, decided by the very functions
// that decide when it happens. Of tokens, chats and freezes it knows nothing.
import { rulesNaming } from '../../domain/policy/approval-rules.js';
import { rulesBetween } from '../../domain/policy/may-approve.js';
import { callerNeeds } from '../../domain/policy/caller-verification.js';
import type { CallerNeeds } from '../../domain/policy/caller-verification.js';
import { ownerDelaySeconds } from '../../domain/policy/owner-delay.js';
import type { Policy } from '../../domain/policy/policy.js';
import { areOnePerson, onePerPerson } from '../../domain/policy/two-people.js';
import type { Directory, Person } from '../../ports/directory.js';
import type { Whom } from '../looking/who.js';
import { readGroupsAbout, judgeApprovers } from '../looking/find-approvers.js';
import type { JudgedApprover } from '../looking/find-approvers.js';
import { findPerson } from '../looking/find-person.js';
import type { WhoRefusal } from '../looking/refusals.js';
import { readPolicyFor } from '../looking/grounds.js';
import { findHolders, roleLookup } from '../looking/role-lookup.js';

export type Explanation = {
  /** As it stands for this owner: its `approvalsNeeded` is theirs. */
  readonly policy: Policy;
  readonly requester: Person;
  readonly owner: Person;
  readonly mayAsk: boolean;
  /** What everybody else's codes need. */
  readonly usuallyNeeded: number;
  /** Places in `approvalsNeededFor` of the rules that name the owner. */
  readonly rulesNaming: readonly number[];
  /** Places in `mayApprove` of the rules that apply. */
  readonly narrowedBy: readonly number[];
  readonly approvers: readonly JudgedApprover[];
  /** Of those who may approve: people, not accounts. */
  readonly approvalsToBeHad: number;
  readonly ownerDelaySeconds: number;
  /** How the caller has to be verified for this owner. */
  readonly caller: CallerNeeds;
  readonly mayBreakGlass: boolean;
  /** Who would review a break-glass. */
  readonly reviewers: readonly Person[];
};

export type ExplainRefusal = WhoRefusal & { readonly whose: 'requester' | 'owner' };

export async function explainPolicy(
  directory: Directory,
  policy: Policy,
  typed: { readonly requester: string; readonly owner: string },
): Promise<Explanation | ExplainRefusal> {
  const requester = await findPerson<Whom>(directory, { typedName: typed.requester });
  if ('code' in requester) return { ...requester, whose: 'requester' };
  const owner = await findPerson<Whom>(directory, { typedName: typed.owner });
  if ('code' in owner) return { ...owner, whose: 'owner' };
  return explain(directory, policy, { requester: requester.person, owner: owner.person });
}

async function explain(
  directory: Directory,
  policy: Policy,
  { requester, owner }: Pick<Explanation, 'requester' | 'owner'>,
): Promise<Explanation> {
  const roles = roleLookup(directory, policy);
  const rights = await roles(requester.id);
  const ownersGroups = await roles.groupsOf(owner.id);
  const { groupsOf } = roles;
  const about = { requesterId: requester.id, ownerId: owner.id, barredCaptor: null, groupsOf };
  const approvers = await judgeApprovers({ directory }, policy, about);
  const may = approvers.filter(({ why }) => why === undefined);
  return {
    policy: await readPolicyFor(policy, { ownerId: owner.id, disclosure: 'release' }, roles),
    requester,
    owner,
    mayAsk: rights.includes('requester'),
    usuallyNeeded: policy.approvalsNeeded,
    rulesNaming: rulesNaming(policy, owner.id, ownersGroups),
    narrowedBy: rulesBetween(policy, about, await readGroupsAbout(directory, policy, about)),
    approvers,
    approvalsToBeHad: onePerPerson(policy, may, ({ person }) => person.id).length,
    ownerDelaySeconds: ownerDelaySeconds(policy, owner.id, ownersGroups),
    caller: callerNeeds(policy.callerVerification, owner.id, ownersGroups),
    mayBreakGlass: rights.includes('break-glass'),
    reviewers: await findReviewers(directory, policy, requester),
  };
}

/** Who used it is not who reviews it. */
async function findReviewers(
  directory: Directory,
  policy: Policy,
  { id: requester }: Person,
): Promise<readonly Person[]> {
  const auditors = await findHolders(directory, policy, 'auditor');
  const security = await findHolders(directory, policy, 'security');
  return onePerPerson(policy, [...auditors, ...security], ({ id }) => id).filter(
    ({ id }) => !areOnePerson(policy, id, requester),
  );
}

/** Could a code be had at all, with a token, and with enough of them in reach? */
export function isPossible({ mayAsk, approvalsToBeHad, policy }: Explanation): boolean {
  return mayAsk && approvalsToBeHad >= policy.approvalsNeeded;
}
