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
  circumstances: Circumstances,
): NotAnApprover | undefined {
  return whyNotApprove({
    approverId: approver.id,
    isApprover: circumstances.approvers.has(approver.id),
    requesterId: ask.requester.id,
    ownerId: ask.owner.id,
    barredCaptor: circumstances.barredCaptor,
    rules: circumstances.policy,
    groups: circumstances.groups,
  });
}

export function countingApprovals(
  approvals: readonly Approval[],
  ask: Ask,
  circumstances: Circumstances,
): readonly Approval[] {
  const counting = approvals.filter(
    (approval) => whyNotApproveThis(approval.approver, ask, circumstances) === undefined,
  );
  return onePerPerson(circumstances.policy, counting, ({ approver }) => approver.id);
}

export function grantHolds(grant: Grant, ask: Ask, circumstances: Circumstances): boolean {
  if (grant.kind === 'break-glass') return circumstances.breakGlass.has(grant.by.id);
  return (
    countingApprovals(grant.approvals, ask, circumstances).length >=
    circumstances.policy.approvalsNeeded
  );
}

/** Until when no code is shown, where that is still to come. Who breaks the glass does not wait for the owner. */
export function heldUntil(
  ask: Ask,
  circumstances: Circumstances,
  kind: Grant['kind'],
): Instant | undefined {
  const delay = kind === 'approvals' ? circumstances.ownerDelaySeconds : 0;
  const ownersTime = plusSeconds(ask.createdAt, delay);
  const held = Math.max(ask.notBefore ?? ownersTime, ownersTime);
  return held > circumstances.now ? instant(held) : undefined;
}

/** A new grant: for how long it lives (from the moment a code may be shown), and from when. */
export function granted(
  ask: Ask,
  circumstances: Circumstances,
  { grant, codes }: { readonly grant: Grant; readonly codes: Approved['codes'] },
): Approved {
  const held = heldUntil(ask, circumstances, grant.kind);
  const usableUntil = plusSeconds(
    held ?? circumstances.now,
    circumstances.policy.approvalLivesSeconds,
  );
  const common = { state: 'approved', grant, usableUntil, codes } as const;
  return held === undefined ? common : { ...common, heldUntil: held };
}

/** Back to waiting, without the approvals that no longer count. */
export function loseApprovals(
  life: { readonly grant: Grant; readonly codes: Pending['codes'] },
  ask: Ask,
  circumstances: Circumstances,
): Decision {
  const approvals = life.grant.kind === 'approvals' ? life.grant.approvals : [];
  const counting = countingApprovals(approvals, ask, circumstances);
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
  circumstances: Circumstances,
): Decision {
  const { grant, codes } = life;
  return {
    ...becomes(
      { state: 'closed', at: circumstances.now, grant, codes },
      { action: 'request.closed' },
    ),
    refusal: { code: 'REQUEST_OVER', state: 'closed' },
  };
}

export function isUsedUp(ask: Ask, codes: Closed['codes'], { policy }: Circumstances): boolean {
  return codes.length >= rulesFor(ask).atMost(policy);
}
