// One entry of every kind that there is: what is added to the audit is added here, or nothing compiles.
import type { AuditAction, AuditEntry, AuditFact } from '../../../src/domain/audit/entry.js';
import type { EntryOfLog } from '../../../src/domain/audit/flat-entry.js';
import { instant, parseRequestId, parseTokenId, step } from '../../../src/domain/ids.js';
import { must, PEOPLE } from '../../app/trial.js';

const { alex: by, alice, megan } = PEOPLE;
const until = instant(Date.UTC(2026, 10, 30));
const since = instant(Date.UTC(2026, 10, 1));
const at = step(59_487_000);
const LOG = { origin: 1, size: 12, root: 'aGFzaA==' };

type Facts = { readonly [A in AuditAction]: Omit<Extract<AuditFact, { action: A }>, 'action'> };

const FACTS: Facts = {
  'tenant.opened': {},
  'tenant.restored': {
    backedUpAt: since,
    requestsEnded: 1,
    seedsBurnt: 2,
    freezesKept: 0,
    log: LOG,
  },
  'log.begun': { log: LOG },
  'backup.taken': { key: 'backup-1', until },
  'backup.forgotten': { key: 'backup-1' },
  'policy.changed': { from: 'v1', to: 'v2' },
  'policy.refused': { problems: 1, where: ['roles'] },
  'log.rolled-back': {},
  'log.unanchored': {},
  'log.anchored-again': {},
  'log.emptied': {},
  'log.memory-gone': {},
  'log.unkept': {},
  'token.sample-planted': {},
  'token.sample-enrolled': {},
  'request.created': {
    disclosure: 'release',
    ownerId: alice,
    asked: [megan],
    reason: 'she is locked out',
    byMail: false,
    verifiedBy: 'call-back',
  },
  'approvers.reminded': { people: [megan] },
  'approvers.widened': { people: [megan] },
  'request.refused': { refusal: 'NO_ROLE', ownerId: alice },
  'request.shown': {},
  'refusals.counted': { since, counts: { NO_ROLE: 3, nonsense: 4 }, people: [by] },
  'freeze.set': { ownerId: alice, reason: 'a phish' },
  'freeze.lifted': { ownerId: alice },
  'freeze.half-lifted': {},
  'review.closed': { by, note: 'it was right' },
  'request.forgotten': {},
  'review.forgotten': {},
  'texts.forgotten': { log: 'audit', entries: 2, texts: 3, upTo: 9 },
  'person.read': { personId: alice },
  'erasure.begun': { personId: alice },
  'erasure.refused': { personId: alice, refusal: 'TOO_EARLY' },
  'person.erased': { personId: alice, rows: 2, texts: 3 },
  'control.refused': { command: 'freeze', refusal: 'NOT_SECURITY' },
  'message.not-reached': { to: alice, about: 'request', why: 'blocked' },
  'message.undelivered': { to: alice, about: 'request' },
  'rehearsal.begun': { rehearsal: 'r' },
  'rehearsal.ended': { rehearsal: 'r' },
  'audit.looked': { where: 'chat', ownerId: alice },
  'audit.opened': {},
  'audit.taken': { what: 'receipt' },
  'command.run': { command: 'audit export' },
  'command.refused': { command: 'audit export', refusal: 'NO_ROLE' },
  'approval.given': { by: megan },
  'approval.withdrawn': { by: megan },
  'approval.lost': { by: megan },
  'request.approved': { approvals: 1 },
  'request.unapproved': { approvals: 0 },
  'request.ready': {},
  'denial.noted': { by: megan },
  'request.denied': { by: megan, reason: 'not now' },
  'request.cancelled': { by },
  'request.expired': {},
  'request.stopped': { cause: 'token-over' },
  'request.closed': {},
  'owner.objected': { by: alice },
  'incident.opened': { by: alice },
  'number.wrong': { by: megan },
  'break-glass.granted': { by, reason: 'nobody is awake' },
  'release.intended': { step: at },
  'release.resumed': { step: at },
  'release.handed-out': { step: at },
  'release.failed': { step: at, cause: 'VAULT_UNAVAILABLE' },
  'release.shown-again': { step: at, shows: 2 },
  'seed-qr.intended': {},
  'seed-qr.resumed': {},
  'seed-qr.handed-out': { until },
  'seed-qr.failed': { cause: 'VAULT_UNAVAILABLE' },
  'seed-qr.shown-again': { shows: 2 },
  'seed-qr.burned': { by },
  'seed-export.intended': {},
  'seed-export.resumed': {},
  'seed-export.handed-out': {},
  'seed-export.failed': { cause: 'VAULT_UNAVAILABLE' },
  'code.reported': { step: at, report: 'worked' },
  'event.refused': { event: 'approve', by, refusal: 'NOT_NOW' },
  'case.opened': { ownerId: alice },
  'case.entered': {},
  'case.closed': {},
  'token.refused': { wanted: 'seed-qr', refusal: 'FROZEN' },
  'token.capturing': { ownerId: alice, fingerprint: 'f', overruled: [] },
  'token.changed': { change: 'accept', from: 'captured', to: 'enrolled' },
  'token.imported': {},
  'token.replaced': { replacedBy: must(parseTokenId('token-00000002')) },
  'token.compromised': { reason: 'her laptop was stolen' },
  'token.noted': {
    what: ['expectedOn'],
    days: { before: { expectedOn: '2026-11-27' }, after: { expectedOn: '2026-11-30' } },
  },
  'token.proved': { driftSteps: 1 },
  'token.proof-tried': { tried: 1 },
  'token.proof-wrong': { wrong: 1 },
  'enrolment.code': { step: at, given: 1 },
  'enrolment.refused-code': { given: 1 },
  'seed-qr.shown': { until },
  'seed.kept-on': { until },
  'seed.destroyed': {},
  'seed.remains-removed': { remainsUntil: until },
};

export const ORIGIN = 'otp-bridge/7e57ab1e-0000-4000-8000-000000000001/audit/1';

/** By somebody, of a token and a request, unless told otherwise. */
export function entryWith(fact: AuditFact, more: Partial<AuditEntry> = {}): EntryOfLog {
  return {
    origin: ORIGIN,
    seq: 7,
    at: instant(Date.UTC(2026, 10, 28, 9, 30, 5, 123)),
    actor: by,
    policy: 'v1',
    requestId: must(parseRequestId('request-00000001')),
    tokenId: must(parseTokenId('token-00000001')),
    fact,
    ...more,
  };
}

function factOf(action: AuditAction): AuditFact {
  return { action, ...FACTS[action] } as AuditFact;
}

export const EVERY_FACT: readonly AuditFact[] = (Object.keys(FACTS) as AuditAction[]).map(factOf);
