// Every kind of row that a tenant has, and what becomes of it when somebody is erased. By what stands before the first `~` of its name. What is kept
// about somebody, docs/retention.md and the erasing are made of this one table.
import type { RowName } from '../../ports/store.js';

/**
 * - `deleted`: the row goes, where it is theirs.
 * - `blanked`: it stays, and what names them in it goes; what rests on it is by ids alone.
 * - `texts`: the leaf stays, the texts beside it go.
 * - `kept`: it names nobody.
 */
export type Fate = 'deleted' | 'blanked' | 'texts' | 'kept';

export type RowKind = {
  readonly erased: Fate;
  /** Never shown to anybody. */
  readonly secret?: true;
};

const KINDS = {
  asked: { erased: 'deleted' },
  audit: { erased: 'texts' },
  'audit-head': { erased: 'kept' },
  brake: { erased: 'blanked' },
  called: { erased: 'deleted' },
  card: { erased: 'deleted' },
  case: { erased: 'deleted' },
  'counted-by-seed': { erased: 'kept' },
  'desk-key': { erased: 'kept', secret: true },
  'desk-session': { erased: 'deleted', secret: true },
  'desk-ticket': { erased: 'deleted', secret: true },
  'ended-log': { erased: 'kept' },
  'fingerprint-key': { erased: 'kept', secret: true },
  freeze: { erased: 'blanked' },
  frozen: { erased: 'deleted' },
  given: { erased: 'kept' },
  held: { erased: 'deleted' },
  ledger: { erased: 'kept' },
  op: { erased: 'blanked' },
  open: { erased: 'kept' },
  'open-case': { erased: 'deleted' },
  outbox: { erased: 'blanked' },
  owned: { erased: 'deleted' },
  owner: { erased: 'deleted' },
  'owners-looked': { erased: 'kept' },
  person: { erased: 'deleted' },
  policy: { erased: 'kept' },
  'refusals-head': { erased: 'kept' },
  refused: { erased: 'texts' },
  request: { erased: 'deleted' },
  'request-case': { erased: 'deleted' },
  restoring: { erased: 'kept' },
  retention: { erased: 'kept' },
  review: { erased: 'blanked' },
  'review-card': { erased: 'deleted' },
  reviewed: { erased: 'deleted' },
  'seed-key': { erased: 'kept', secret: true },
  'seed-print': { erased: 'kept', secret: true },
  'sent-on': { erased: 'kept' },
  serial: { erased: 'deleted' },
  session: { erased: 'deleted', secret: true },
  tally: { erased: 'kept' },
  ticket: { erased: 'deleted', secret: true },
  token: { erased: 'deleted' },
  'token-audit': { erased: 'deleted' },
  'under-way': { erased: 'kept' },
} as const satisfies Readonly<Record<string, RowKind>>;

export type KindName = keyof typeof KINDS;
export const ROW_KINDS: Readonly<Record<KindName, RowKind>> = KINDS;

/** One that a newer program wrote: nothing of it may name anybody who was erased. */
const UNKNOWN: RowKind = { erased: 'blanked' };

/** Undefined for one of another version. */
export function nameOfKind(row: RowName): KindName | undefined {
  const [name = row] = row.split('~', 1);
  return isKind(name) ? name : undefined;
}

function isKind(name: string): name is KindName {
  return name in KINDS;
}

export function kindOfRow(row: RowName): RowKind {
  const name = nameOfKind(row);
  return name === undefined ? UNKNOWN : ROW_KINDS[name];
}
