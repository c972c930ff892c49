// What must hold after hours of faults, from the outside: this knows the vault's own log, the rows of the store and the exported audit,
// and nothing of the code that made them.
import { createHash } from 'node:crypto';
import { readId } from '../../src/domain/ids.js';
import type { Row } from '../../src/ports/store.js';
import { STATE_AFTER } from '../app/state-after.js';

/** A read of a secret, as a vault logs it. */
export type VaultRead = { readonly read: string; readonly ok: boolean };
/** The alarms that waited in the store at a moment; `worked`: seconds of work by then, without those by which a clock jumped. */
export type Look = { readonly worked: number; readonly waiting: readonly string[] };
export type Seen = {
  /** The entries of the log that `otp-bridge audit export` writes, each as it is signed. */
  readonly log: readonly string[];
  readonly rows: readonly Row[];
  readonly looks: readonly Look[];
  readonly vault: readonly VaultRead[];
  /** What was anchored, oldest first, of this log and of others: each a signed note. */
  readonly anchored: readonly string[];
};

export type Entry = {
  readonly seq: number;
  readonly fact: { readonly action: string; readonly step?: number };
  readonly requestId?: string;
  /** What the reading of a secret is called that it lets happen. */
  readonly read?: string;
};

/** Seconds of work within which an alarm has left the store: what failed is tried again after a pause that doubles. */
export const ALARM_BOUND_SECONDS = 300;
/** A code is shown again three times at most. */
const MOST_SHOWS = 5;
const OVER = ['closed', 'denied', 'cancelled', 'expired', 'stopped'];

/** A line for everything that does not hold. */
export function check(seen: Seen): readonly string[] {
  const entries = entriesIn(seen.log);
  return [
    ...missingEntries(entries, seen.rows),
    ...doubleReleases(entries, seen.rows),
    ...lostRequests(entries, seen.rows),
    ...unnamedReads(entries, seen.vault),
    ...lateAlarms(seen.looks),
    ...otherPasts(seen.anchored, seen.log),
  ];
}

export const entriesIn = (log: readonly string[]): readonly Entry[] =>
  log.map((leaf) => JSON.parse(leaf) as Entry);

/** Numbers go on without a gap up to where the store's head is. */
function missingEntries(entries: readonly Entry[], rows: readonly Row[]): readonly string[] {
  const own = entries.map(({ seq }) => seq);
  const last = rows.filter(({ row }) => row.startsWith('audit~')).length;
  const gaps = own.filter((seq, at) => seq !== at + 1).slice(0, 1);
  return [
    ...gaps.map((seq) => `an entry is missing before ${seq}`),
    ...(own.length === last ? [] : [`the store has ${last} entries, the export ${own.length}`]),
  ];
}

function doubleReleases(entries: readonly Entry[], rows: readonly Row[]): readonly string[] {
  const steps = (action: string): readonly number[] =>
    entries.flatMap(({ fact }) => (fact.action === action ? [Number(fact.step)] : []));
  const given = steps('release.handed-out');
  const intended = steps('release.intended');
  const ledger = rows
    .filter(({ row }) => row.startsWith('given~'))
    .map(({ row }) => Number(row.split('~').at(-1)));
  const isSame = [...ledger].sort(byNumber).join() === [...intended].sort(byNumber).join();
  return [
    ...given
      .filter((step, at) => given.indexOf(step) !== at)
      .map((step) => `step ${step} was released twice`),
    ...intended
      .filter((step, at) => at > 0 && step <= Number(intended[at - 1]))
      .map((step) => `step ${step} was set aside after a later one`),
    ...given
      .filter((step) => !intended.includes(step))
      .map((step) => `step ${step} was released, and not set aside before`),
    ...(isSame ? [] : ['the ledger has other steps than the audit']),
  ];
}

const byNumber = (one: number, other: number): number => one - other;

/** What a request's last entry makes of it is what the store has, and all of them have ended. */
function lostRequests(entries: readonly Entry[], rows: readonly Row[]): readonly string[] {
  const told = new Map<string, string>();
  for (const { requestId, fact } of entries) {
    if (requestId === undefined) continue;
    told.set(requestId, stateAfter(fact.action, told.get(requestId) ?? ''));
  }
  const stored = new Map(
    rows
      .filter(({ row }) => row.startsWith('request~'))
      .map(({ row, value }) => [row.slice('request~'.length), stateOf(value)]),
  );
  return [
    ...[...told].flatMap(([id, state]) =>
      stored.get(id) === state ? [] : [`${id} is ${stored.get(id) ?? 'lost'}, not ${state}`],
    ),
    ...[...stored.keys()].filter((id) => !told.has(id)).map((id) => `${id} has no entry`),
    ...[...stored].filter(([, state]) => !OVER.includes(state)).map(([id]) => `${id} never ended`),
  ];
}

function stateAfter(action: string, before: string): string {
  if (action === 'release.failed' && before === 'releasing') return 'approved';
  if (action === 'code.reported' && before === 'released') return 'approved';
  return STATE_AFTER[action] ?? before;
}

function stateOf(value: Readonly<Record<string, unknown>>): string {
  const { life } = value as { readonly life?: { readonly state?: string } };
  return life?.state ?? '';
}

/** The vault gave nothing out that the audit does not name, and nothing was handed out that the vault did not give. */
function unnamedReads(entries: readonly Entry[], vault: readonly VaultRead[]): readonly string[] {
  const named = new Set(entries.map(({ read }) => read));
  const read = new Set(vault.filter(({ ok }) => ok).map((one) => one.read));
  const begun = entries.filter(({ fact }) => /^release\.(?:intended|resumed)$/.test(fact.action));
  const without = entries.filter(
    ({ fact, requestId }) =>
      fact.action === 'release.handed-out' &&
      !begun.some(
        (one) =>
          one.requestId === requestId && one.fact.step === fact.step && read.has(one.read ?? ''),
      ),
  );
  const again = showingsOf(entries);
  return [
    ...[...read]
      .filter((one) => !named.has(one) && !again.has(one))
      .map((one) => `the audit has no reading ${one}`),
    ...without.map(
      ({ fact: { step } }) =>
        `step ${String(step)} was handed out, and the vault gave no seed for it`,
    ),
  ];
}

/** Of a code that was handed out already: who dies between its reading and its entry leaves a reading alone (docs/reconcile.md). */
function showingsOf(entries: readonly Entry[]): ReadonlySet<string> {
  const all = entries.flatMap(({ fact: { action, step }, requestId = '' }) => {
    if (action !== 'release.handed-out') return [];
    return Array.from({ length: MOST_SHOWS }, (_, shows) => {
      const text = ['otp-bridge/read', 'shown', requestId, String(step), shows].join('\n');
      return String(readId(createHash('sha256').update(text).digest()));
    });
  });
  return new Set(all);
}

/** Whatever was anchored is the beginning of what is exported now. */
function otherPasts(anchored: readonly string[], log: readonly string[]): readonly string[] {
  const roots = new Map<number, string>();
  const ours = anchored.map((note) => note.split('\n')).filter(([origin]) => isOfAudit(origin));
  if (ours.length === 0) return ['nothing was anchored'];
  return ours.flatMap(([, size, root]) => {
    const entries = Number(size);
    const own = roots.get(entries) ?? rootOf(log.slice(0, entries)).toString('base64');
    roots.set(entries, own);
    return entries <= log.length && own === root
      ? []
      : [`what was anchored of ${entries} entries is not how the log begins`];
  });
}

const isOfAudit = (origin = ''): boolean => !origin.includes('refus');

/** RFC 6962, 2.1. */
function rootOf(leaves: readonly string[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), Buffer.from(only, 'utf8'));
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

function sha256(...parts: readonly Buffer[]): Buffer {
  return createHash('sha256').update(Buffer.concat(parts)).digest();
}

function lateAlarms(looks: readonly Look[]): readonly string[] {
  const since = new Map<string, number>();
  const late = new Set<string>();
  for (const { worked, waiting } of looks) {
    for (const row of since.keys()) if (!waiting.includes(row)) since.delete(row);
    for (const row of waiting) {
      const first = since.get(row) ?? worked;
      since.set(row, first);
      if (worked - first > ALARM_BOUND_SECONDS) late.add(row);
    }
  }
  return [...late].map((row) => `the alarm ${row} waited for more than ${ALARM_BOUND_SECONDS} s`);
}
