// Which event of OCSF each kind of entry is (schema.ocsf.io, 1.8.0): its class, its activity there, how grave it is, and what it is about.
// Each action is decided on here, so that no new one is left out.
import type { AuditAction } from './entry.js';

/** Identity & Access Management: Entity Management. */
export const ENTITY_ACTIVITIES = {
  unknown: 0,
  create: 1,
  read: 2,
  update: 3,
  delete: 4,
  activate: 10,
  deactivate: 11,
  suspend: 12,
  resume: 13,
} as const;
type EntityActivity = keyof typeof ENTITY_ACTIVITIES;

export const SEVERITIES = {
  unknown: 0,
  informational: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
} as const;
type Severity = keyof typeof SEVERITIES;

/** What an entry is about; where it does not say of which, it is about the log that it is in. */
export type About =
  'request' | 'token' | 'owner' | 'policy' | 'tenant' | 'log' | 'message' | 'backup';

/** `intended`: what becomes of it, the next entry says. */
type Status = 'unknown' | 'success' | 'failure' | 'intended';

export type OcsfEvent =
  /** 3004 */
  | {
      readonly class: 'entity';
      readonly activity: EntityActivity;
      readonly about: About;
      readonly severity: Severity;
      readonly status: Status;
    }
  /** 3001: a second factor of somebody's account works from now on. */
  | { readonly class: 'factor-enabled' }
  /** 2004: somebody should look at it at once. */
  | { readonly class: 'finding'; readonly about: About; readonly severity: Severity }
  /** 6003 */
  | { readonly class: 'command'; readonly severity: Severity; readonly status: Status };

function entity(
  activity: EntityActivity,
  about: About,
  severity: Severity = 'informational',
): OcsfEvent {
  return { class: 'entity', activity, about, severity, status: 'success' };
}

function failed(activity: EntityActivity, about: About, severity: Severity = 'low'): OcsfEvent {
  return { class: 'entity', activity, about, severity, status: 'failure' };
}

/** A read that is to come. */
function intended(severity: Severity): OcsfEvent {
  return { class: 'entity', activity: 'read', about: 'token', severity, status: 'intended' };
}

function finding(about: About, severity: Severity): OcsfEvent {
  return { class: 'finding', about, severity };
}

const OCSF_EVENTS: Readonly<Record<AuditAction, OcsfEvent>> = {
  'request.created': entity('create', 'request'),
  'request.refused': failed('create', 'owner'),
  'request.shown': entity('read', 'request'),
  'request.approved': entity('activate', 'request'),
  'request.unapproved': entity('deactivate', 'request', 'low'),
  'request.ready': entity('update', 'request'),
  'request.denied': entity('deactivate', 'request', 'low'),
  'request.cancelled': entity('deactivate', 'request'),
  'request.expired': entity('deactivate', 'request'),
  'request.stopped': entity('deactivate', 'request', 'medium'),
  'request.closed': entity('deactivate', 'request'),
  'request.forgotten': entity('delete', 'request'),
  'approval.given': entity('update', 'request'),
  'approval.withdrawn': entity('update', 'request', 'low'),
  'approval.lost': entity('update', 'request', 'low'),
  'approvers.reminded': entity('update', 'request'),
  'approvers.widened': entity('update', 'request'),
  'denial.noted': entity('update', 'request', 'low'),
  'number.wrong': failed('update', 'request', 'medium'),
  'event.refused': failed('update', 'request'),
  'owner.objected': finding('request', 'high'),
  'incident.opened': finding('request', 'critical'),
  'break-glass.granted': entity('activate', 'request', 'high'),
  'review.closed': entity('update', 'request', 'medium'),
  'review.forgotten': entity('delete', 'request'),

  'release.intended': intended('informational'),
  'release.resumed': intended('informational'),
  'release.handed-out': entity('read', 'token', 'low'),
  'release.failed': failed('read', 'token'),
  'release.shown-again': entity('read', 'token', 'low'),
  'seed-qr.intended': intended('medium'),
  'seed-qr.resumed': intended('medium'),
  'seed-qr.handed-out': entity('read', 'token', 'medium'),
  'seed-qr.failed': failed('read', 'token'),
  'seed-qr.shown-again': entity('read', 'token', 'medium'),
  'seed-qr.shown': entity('read', 'token', 'medium'),
  'seed-qr.burned': entity('update', 'token'),
  'seed-export.intended': intended('high'),
  'seed-export.resumed': intended('high'),
  'seed-export.handed-out': entity('read', 'token', 'high'),
  'seed-export.failed': failed('read', 'token', 'medium'),
  'code.reported': entity('update', 'token'),
  'enrolment.code': entity('read', 'token', 'low'),
  'enrolment.refused-code': failed('update', 'token'),

  'case.opened': entity('create', 'token'),
  'case.entered': entity('read', 'token'),
  'case.closed': entity('update', 'token'),
  'token.capturing': entity('create', 'token'),
  'token.changed': entity('update', 'token'),
  'token.imported': entity('create', 'token', 'low'),
  'token.replaced': entity('deactivate', 'token'),
  'token.compromised': finding('token', 'critical'),
  'token.noted': entity('update', 'token'),
  'token.proved': entity('update', 'token'),
  'token.proof-tried': entity('update', 'token'),
  'token.proof-wrong': failed('update', 'token'),
  'token.refused': failed('update', 'token'),
  'token.sample-planted': entity('create', 'token'),
  'token.sample-enrolled': { class: 'factor-enabled' },
  'seed.kept-on': entity('update', 'token', 'low'),
  'seed.destroyed': entity('delete', 'token'),
  'seed.remains-removed': entity('delete', 'token'),

  'freeze.set': entity('suspend', 'owner', 'high'),
  'freeze.lifted': entity('resume', 'owner', 'medium'),
  'freeze.half-lifted': entity('update', 'owner', 'medium'),
  'control.refused': failed('update', 'tenant'),

  'tenant.opened': entity('create', 'tenant'),
  'tenant.restored': entity('update', 'tenant', 'critical'),
  'policy.changed': entity('update', 'policy', 'medium'),
  'policy.refused': failed('update', 'policy', 'medium'),
  'backup.taken': entity('create', 'backup', 'medium'),
  'backup.forgotten': entity('delete', 'backup'),
  'log.begun': entity('create', 'log', 'medium'),
  'log.rolled-back': finding('log', 'critical'),
  'log.emptied': finding('log', 'critical'),
  'log.memory-gone': finding('log', 'high'),
  'log.unkept': finding('log', 'high'),
  'log.unanchored': finding('log', 'medium'),
  'log.anchored-again': entity('resume', 'log'),
  'audit.looked': entity('read', 'log'),
  'audit.opened': entity('read', 'log'),
  'audit.taken': entity('read', 'log', 'medium'),
  'refusals.counted': failed('update', 'log'),
  'message.not-reached': failed('create', 'message'),
  'message.undelivered': failed('delete', 'message', 'medium'),
  'texts.forgotten': entity('delete', 'log'),
  'person.read': entity('read', 'owner', 'low'),
  'erasure.begun': entity('delete', 'owner', 'medium'),
  'erasure.refused': failed('delete', 'owner'),
  'person.erased': entity('delete', 'owner', 'medium'),
  'rehearsal.begun': entity('update', 'tenant'),
  'rehearsal.ended': entity('update', 'tenant'),

  'command.run': { class: 'command', severity: 'medium', status: 'success' },
  'command.refused': { class: 'command', severity: 'medium', status: 'failure' },
};

/** A newer program wrote it, and this one was put back: an export goes on, and says what it knows. */
const OF_A_LATER_KIND: OcsfEvent = {
  class: 'entity',
  activity: 'unknown',
  about: 'log',
  severity: 'unknown',
  status: 'unknown',
};

export function ocsfEventFor(action: string): OcsfEvent {
  const events: Readonly<Partial<Record<string, OcsfEvent>>> = OCSF_EVENTS;
  return events[action] ?? OF_A_LATER_KIND;
}
