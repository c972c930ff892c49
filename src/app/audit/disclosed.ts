// By which entries a code or a seed has left the bridge.
import type { AuditAction } from '../../domain/audit/entry.js';

export const DISCLOSED: readonly AuditAction[] = [
  'release.handed-out',
  'release.shown-again',
  'seed-qr.handed-out',
  'seed-qr.shown-again',
  'seed-qr.shown',
  'seed-export.handed-out',
  'enrolment.code',
];
