// What belongs to no request and is told by itself when somebody looks back: what changed something. What a token's page was opened for,
// and what was only tried, is in its history and in the log's export.
import type { AuditAction, AuditFact } from '../../domain/audit/entry.js';

const TOLD: ReadonlySet<AuditAction> = new Set<AuditAction>([
  'tenant.opened',
  'tenant.restored',
  'log.begun',
  'log.rolled-back',
  'log.unanchored',
  'log.anchored-again',
  'backup.taken',
  'backup.forgotten',
  'policy.changed',
  'policy.refused',
  'freeze.set',
  'freeze.lifted',
  'freeze.half-lifted',
  'token.capturing',
  'token.changed',
  'token.imported',
  'token.replaced',
  'token.compromised',
  'enrolment.code',
  'seed-qr.shown',
  'seed.destroyed',
  'command.run',
  'command.refused',
]);

export function isWorthALine({ action }: AuditFact): boolean {
  return TOLD.has(action);
}
