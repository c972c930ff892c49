// Two logs: what was decided, and what people tried who have no part in it, or what nobody could make sense of. The second has an
// origin and a frontier of its own, so that nobody can hold up a release by it.
import type { TenantId } from '../ids.js';
import type { AuditFact } from './entry.js';

export type LogName = 'audit' | 'refusals';
export const LOG_NAMES: readonly LogName[] = ['audit', 'refusals'];

const OF_STRANGERS: readonly string[] = [
  'NO_ROLE',
  'NOT_SECURITY',
  'NOT_A_PROVISIONER',
  'NOT_A_REVIEWER',
  'NOT_CONCERNED',
];
const MALFORMED: readonly string[] = [
  'NAME_MISSING',
  'REASON_MISSING',
  'REASON_TOO_LONG',
  'NOTE_MISSING',
];

export function logOf(fact: AuditFact): LogName {
  if (fact.action === 'refusals.counted') return 'refusals';
  const isRefusal =
    fact.action === 'request.refused' ||
    fact.action === 'token.refused' ||
    fact.action === 'control.refused';
  return isRefusal && [...OF_STRANGERS, ...MALFORMED].includes(fact.refusal) ? 'refusals' : 'audit';
}

/** As checkpoints name it (c2sp.org/tlog-checkpoint): a URL without its scheme, that leads nowhere. */
export function originOf(tenantId: TenantId, log: LogName, origin: number): string {
  return `otp-bridge/${tenantId}/${log}/${origin}`;
}
