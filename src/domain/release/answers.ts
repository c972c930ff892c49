// What approvers, the requester and the owner answer to a request: approve, deny, withdraw, cancel, object.
import type { PersonId } from '../ids.js';
import { areOnePerson, whyNotApprove } from '../policy/two-people.js';
import type { NotAnApprover } from '../policy/two-people.js';
import { becomes, refuses } from './decision.js';
import type { Decision, Given } from './decision.js';
import { whyHalted } from './disclosures.js';
import type { Circumstances, EventOf } from './event.js';
import { countingApprovals, granted, whyNotApproveThis } from './grant.js';
import type { Approval, Approved, Ask, Grant, Pending, Released, Releasing } from './request.js';
import { tookBackTooOften } from './taken-back.js';

export function approve(given: Given<Pending>, event: EventOf<'approve'>): Decision {
  const { ask, life, circumstances } = given;
  const halted = whyHalted(circumstances);
  if (halted !== undefined) return refuses(life, halted.refusal);
  const why = whyNotApproveThis(event.by, ask, circumstances);
  if (why !== undefined) return refuses(life, { code: why });
  const { policy } = circumstances;
  if (life.approvals.some(({ approver }) => areOnePerson(policy, approver.id, event.by.id))) {
    return refuses(life, { code: 'ALREADY_APPROVED' });
  }
  if (tookBackTooOften(given, event.by.id, policy)) {
    return refuses(life, { code: 'TAKEN_BACK_TOO_OFTEN' });
  }
  if (policy.numberMatching && ask.numbers === undefined) return withoutNumbers(given);
  if (ask.numbers !== undefined && circumstances.wrongNumbersFrom !== undefined) {
    return refuses(life, { code: 'TOO_MANY_WRONG_NUMBERS', at: circumstances.wrongNumbersFrom });
  }
  if (!numberMatches(ask, circumstances, event)) return wrongNumber(given, event);
  return countApproval(given, event);
}

/** The policy has come to ask for numbers since: it ends, and the requester asks again. */
function withoutNumbers({ circumstances }: Given<Pending>): Decision {
  const cause = 'without-numbers';
  const stopped = { state: 'stopped', at: circumstances.now, cause } as const;
  const refusal = { code: 'REQUEST_OVER', state: 'stopped' } as const;
  return { ...becomes(stopped, { action: 'request.stopped', cause }), refusal };
}

/** Where numbers are matched, who was given none has no right one. */
function numberMatches(
  { numbers }: Ask,
  circumstances: Circumstances,
  event: EventOf<'approve'>,
): boolean {
  if (numbers === undefined) return true;
  const { number, by } = event;
  return number !== undefined && number === (numbers[by.id] ?? circumstances.numbersLater?.[by.id]);
}

function wrongNumber({ life, circumstances }: Given<Pending>, event: EventOf<'approve'>): Decision {
  const wrongNumbers = life.wrongNumbers + 1;
  const fact = { action: 'number.wrong', by: event.by.id } as const;
  const left = circumstances.policy.wrongNumbersAtMost - wrongNumbers;
  const refusal = { code: 'WRONG_NUMBER', left: Math.max(0, left) } as const;
  if (left > 0) return { ...becomes({ ...life, wrongNumbers }, fact), refusal };
  const cause = 'wrong-numbers';
  return {
    ...becomes({ state: 'stopped', at: circumstances.now, cause }, fact, {
      action: 'request.stopped',
      cause,
    }),
    refusal,
  };
}

function countApproval(
  { ask, life, circumstances }: Given<Pending>,
  event: EventOf<'approve'>,
): Decision {
  const given = { action: 'approval.given', by: event.by.id } as const;
  const all = [...life.approvals, { approver: event.by, at: circumstances.now }];
  const approvals = countingApprovals(all, ask, circumstances);
  if (approvals.length < circumstances.policy.approvalsNeeded) {
    return becomes({ ...life, approvals: all }, given);
  }
  return becomes(
    granted(ask, circumstances, { grant: { kind: 'approvals', approvals }, codes: life.codes }),
    given,
    { action: 'request.approved', approvals: approvals.length },
  );
}

/** Whoever may say no. */
function whyNotDeny(
  { ask, circumstances }: Given<Pending | Approved | Releasing>,
  event: EventOf<'deny'>,
): NotAnApprover | undefined {
  // Whoever captured the token, or may not approve this one, may not say yes, but may well say no.
  return whyNotApprove({
    approverId: event.by.id,
    isApprover: circumstances.approvers.has(event.by.id),
    requesterId: ask.requester.id,
    ownerId: ask.owner.id,
    barredCaptor: null,
    rules: { ...circumstances.policy, mayApprove: [] },
    groups: circumstances.groups,
  });
}

export function deny(given: Given<Pending | Approved>, event: EventOf<'deny'>): Decision {
  const { life, circumstances } = given;
  const why = whyNotDeny(given, event);
  if (why !== undefined) return refuses(life, { code: why });
  return becomes(
    { state: 'denied', by: event.by, reason: event.reason, at: circumstances.now },
    { action: 'request.denied', by: event.by.id, reason: event.reason },
  );
}

/** The code may be out already, or never come of this: what was said holds for both. */
export function denyWhileReleasing(given: Given<Releasing>, event: EventOf<'deny'>): Decision {
  const { life, circumstances } = given;
  const why = whyNotDeny(given, event);
  if (why !== undefined) return refuses(life, { code: why });
  if (life.denied !== undefined) return becomes(life);
  const denied = { by: event.by, reason: event.reason, at: circumstances.now };
  return becomes({ ...life, denied }, { action: 'denial.noted', by: event.by.id });
}

export function withdrawWhilePending(given: Given<Pending>, event: EventOf<'withdraw'>): Decision {
  const { life } = given;
  const approvals = life.approvals.filter(({ approver }) => approver.id !== event.by.id);
  if (approvals.length === life.approvals.length) {
    return refuses(life, { code: 'NOTHING_TO_WITHDRAW' });
  }
  return becomes({ ...life, approvals }, { action: 'approval.withdrawn', by: event.by.id });
}

export function withdrawWhileApproved(
  { ask, life, circumstances }: Given<Approved>,
  event: EventOf<'withdraw'>,
): Decision {
  const approvals = without(life.grant, event.by.id);
  if (approvals === undefined) return refuses(life, { code: 'NOTHING_TO_WITHDRAW' });
  const fact = { action: 'approval.withdrawn', by: event.by.id } as const;
  if (
    countingApprovals(approvals, ask, circumstances).length >= circumstances.policy.approvalsNeeded
  ) {
    return becomes({ ...life, grant: { kind: 'approvals', approvals } }, fact);
  }
  return becomes({ state: 'pending', approvals, wrongNumbers: 0, codes: life.codes }, fact);
}

/** Asked again when the code is ready: it is not handed out where too few are left. */
export function withdrawWhileReleasing(
  { life }: Given<Releasing>,
  event: EventOf<'withdraw'>,
): Decision {
  const approvals = without(life.grant, event.by.id);
  if (approvals === undefined) return refuses(life, { code: 'NOTHING_TO_WITHDRAW' });
  const grant = { kind: 'approvals', approvals } as const;
  return becomes({ ...life, grant }, { action: 'approval.withdrawn', by: event.by.id });
}

/** Undefined where there is none of theirs. */
function without(grant: Grant, approver: PersonId): readonly Approval[] | undefined {
  const before = grant.kind === 'approvals' ? grant.approvals : [];
  const approvals = before.filter((one) => one.approver.id !== approver);
  return approvals.length === before.length ? undefined : approvals;
}

export function cancelRequest(
  given: Given<Pending | Approved>,
  event: EventOf<'cancel'>,
): Decision {
  const { ask, life, circumstances } = given;
  if (event.by.id !== ask.requester.id) return refuses(life, { code: 'NOT_YOUR_REQUEST' });
  return becomes(
    { state: 'cancelled', at: circumstances.now },
    { action: 'request.cancelled', by: event.by.id },
  );
}

export function object(
  { ask, life, circumstances }: Given<Pending | Approved | Releasing | Released>,
  event: EventOf<'object'>,
): Decision {
  if (event.by.id !== ask.owner.id) return refuses(life, { code: 'NOT_THE_OWNER' });
  const objected = { action: 'owner.objected', by: event.by.id } as const;
  switch (life.state) {
    case 'pending':
    case 'approved':
      return becomes(
        { state: 'stopped', at: circumstances.now, cause: 'owner-objected' },
        objected,
        {
          action: 'request.stopped',
          cause: 'owner-objected',
        },
      );
    case 'releasing':
      return life.objectedAt === undefined
        ? becomes({ ...life, objectedAt: circumstances.now }, objected)
        : becomes(life);
    case 'released':
      return life.objectedAt === undefined
        ? becomes({ ...life, objectedAt: circumstances.now }, objected, {
            action: 'incident.opened',
            by: event.by.id,
          })
        : becomes(life);
  }
}
