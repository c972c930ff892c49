// Worked, Refused, Not used: what the requester says became of the code.
import { becomes, refuses } from './decision.js';
import type { Decision, Given } from './decision.js';
import type { Circumstances, EventOf } from './event.js';
import { codesUsedUp } from './grant.js';
import type { Closed, CodeGiven, Released, Report } from './request.js';

/** Two refused in a row make a clock that is off more likely than a slip of the finger. */
const DRIFT_SUSPECTED_AFTER = 2;

/** With that suspicion the current step is given out: it is the least likely to be out of a window. */
export function isDriftSuspected({ refusedInARow }: Circumstances): boolean {
  return refusedInARow >= DRIFT_SUSPECTED_AFTER;
}

function reportedCode(code: CodeGiven, report: Report, world: Circumstances): CodeGiven {
  const suspected = report === 'refused' && world.refusedInARow + 1 >= DRIFT_SUSPECTED_AFTER;
  return suspected ? { ...code, report, driftSuspected: true } : { ...code, report };
}

export function report({ ask, life, world }: Given<Released>, event: EventOf<'report'>): Decision {
  if (event.by.id !== ask.requester.id) return refuses(life, { code: 'NOT_YOUR_REQUEST' });
  const reported = {
    action: 'code.reported',
    step: life.current.step,
    report: event.report,
  } as const;
  const codes = [...life.codes, reportedCode(life.current, event.report, world)];
  const { grant, usableUntil } = life;
  const mayHaveAnother =
    event.report !== 'worked' &&
    life.objectedAt === undefined &&
    !codesUsedUp(codes, world) &&
    world.now < usableUntil;
  if (mayHaveAnother) return becomes({ state: 'approved', grant, usableUntil, codes }, reported);
  return becomes({ state: 'closed', at: world.now, grant, codes }, reported, {
    action: 'request.closed',
  });
}

/** A call that lasted longer than the code: the answer still counts, once. */
export function reportLate(
  { ask, life, world }: Given<Closed>,
  event: EventOf<'report'>,
): Decision {
  if (event.by.id !== ask.requester.id) return refuses(life, { code: 'NOT_YOUR_REQUEST' });
  const last = life.codes.at(-1);
  if (last === undefined) return refuses(life, { code: 'REQUEST_OVER', state: life.state });
  if (last.report !== undefined) return refuses(life, { code: 'ALREADY_REPORTED' });
  return becomes(
    { ...life, codes: [...life.codes.slice(0, -1), reportedCode(last, event.report, world)] },
    { action: 'code.reported', step: last.step, report: event.report },
  );
}
