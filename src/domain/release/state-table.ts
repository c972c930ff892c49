// The whole of a request's life in one table (DESIGN §4): a row a state, a cell an event, each with what it says and
// what it does. `says` is what the design's table says, so that the two can be held side by side.
import * as answers from './answers.js';
import { breakGlass } from './break-glass.js';
import { becomes, refuses } from './decision.js';
import type { Decision, Given } from './decision.js';
import type { EventOf, RequestEventKind } from './event.js';
import { fail, handOut } from './handing-out.js';
import { report, reportLate } from './reporting.js';
import type { Approved, Closed, Life, Pending, Released, Releasing } from './request.js';
import { resume, show, showAgain } from './showing.js';
import { endRelease, endWithToken } from './token-end.js';
import { timeApproved, timePending, timeReleased, timeReleasing } from './time.js';

export type Cell<S extends Life, K extends RequestEventKind> = {
  readonly says: string;
  readonly decide: (given: Given<S>, event: EventOf<K>) => Decision;
};
export type StateRow<S extends Life> = { readonly [K in RequestEventKind]: Cell<S, K> };

/** The event means nothing in this state. */
const NONE = {
  says: '–',
  decide: ({ life }: Given<Life>): Decision =>
    refuses(life, { code: 'NOT_NOW', state: life.state }),
};

const OVER = {
  says: 'nothing changes; the card says what happened',
  decide: ({ life }: Given<Life>): Decision =>
    refuses(life, { code: 'REQUEST_OVER', state: life.state }),
};

const pending: StateRow<Pending> = {
  approve: { says: 'counted; enough → approved', decide: answers.approve },
  deny: { says: '→ denied', decide: answers.deny },
  withdraw: { says: 'that yes is gone', decide: answers.withdrawWhilePending },
  cancel: { says: '→ cancelled', decide: answers.cancelRequest },
  object: { says: '→ stopped', decide: answers.object },
  time: { says: 'too old → expired', decide: timePending },
  'token-over': { says: '→ stopped', decide: endWithToken },
  show: NONE,
  'break-glass': { says: '→ approved, told to everybody', decide: breakGlass },
  'hand-out': NONE,
  fail: NONE,
  report: NONE,
};

const approved: StateRow<Approved> = {
  approve: NONE,
  deny: { says: '→ denied', decide: answers.deny },
  withdraw: { says: 'fewer than needed → pending', decide: answers.withdrawWhileApproved },
  cancel: { says: '→ cancelled', decide: answers.cancelRequest },
  object: { says: '→ stopped', decide: answers.object },
  time: { says: 'too old → expired', decide: timeApproved },
  'token-over': { says: '→ stopped', decide: endWithToken },
  show: { says: '→ releasing', decide: show },
  'break-glass': NONE,
  'hand-out': NONE,
  fail: NONE,
  report: NONE,
};

const releasing: StateRow<Releasing> = {
  approve: NONE,
  deny: { says: '→ denied, once resolved', decide: answers.denyWhileReleasing },
  withdraw: { says: 'that yes is gone', decide: answers.withdrawWhileReleasing },
  cancel: NONE,
  object: { says: '→ stopped, once resolved', decide: answers.object },
  time: { says: 'stuck 15 s: may be resumed', decide: timeReleasing },
  'token-over': { says: '→ stopped', decide: endRelease },
  show: { says: 'resumes the same step while it works', decide: resume },
  'break-glass': NONE,
  'hand-out': { says: '→ released', decide: handOut },
  fail: { says: '→ approved', decide: fail },
  report: NONE,
};

const released: StateRow<Released> = {
  approve: NONE,
  deny: NONE,
  withdraw: NONE,
  cancel: NONE,
  object: { says: 'incident opened', decide: answers.object },
  time: { says: 'works-until over → closed', decide: timeReleased },
  'token-over': NONE,
  show: { says: 'the same code again (§3.4)', decide: showAgain },
  'break-glass': NONE,
  'hand-out': NONE,
  fail: NONE,
  report: { says: '→ closed, or → approved for another code', decide: report },
};

const over: StateRow<Life> = {
  approve: OVER,
  deny: OVER,
  withdraw: OVER,
  cancel: OVER,
  object: OVER,
  time: { says: OVER.says, decide: ({ life }) => becomes(life) },
  'token-over': OVER,
  show: OVER,
  'break-glass': OVER,
  'hand-out': OVER,
  fail: OVER,
  report: OVER,
};

const closed: StateRow<Closed> = {
  ...over,
  report: { says: 'noted, once', decide: reportLate },
};

export const STATE_TABLE = {
  pending,
  approved,
  releasing,
  released,
  denied: over,
  cancelled: over,
  expired: over,
  stopped: over,
  closed,
};
