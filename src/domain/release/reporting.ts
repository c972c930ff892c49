// Worked, Refused, Not used: what the requester says became of the code.
import { becomes, refuses } from './decision.js';
import type { Decision, Given } from './decision.js';
import type { EventOf } from './event.js';
import { codesUsedUp } from './grant.js';
import type { Closed, Released } from './request.js';

export function report({ ask, life, world }: Given<Released>, event: EventOf<'report'>): Decision {
  if (event.by.id !== ask.requester.id) return refuses(life, { code: 'NOT_YOUR_REQUEST' });
  const reported = {
    action: 'code.reported',
    step: life.current.step,
    report: event.report,
  } as const;
  const codes = [...life.codes, { ...life.current, report: event.report }];
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
export function reportLate({ ask, life }: Given<Closed>, event: EventOf<'report'>): Decision {
  if (event.by.id !== ask.requester.id) return refuses(life, { code: 'NOT_YOUR_REQUEST' });
  const last = life.codes.at(-1);
  if (last === undefined) return refuses(life, { code: 'REQUEST_OVER', state: life.state });
  if (last.report !== undefined) return refuses(life, { code: 'ALREADY_REPORTED' });
  return becomes(
    { ...life, codes: [...life.codes.slice(0, -1), { ...last, report: event.report }] },
    { action: 'code.reported', step: last.step, report: event.report },
  );
}
