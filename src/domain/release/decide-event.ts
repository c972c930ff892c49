// Decides one event on one request: time first, and the end of its token, then the cell of the state table, then both again. Pure:
// the same request, event and circumstances always give the same decision, and its life's next time lies ahead.
import { becomes } from './decision.js';
import type { Decision, Given } from './decision.js';
import type { Circumstances, EventOf, RequestEvent, RequestEventKind } from './event.js';
import type { Life, Request } from './request.js';
import { STATE_TABLE } from './state-table.js';
import type { StateRow } from './state-table.js';

export function decideEvent(
  request: Request,
  event: RequestEvent,
  circumstances: Circumstances,
): Decision {
  const before = passed(request, circumstances);
  const decision = dispatch({ ...request, life: before.life }, event, circumstances);
  // What an event brings back to waiting, or an objection to a release that is stuck, may find its time over already.
  const after = passed({ ...request, life: decision.life }, circumstances);
  const facts = [...before.facts, ...decision.facts, ...after.facts];
  return { ...decision, life: after.life, facts };
}

/** What became of it by itself. */
function passed(request: Request, circumstances: Circumstances): Decision {
  const timed = inTime(request, circumstances);
  const { tokenEnd: end } = circumstances;
  if (end === undefined) return timed;
  const over = { kind: 'token-over', end } as const;
  const ended = dispatch({ ...request, life: timed.life }, over, circumstances);
  return becomes(ended.life, ...timed.facts, ...ended.facts);
}

/** Until time has nothing more to say of it: a release that is given up may wait again, and its time to wait be over, too. */
function inTime(request: Request, circumstances: Circumstances): Decision {
  const once = dispatch(request, { kind: 'time' }, circumstances);
  if (once.facts.length === 0) return once;
  const further = inTime({ ...request, life: once.life }, circumstances);
  return becomes(further.life, ...once.facts, ...further.facts);
}

function dispatch(
  { life, ...request }: Request,
  event: RequestEvent,
  circumstances: Circumstances,
): Decision {
  switch (life.state) {
    case 'denied':
    case 'cancelled':
    case 'expired':
    case 'stopped':
      return decideCell(STATE_TABLE[life.state], { ...request, life, circumstances }, event);
    case 'pending':
      return decideCell(STATE_TABLE.pending, { ...request, life, circumstances }, event);
    case 'approved':
      return decideCell(STATE_TABLE.approved, { ...request, life, circumstances }, event);
    case 'releasing':
      return decideCell(STATE_TABLE.releasing, { ...request, life, circumstances }, event);
    case 'released':
      return decideCell(STATE_TABLE.released, { ...request, life, circumstances }, event);
    case 'closed':
      return decideCell(STATE_TABLE.closed, { ...request, life, circumstances }, event);
  }
}

function decideCell<S extends Life, K extends RequestEventKind>(
  row: StateRow<S>,
  given: Given<S>,
  event: EventOf<K>,
): Decision {
  const kind: K = event.kind;
  return row[kind].decide(given, event);
}
