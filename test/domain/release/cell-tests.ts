// Where each cell of a request's table is tried: complete by type, so that a new event or state asks for its tests.
import type { RequestEventKind } from '../../../src/domain/release/event.js';
import type { RequestState } from '../../../src/domain/release/request.js';

export type CellTest = { readonly file: string; readonly describe: string; readonly title: string };

const tests =
  (file: string, describe: string) =>
  (title: string): CellTest => ({ file: `test/domain/release/${file}.test.ts`, describe, title });

const none = tests(
  'state-table',
  'where the table says «–»',
)('%s: %s changes nothing, and it is not the time for it');
const over = tests(
  'state-table',
  'a request that is over',
)('%s: %s changes nothing and says what happened');
const overInTime = tests('state-table', 'a request that is over')('%s: time passes without a word');

const approving = tests('pending', 'a pending request, approved by somebody');
const answering = tests('pending', 'a pending request, answered otherwise');
const waiting = tests('pending', 'a pending request, as time passes');
const answered = tests('approved', 'an approved request, answered');
const living = tests('approved', 'an approved request, as time passes');
const showing = tests('show-code', 'an approved request, when the requester presses Show code');
const objecting = tests('releasing', 'a release under way, when the owner objects');
const no = tests('releasing', 'a release under way, when an approver says no');
const stuck = tests('releasing', 'a release under way, that has not reported back');
const handing = tests('handing-out', 'a release under way, when its code is handed out');
const failing = tests('handing-out', 'a release under way, when the vault fails');
const again = tests('released', 'a code that is out, shown again');
const incident = tests('released', 'a code that is out, objected to');
const reporting = tests('released', 'a code that is out, reported on');
const passing = tests('released', 'a code that is out, as time passes');
const ended = tests('token-end', 'a token that gives nothing more');
const glass = tests('break-glass', 'break-glass');

type Row = Readonly<Record<RequestEventKind, CellTest>>;

const NOTHING: Row = {
  approve: none,
  deny: none,
  withdraw: none,
  cancel: none,
  object: none,
  time: none,
  'token-over': none,
  show: none,
  'break-glass': none,
  'hand-out': none,
  fail: none,
  report: none,
};

const OVER: Row = {
  approve: over,
  deny: over,
  withdraw: over,
  cancel: over,
  object: over,
  time: overInTime,
  'token-over': over,
  show: over,
  'break-glass': over,
  'hand-out': over,
  fail: over,
  report: over,
};

export const CELL_TESTS: Readonly<Record<RequestState, Row>> = {
  pending: {
    ...NOTHING,
    approve: approving('is approved by the one yes that the policy asks'),
    deny: answering('is denied by one approver, with the reason'),
    withdraw: answering('loses the yes that is withdrawn, and no other'),
    cancel: answering('is cancelled by the requester alone'),
    object: answering('is stopped by the account owner alone'),
    time: waiting('waits until its last moment, and expires then'),
    'token-over': ended('ends what waits: %s'),
    'break-glass': glass('approves by a grant of its own kind, never by an approval'),
  },
  approved: {
    ...NOTHING,
    deny: answered('is denied by any approver, also one who has not approved it'),
    withdraw: answered('waits again where a withdrawal leaves fewer yes than are needed'),
    cancel: answered('is cancelled by the requester and stopped by the owner'),
    object: answered('is cancelled by the requester and stopped by the owner'),
    time: living('lives as long as its approval, and no longer'),
    'token-over': ended('ends what waits: %s'),
    show: showing('sets a step aside, one ahead of the current one'),
  },
  releasing: {
    ...NOTHING,
    deny: no('is denied, once resolved: $how'),
    withdraw: no('loses the yes that is withdrawn: the code that was ready is not handed out'),
    object: objecting('stops one that is stuck already at once'),
    time: stuck('is given up when its step no longer works'),
    'token-over': ended('hands out no code that is being fetched'),
    show: stuck('is resumed after 15 seconds, with the same step'),
    'hand-out': handing('is released, with the time of the handing out'),
    fail: failing('is approved again; the step stays burnt and the lifetime runs on'),
  },
  released: {
    ...NOTHING,
    object: incident('opens an incident, once'),
    time: passing('is put away when it no longer works'),
    show: again('is the same step once more, counted and audited'),
    report: reporting('is put away: %s'),
  },
  denied: OVER,
  cancelled: OVER,
  expired: OVER,
  stopped: OVER,
  closed: {
    ...OVER,
    report: passing('may still be reported on after it was put away, once, by the requester'),
  },
};
