// What lies in an anchor, held against our keys: a checkpoint of ours counts, and nothing else that anybody put there. One that only
// a stolen key has signed counts up to where that was stolen.
import { openCheckpoint, parseCheckpoint } from '../../domain/audit/checkpoint.js';
import { countsAlone } from '../../domain/audit/key-end.js';
import type { KeyEnd } from '../../domain/audit/key-end.js';
import type { KnownKey } from '../../domain/audit/known-keys.js';
import { splitNotes } from '../../domain/audit/kept-notes.js';
import { signedIn } from '../../domain/audit/log-trust.js';
import type { Signed } from '../../domain/audit/log-trust.js';
import { parseNote } from '../../domain/audit/note.js';
import { originOf } from '../../domain/audit/which-log.js';
import type { LogName } from '../../domain/audit/which-log.js';
import type { TenantId } from '../../domain/ids.js';
import type { Signer } from '../../ports/signer.js';

/** A key that signed before the present ones. */
export type Retired = { readonly signer: Signer; readonly end: KeyEnd };

export type OurNote = {
  readonly note: string;
  readonly signed: Signed;
  /** Every present key has signed it. */
  readonly isByAll: boolean;
};

type Keys = { readonly signers: readonly Signer[]; readonly retired?: readonly Retired[] };

/** Throws what a present signer throws; a retired one whose public half cannot be had is unknown. */
export async function keysFor(
  { signers, retired = [] }: Keys,
  origin: string,
): Promise<readonly KnownKey[]> {
  const present = await Promise.all(signers.map(async (one) => one.verifierKey(origin)));
  const asked = await Promise.allSettled(
    retired.map(async ({ signer, end }) => ({ key: await signer.verifierKey(origin), end })),
  );
  const before = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return [...present.map((key) => ({ key })), ...before];
}

/** Those of ours among `kept`, oldest first; `log`: of which. */
export async function readOurs(
  needs: Keys & { readonly tenantId: TenantId },
  kept: string,
  log: LogName = 'audit',
): Promise<readonly OurNote[]> {
  const prefix = originOf(needs.tenantId, log, 0).slice(0, -1);
  const found: OurNote[] = [];
  const keys = new Map<string, Promise<readonly KnownKey[]>>();
  for (const note of splitNotes(kept)) {
    const parsed = parseNote(note);
    const origin = parsed.ok ? (parsed.value.text.split('\n')[0] ?? '') : '';
    if (!origin.startsWith(prefix)) continue;
    const known = keys.get(origin) ?? keysFor(needs, origin);
    keys.set(origin, known);
    const ours = openOurs(note, await known, prefix);
    if (ours !== undefined) found.push(ours);
  }
  return found;
}

/**
 * Those of ours among `kept` that are furthest on: one place, signed once or more. So that months of them are read in a moment, none
 * of another place is verified.
 */
export async function readFurthest(
  needs: Keys & { readonly tenantId: TenantId },
  kept: string,
  log: LogName = 'audit',
): Promise<readonly OurNote[]> {
  const prefix = originOf(needs.tenantId, log, 0).slice(0, -1);
  const places = new Map<string, { readonly at: Signed; readonly notes: string[] }>();
  for (const note of new Set(splitNotes(kept))) {
    const parsed = parseNote(note);
    const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
    const at = checkpoint.ok ? signedIn(checkpoint.value, prefix) : undefined;
    if (at === undefined) continue;
    const place = places.get(`${at.origin}/${at.size}`);
    if (place === undefined) places.set(`${at.origin}/${at.size}`, { at, notes: [note] });
    else place.notes.push(note);
  }
  const furthest = [...places.values()].sort(
    ({ at: one }, { at: other }) => other.origin - one.origin || other.size - one.size,
  );
  for (const { notes } of furthest) {
    const ours = await readOurs(needs, notes.join(''), log);
    if (ours.length > 0) return ours;
  }
  return [];
}

function openOurs(note: string, known: readonly KnownKey[], prefix: string): OurNote | undefined {
  const opened = openCheckpoint(
    note,
    known.map(({ key }) => key),
  );
  const signed = opened.ok ? signedIn(opened.value.checkpoint, prefix) : undefined;
  if (!opened.ok || signed === undefined) return undefined;
  const { signers } = opened.value;
  const counts = known.some(
    ({ key, end }) => signers.includes(key) && (end === undefined || countsAlone(end, signed)),
  );
  const isByAll = known.every(({ key, end }) => end !== undefined || signers.includes(key));
  return counts ? { note, signed, isByAll } : undefined;
}
