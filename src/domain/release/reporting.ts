// What became of what was shown. Of a code the requester says so: worked, refused, not used. Of the whole seed a code that
// was typed from the token does.
import { becomes, refuses } from './decision.js';
import type { Decision, Given } from './decision.js';
import { DRIFT_SUSPECTED_AFTER } from './drift-suspected.js';
import type { Circumstances, EventOf } from './event.js';
import type { ReleaseFact } from './fact.js';
import { isUsedUp } from './grant.js';
import type { Closed, Disclosed, Released } from './request.js';

type Reported = { readonly given: Disclosed; readonly fact: ReleaseFact };

/** Undefined where a report of that kind does not fit what was given. */
function reported(
  given: Disclosed,
  { by, report: said }: EventOf<'report'>,
  circumstances: Circumstances,
): Reported | undefined {
  if ('wholeSeed' in given) {
    if (said !== 'burned' || given.intoFile === true) return undefined;
    return { given: { ...given, burned: true }, fact: { action: 'seed-qr.burned', by: by.id } };
  }
  if (said === 'burned') return undefined;
  const suspected = said === 'refused' && circumstances.refusedInARow + 1 >= DRIFT_SUSPECTED_AFTER;
  const code = { ...given, report: said };
  return {
    given: suspected ? { ...code, driftSuspected: true } : code,
    fact: { action: 'code.reported', step: given.step, report: said },
  };
}

export function report(
  { ask, life, circumstances }: Given<Released>,
  event: EventOf<'report'>,
): Decision {
  if (event.by.id !== ask.requester.id) return refuses(life, { code: 'NOT_YOUR_REQUEST' });
  const said = reported(life.current, event, circumstances);
  if (said === undefined) return refuses(life, { code: 'NOT_NOW', state: life.state });
  const codes = [...life.codes, said.given];
  const { grant, usableUntil } = life;
  const mayHaveAnother =
    event.report !== 'worked' &&
    life.objectedAt === undefined &&
    !isUsedUp(ask, codes, circumstances) &&
    circumstances.now < usableUntil;
  if (mayHaveAnother) return becomes({ state: 'approved', grant, usableUntil, codes }, said.fact);
  return becomes({ state: 'closed', at: circumstances.now, grant, codes }, said.fact, {
    action: 'request.closed',
  });
}

/** A call that lasted longer than the code, a burn that took longer than the minute: the answer still counts, once. */
export function reportLate(
  { ask, life, circumstances }: Given<Closed>,
  event: EventOf<'report'>,
): Decision {
  if (event.by.id !== ask.requester.id) return refuses(life, { code: 'NOT_YOUR_REQUEST' });
  const last = life.codes.at(-1);
  if (last === undefined) return refuses(life, { code: 'REQUEST_OVER', state: life.state });
  if (isReported(last)) return refuses(life, { code: 'ALREADY_REPORTED' });
  const said = reported(last, event, circumstances);
  if (said === undefined) return refuses(life, { code: 'NOT_NOW', state: life.state });
  return becomes({ ...life, codes: [...life.codes.slice(0, -1), said.given] }, said.fact);
}

function isReported(given: Disclosed): boolean {
  return 'step' in given ? given.report !== undefined : given.burned === true;
}
