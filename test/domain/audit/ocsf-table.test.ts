// What each kind of entry becomes in the SOC's tools, in the words that schema.ocsf.io 1.8.0 has for the numbers: what was done to what, how
// grave it is, and whether it went.
import { expect, test } from '@jest/globals';
import { ocsfEvent } from '../../../src/domain/audit/ocsf-event.js';
import { entryWith, EVERY_FACT } from './every-fact.js';
import { KNOWN } from './known-beside.js';

/** Captions of `type_uid`: the class and the activity in one. */
const TYPES: Readonly<Record<number, string>> = {
  300401: 'Create',
  300402: 'Read',
  300403: 'Update',
  300404: 'Delete',
  300410: 'Activate',
  300411: 'Deactivate',
  300412: 'Suspend',
  300413: 'Resume',
  300110: 'MFA Factor Enable',
  200401: 'Finding',
  600399: 'Command',
};
/** Of `severity_id`. */
const SEVERITIES = ['Unknown', 'Informational', 'Low', 'Medium', 'High', 'Critical', 'Fatal'];
/** Of `status_id`; that of a finding is New. */
const STATUSES: Readonly<Record<number, string>> = { 1: '', 2: 'Failure', 99: 'Intended' };

type Event = {
  readonly type_uid: number;
  readonly severity_id: number;
  readonly status_id: number;
  readonly entity?: { readonly type: string };
  readonly resources?: readonly { readonly type: string }[];
};

function lineOf(fact: (typeof EVERY_FACT)[number]): string {
  const event = ocsfEvent(entryWith(fact), KNOWN) as Event;
  const about = event.entity?.type ?? event.resources?.[0]?.type ?? '';
  const done = [TYPES[event.type_uid], about].join(' ').trim();
  const [severity, status] = [SEVERITIES[event.severity_id], STATUSES[event.status_id]];
  return [fact.action, done, severity, ...(status === '' ? [] : [status])].join(' | ');
}

const TOLD = `
request.created        | Create request      | Informational
request.refused        | Create User         | Low           | Failure
request.shown          | Read request        | Informational
request.approved       | Activate request    | Informational
request.unapproved     | Deactivate request  | Low
request.ready          | Update request      | Informational
request.denied         | Deactivate request  | Low
request.cancelled      | Deactivate request  | Informational
request.expired        | Deactivate request  | Informational
request.stopped        | Deactivate request  | Medium
request.closed         | Deactivate request  | Informational
request.forgotten      | Delete request      | Informational
approval.given         | Update request      | Informational
approval.withdrawn     | Update request      | Low
approval.lost          | Update request      | Low
approvers.reminded     | Update request      | Informational
approvers.widened      | Update request      | Informational
denial.noted           | Update request      | Low
number.wrong           | Update request      | Medium        | Failure
event.refused          | Update request      | Low           | Failure
owner.objected         | Finding request     | High
incident.opened        | Finding request     | Critical
break-glass.granted    | Activate request    | High
review.closed          | Update request      | Medium
review.forgotten       | Delete request      | Informational

release.intended       | Read token          | Informational | Intended
release.resumed        | Read token          | Informational | Intended
release.handed-out     | Read token          | Low
release.failed         | Read token          | Low           | Failure
release.shown-again    | Read token          | Low
seed-qr.intended       | Read token          | Medium        | Intended
seed-qr.resumed        | Read token          | Medium        | Intended
seed-qr.handed-out     | Read token          | Medium
seed-qr.failed         | Read token          | Low           | Failure
seed-qr.shown-again    | Read token          | Medium
seed-qr.shown          | Read token          | Medium
seed-qr.burned         | Update token        | Informational
seed-export.intended   | Read token          | High          | Intended
seed-export.resumed    | Read token          | High          | Intended
seed-export.handed-out | Read token          | High
seed-export.failed     | Read token          | Medium        | Failure
code.reported          | Update token        | Informational
enrolment.code         | Read token          | Low
enrolment.refused-code | Update token        | Low           | Failure

case.opened            | Create token        | Informational
case.entered           | Read token          | Informational
case.closed            | Update token        | Informational
token.capturing        | Create token        | Informational
token.changed          | MFA Factor Enable   | Low
token.imported         | Create token        | Low
token.replaced         | Deactivate token    | Informational
token.compromised      | Finding token       | Critical
token.noted            | Update token        | Informational
token.proved           | Update token        | Informational
token.proof-tried      | Update token        | Informational
token.proof-wrong      | Update token        | Low           | Failure
token.refused          | Update token        | Low           | Failure
token.sample-planted   | Create token        | Informational
token.sample-enrolled  | MFA Factor Enable   | Low
seed.kept-on           | Update token        | Low
seed.destroyed         | Delete token        | Informational
seed.remains-removed   | Delete token        | Informational

freeze.set             | Suspend User        | High
freeze.lifted          | Resume User         | Medium
freeze.half-lifted     | Update User         | Medium
control.refused        | Update Organization | Low           | Failure

tenant.opened          | Create Organization | Informational
tenant.restored        | Update Organization | Critical
policy.changed         | Update Policy       | Medium
policy.refused         | Update Policy       | Medium        | Failure
backup.taken           | Create backup       | Medium
backup.forgotten       | Delete backup       | Informational
log.begun              | Create log          | Medium
log.rolled-back        | Finding log         | Critical
log.emptied            | Finding log         | Critical
log.memory-gone        | Finding log         | High
log.unkept             | Finding log         | High
log.unanchored         | Finding log         | Medium
log.anchored-again     | Resume log          | Informational
audit.looked           | Read log            | Informational
audit.opened           | Read log            | Informational
audit.taken            | Read log            | Medium
refusals.counted       | Update log          | Low           | Failure
message.not-reached    | Create message      | Low           | Failure
message.undelivered    | Delete message      | Medium        | Failure
texts.forgotten        | Delete log          | Informational
person.read            | Read User           | Low
erasure.begun          | Delete User         | Medium
erasure.refused        | Delete User         | Low           | Failure
person.erased          | Delete User         | Medium
rehearsal.begun        | Update Organization | Informational
rehearsal.ended        | Update Organization | Informational

command.run            | Command             | Medium
command.refused        | Command             | Medium        | Failure
`;

test('every kind of entry is told to the SOC as what it is, as gravely as it is', () => {
  const lines = TOLD.split('\n').filter((line) => line !== '');
  const told = lines.map((line) => line.replaceAll(/ +\| /gu, ' | ')).toSorted();
  expect(EVERY_FACT.map(lineOf).toSorted()).toEqual(told);
});
