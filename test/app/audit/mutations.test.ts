// A log of 1,000 entries, anchored at 900 and 1,000, changed in every way that we could think of, by somebody without its key and by
// somebody with it: whatever lies before an anchor is found, and of the rest it is said how much it is. With a witness, nothing is left.
import { beforeAll, expect, test } from '@jest/globals';
import { verifyFiles } from '../../../src/app/audit/verify-log.js';
import type { Verified } from '../../../src/app/audit/verify-log.js';
import { openCheckpoint } from '../../../src/domain/audit/checkpoint.js';
import type { VerifierKey } from '../../../src/domain/audit/note-key.js';
import { instant } from '../../../src/domain/ids.js';
import { proveConsistency } from '../../../src/domain/audit/proofs.js';
import type { TreeHead } from '../../../src/domain/audit/tree.js';
import { judgeCheckpoint } from '../../../src/domain/audit/witness.js';
import { isOn } from '../../../scripts/environment.mjs';
import { commandAgain, SEED } from '../../seed.js';
import { must } from '../trial.js';
import { Dice } from '../dice.js';
import { entryOf, exported, headOf, newSigner, ORIGIN, signed, subtreesOf } from './made-log.js';
import type { Files } from './made-log.js';
import { ForgedExports } from './forged-exports.js';

const MUTATIONS = isOn(process.env, 'HEAVY') ? 10_000 : 60;
const SIZE = 1_000;
const OLDER = 900;

const own = newSigner('ecdsa');
const other = newSigner('ecdsa');
let leaves: readonly string[] = [];
let files: Files = new Map();
let note = '';
let keys: readonly VerifierKey[] = [];
let anchors: { readonly older: TreeHead; readonly both: readonly TreeHead[] };
let exports: ForgedExports;

beforeAll(async () => {
  leaves = Array.from({ length: SIZE }, (_none, at) => entryOf(at + 1).leaf);
  files = await exported(leaves);
  exports = new ForgedExports(leaves);
  note = await signed(headOf(leaves), own);
  keys = [await own.verifierKey(ORIGIN)];
  const older = headOf(leaves.slice(0, OLDER));
  anchors = { older, both: [older, headOf(leaves)] };
});

type Log = { readonly files: Files; readonly note: string };

/** What `audit verify` does with a folder. */
async function verify(log: Log, kept: readonly TreeHead[]): Promise<Verified | 'other-key'> {
  const opened = openCheckpoint(log.note, keys);
  if (!opened.ok) return 'other-key';
  const read = async (path: string) => Promise.resolve(log.files.get(path));
  return verifyFiles(read, opened.value.checkpoint, { anchors: kept, isFirstOrigin: true });
}

/** Whether a witness that has signed the true log at its end signs this one, asked as well as whoever forged it can. */
async function isWitnessed({ all, note: forgedNote }: Forged): Promise<boolean> {
  const asked = { older: SIZE, newer: all.length };
  const proof = (await proveConsistency(subtreesOf(all), asked)) ?? [];
  const seen = must(anchors.both[1]);
  const watched = { keys: keys.map((key) => ({ key })), seen };
  return judgeCheckpoint({ older: SIZE, proof, note: forgedNote }, () => watched, instant(0)).ok;
}

const renumbered = (all: readonly string[]): readonly string[] =>
  all.map((leaf, at) => leaf.replace(/"seq":\d+/, `"seq":${at + 1}`));

type Place = { readonly dice: Dice; readonly at: number; readonly one: string };
type Change = (place: Place) => readonly string[];
const put = (at: number, ...instead: readonly string[]): readonly string[] => [
  ...leaves.slice(0, at),
  ...instead,
  ...leaves.slice(at + 1),
];
const another = (leaf: string): string => leaf.replace('7e57ab1e', '7e57ab1f');

const CHANGES: readonly Change[] = [
  // Edited, so that it is JSON still; a bit of it; its time; deleted; two swapped; inserted; replayed; all that follows cut off.
  ({ at, one }) => put(at, another(one)),
  ({ dice, at, one }) => {
    const place = dice.below(one.length);
    const flipped = String.fromCharCode(one.charCodeAt(place) ^ 1);
    return put(at, one.slice(0, place) + flipped + one.slice(place + 1));
  },
  ({ at, one }) => put(at, one.replace(/"at":\d+/, '"at":7')),
  ({ at }) => put(at),
  ({ dice, at, one }) => {
    const later = at === SIZE - 1 ? at - 1 : at + 1 + dice.below(SIZE - at - 1);
    const swapped = [...put(at, must(leaves[later]))];
    swapped[later] = one;
    return swapped;
  },
  ({ at, one }) => put(at, another(one), one),
  ({ dice, at, one }) => put(at, must(leaves[dice.below(Math.max(1, at))]), one),
  ({ at }) => leaves.slice(0, at),
];

type Forger = 'edits files' | 'other key' | 'own key' | 'own key, renumbered';

type Forged = Log & { readonly by: Forger; readonly all: readonly string[] };

async function forged(dice: Dice, at: number): Promise<Forged> {
  const by = dice.one<Forger>(['edits files', 'other key', 'own key', 'own key, renumbered']);
  const entries = dice.one(CHANGES)({ dice, at, one: must(leaves[at]) });
  const all = by === 'own key, renumbered' ? renumbered(entries) : entries;
  // A bit of a number, say, which is numbered again: as it was.
  if (all.length === SIZE && all.every((leaf, n) => leaf === leaves[n])) return forged(dice, at);
  const made = exports.of(all);
  if (by !== 'edits files') {
    const signer = by === 'other key' ? other : own;
    return { by, all, files: made.files, note: await signed(made.head, signer) };
  }
  // The entries alone, under the names that they had.
  const lies = [...files].map(([path, bytes]): [string, Uint8Array] => {
    const mine = path.startsWith('tile/entries/')
      ? (made.files.get(path) ?? partOf(made.files, path))
      : bytes;
    return [path, mine];
  });
  return { by, all, files: new Map(lies), note };
}

/** A last bundle of another width, under the name that the checkpoint asks for. */
function partOf(made: Files, path: string): Uint8Array {
  const [stem = ''] = path.split('.p/');
  const found = [...made.keys()].find((one) => one === stem || one.startsWith(`${stem}.p/`));
  return made.get(found ?? '') ?? new Uint8Array();
}

const isFound = (verified: Verified | 'other-key'): boolean =>
  verified === 'other-key' || verified.misfit !== undefined;

test('nothing is found in a log that nobody has changed', async () => {
  for (const kept of [[], [anchors.older], anchors.both]) {
    const unanchored = SIZE - Math.max(0, ...kept.map(({ size }) => size));
    const verified = await verify({ files, note }, kept);
    expect(verified).toMatchObject({ entries: SIZE, unanchored });
    expect(verified).not.toHaveProperty('misfit');
  }
});

test('a changed log is exported as the bridge would have', async () => {
  const changed = [...leaves.slice(0, 300), another(must(leaves[300])), ...leaves.slice(301, 900)];
  const made = exports.of(changed);
  expect(made.files).toEqual(await exported(changed));
  expect(made.head).toEqual(headOf(changed));
});

/** `isBehind`: the anchor at 900 alone cannot show it, only one at 1,000, or a witness. */
type Judged = { readonly wrong?: string; readonly isBehind: boolean };

/** What is wrong with how this one was found; undefined: nothing. */
async function judge(log: Forged, at: number): Promise<Judged> {
  if (log.by.startsWith('own key') && (await isWitnessed(log))) {
    return { wrong: 'a witness has signed it', isBehind: false };
  }
  const withOlder = await verify(log, [anchors.older]);
  // What one anchor shows, that and another one show.
  if (isFound(withOlder)) return { isBehind: false };
  const isBehind = at >= OLDER && log.by.startsWith('own key');
  const isSaid = withOlder !== 'other-key' && withOlder.unanchored === withOlder.entries - OLDER;
  if (!isBehind || !isSaid) return { wrong: 'anchored at 900', isBehind };
  const isMissed = !isFound(await verify(log, anchors.both));
  return { isBehind, ...(isMissed ? { wrong: 'anchored at both' } : {}) };
}

test(`each of ${MUTATIONS} changes before an anchor is found, how much lies behind it is said, and a witness signs none`, async () => {
  const dice = new Dice(SEED);
  const missed: string[] = [];
  const counts = new Map<string, Counts>();
  for (let n = 0; n < MUTATIONS; n += 1) {
    const at = n % 4 === 0 ? OLDER + dice.below(SIZE - OLDER) : dice.below(SIZE);
    const log = await forged(dice, at);
    const judged = await judge(log, at);
    const { wrong } = judged;
    count(counts, log.by, judged);
    if (wrong !== undefined) missed.push(`${n}: ${log.by} at ${at}, ${wrong}`);
  }
  expect({ missed, again: missed.length === 0 ? '' : commandAgain(SEED) }).toEqual({
    missed: [],
    again: '',
  });
  // Whoever has the key can rewrite what no anchor has seen: that, and nothing else.
  const behind = [...counts].filter((one) => one[1].behind > 0).map(([by]) => by);
  expect(behind.length).toBeGreaterThan(0);
  for (const by of behind) expect(by).toMatch(/^own key/);
  // For docs/audit-log.md.
  if (isOn(process.env, 'PRINT')) process.stdout.write(tableOf(counts));
});

type Counts = { readonly changes: number; readonly behind: number };

function count(counts: Map<string, Counts>, by: Forger, { isBehind }: Judged): void {
  const { changes, behind } = counts.get(by) ?? { changes: 0, behind: 0 };
  counts.set(by, { changes: changes + 1, behind: behind + (isBehind ? 1 : 0) });
}

function tableOf(counts: ReadonlyMap<string, Counts>): string {
  const rows = [...counts].map(([by, { changes, behind }]) =>
    [by, changes, changes - behind, behind, changes, by.startsWith('own') ? changes : '–'].join(
      ' | ',
    ),
  );
  return `SEED=${SEED}\n| ${rows.join(' |\n| ')} |\n`;
}
