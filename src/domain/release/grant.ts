// Does what a release rests on still hold? Asked at the approval, at every showing and at the handing out, with the
// roles and the policy of that moment.
import type { Instant } from '../ids.js';
import { instant, plusSeconds } from '../ids.js';
import { onePerPerson, whyNotApprove } from '../policy/two-people.js';
import type { NotAnApprover } from '../policy/two-people.js';
import { becomes } from './decision.js';
import type { Decision } from './decision.js';
import { rulesFor } from './disclosures.js';
import type { Circumstances } from './event.js';
import type { Approval, Approved, Ask, Closed, Grant, Named, Pending } from './request.js';

export function whyNotApproveThis(
  approver: Named,
  ask: Ask,
  world: Circumstances,
): NotAnApprover | undefined {
  return whyNotApprove({
    approverId: approver.id,
    isApprover: world.approvers.has(approver.id),
    requesterId: ask.requester.id,
    ownerId: ask.owner.id,
    barredCaptor: world.barredCaptor,
    rules: world.policy,
    groups: world.groups,
  });
}

export function countingApprovals(
  approvals: readonly Approval[],
  ask: Ask,
  world: Circumstances,
): readonly Approval[] {
  const counting = approvals.filter(
    (approval) => whyNotApproveThis(approval.approver, ask, world) === undefined,
  );
  return onePerPerson(world.policy, counting, ({ approver }) => approver.id);
}

export function grantHolds(grant: Grant, ask: Ask, world: Circumstances): boolean {
  if (grant.kind === 'break-glass') return world.breakGlass.has(grant.by.id);
  return countingApprovals(grant.approvals, ask, world).length >= world.policy.approvalsNeeded;
}

/** Until when no code is shown, where that is still to come. Who breaks the glass does not wait for the owner. */
export function heldUntil(
  ask: Ask,
  world: Circumstances,
  kind: Grant['kind'],
): Instant | undefined {
  const delay = kind === 'approvals' ? world.ownerDelaySeconds : 0;
  const ownersTime = plusSeconds(ask.createdAt, delay);
  const held = Math.max(ask.notBefore ?? ownersTime, ownersTime);
  return held > world.now ? instant(held) : undefined;
}

/** A new grant: for how long it lives (from the moment a code may be shown), and from when. */
export function granted(
  ask: Ask,
  world: Circumstances,
  { grant, codes }: { readonly grant: Grant; readonly codes: Approved['codes'] },
): Approved {
  const held = heldUntil(ask, world, grant.kind);
  const usableUntil = plusSeconds(held ?? world.now, world.policy.approvalLivesSeconds);
  const common = { state: 'approved', grant, usableUntil, codes } as const;
  return held === undefined ? common : { ...common, heldUntil: held };
}

/** Back to waiting, without the approvals that no longer count. */
export function loseApprovals(
  life: { readonly grant: Grant; readonly codes: Pending['codes'] },
  ask: Ask,
  world: Circumstances,
): Decision {
  const approvals = life.grant.kind === 'approvals' ? life.grant.approvals : [];
  const counting = countingApprovals(approvals, ask, world);
  const lost = approvals.filter((approval) => !counting.includes(approval));
  const pending: Pending = {
    state: 'pending',
    approvals: counting,
    wrongNumbers: 0,
    codes: life.codes,
  };
  return {
    ...becomes(
      pending,
      ...lost.map(({ approver }) => ({ action: 'approval.lost', by: approver.id }) as const),
      // Nobody's approval need be lost: the policy may have come to ask for more, or break-glass may have been taken away.
      { action: 'request.unapproved', approvals: counting.length },
    ),
    refusal: { code: 'APPROVAL_LOST' },
  };
}

/** No further code under this grant: the policy has come to allow no more than were given. */
export function closeUsedUp(
  life: { readonly grant: Grant; readonly codes: Closed['codes'] },
  world: Circumstances,
): Decision {
  const { grant, codes } = life;
  return {
    ...becomes({ state: 'closed', at: world.now, grant, codes }, { action: 'request.closed' }),
    refusal: { code: 'REQUEST_OVER', state: 'closed' },
  };
}

export function isUsedUp(ask: Ask, codes: Closed['codes'], { policy }: Circumstances): boolean {
  return codes.length >= rulesFor(ask).atMost(policy);
}
