// Verifies a log where it lies: in the store, or in the files of an export. The first entry that does not fit is named, and why; what
// checkpoints that were kept elsewhere say is held against it.
import { LogChecker } from '../../domain/audit/check-log.js';
import type { Misfit, OneEntry, SeenHead } from '../../domain/audit/check-log.js';
import { fromBase64, treeHeadOf } from '../../domain/audit/log.js';
import { readBundle, readTile, TILE_WIDTH, TileBuilder } from '../../domain/audit/tiles.js';
import { tileBytes, tilePath } from '../../domain/audit/tiles.js';
import type { Tile } from '../../domain/audit/tiles.js';
import { leafHash } from '../../domain/audit/tree.js';
import type { TreeHead } from '../../domain/audit/tree.js';
import type { Rows } from '../commit/reading.js';
import { textsPath } from './export-log.js';
import { readEntries } from './read-log.js';
import type { OneLog } from './read-log.js';
import { readTexts, TextCount } from './texts-beside.js';
import type { TextsCounted } from './texts-beside.js';

export type Verified = {
  readonly entries: number;
  /** Absent: every entry fits. */
  readonly misfit?: Misfit;
  /** Entries behind the last checkpoint that was kept elsewhere: nothing but the log itself speaks for them. */
  readonly unanchored: number;
  /** Names, and what somebody typed. One that was altered is the misfit. */
  readonly texts: TextsCounted;
};

type Watching = {
  /** Kept elsewhere: the anchors. */
  readonly anchors: readonly SeenHead[];
  readonly progress?: (done: number) => void;
};

/** Throws `StoreUnavailable`. */
export async function verifyStored(
  rows: Rows,
  one: OneLog,
  { anchors, progress }: Watching,
): Promise<Verified> {
  const { first, size } = one.head;
  const checker = new LogChecker({ first, heads: [...anchors, treeHeadOf(one.head)] });
  const texts = new TextCount();
  let entries = 0;
  for await (const page of readEntries(rows, one)) {
    for (const row of page) {
      const [told] = row.hashes;
      const leaf = Buffer.from(row.leaf);
      checker.add({
        leaf,
        told: told === undefined ? undefined : fromBase64(told),
        hasOwnTexts: texts.add(row.seq, row),
      });
    }
    entries += page.length;
    progress?.(entries);
    if (checker.misfit !== undefined) break;
  }
  return verified(checker.end(), { entries: size, anchors, texts });
}

/** Undefined where there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** `signed`: the checkpoint in the folder, which was verified. */
export async function verifyFiles(
  read: ReadFile,
  signed: SeenHead,
  { anchors, progress, isFirstOrigin }: Watching & { readonly isFirstOrigin: boolean },
): Promise<Verified> {
  const { size } = signed;
  const first = await readFirst(read, size, isFirstOrigin);
  const checker = new LogChecker({ first, heads: [signed, ...anchors] });
  const tiles = new TileBuilder();
  const texts = new TextCount();
  for (let index = 0; index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const full: Tile[] = [];
    const bundle = await readBoth(read, index, width);
    for (const one of await withTexts(read, bundle, { index, first, texts })) {
      const hash = leafHash(one.leaf);
      checker.add({ ...one, hash });
      full.push(...tiles.add(hash));
    }
    if (!(await areAsWritten(read, full))) checker.add(NEVER_WRITTEN);
    progress?.(index * TILE_WIDTH + width);
    if (checker.misfit !== undefined) break;
  }
  if (!(await areAsWritten(read, tiles.rest()))) checker.add(NEVER_WRITTEN);
  return verified(checker.end(), { entries: size, anchors, texts });
}

type Place = { readonly index: number; readonly first: number; readonly texts: TextCount };

/** Each with whether the texts beside it are its own. A file that no export has written speaks for none of them. */
async function withTexts(
  read: ReadFile,
  bundle: readonly OneEntry[],
  { index, first, texts }: Place,
): Promise<readonly OneEntry[]> {
  const begins = first + index * TILE_WIDTH;
  const beside = readTexts(await read(textsPath(index)), { begins, width: bundle.length });
  return bundle.map((one, at) => {
    const seq = begins + at;
    const leaf = Buffer.from(one.leaf).toString('utf8');
    const isOwn = texts.add(seq, { leaf, texts: beside?.get(seq) ?? {} });
    return { ...one, hasOwnTexts: isOwn && beside !== undefined };
  });
}

/** The entries of a bundle, each with its hash in the tile; where either file is missing or broken, what fits nowhere. */
async function readBoth(
  read: ReadFile,
  index: number,
  width: number,
): Promise<readonly OneEntry[]> {
  const tile = await read(tilePath(0, index, width));
  const told = tile === undefined ? undefined : readTile(tile, width);
  const bundle = readBundle((await read(tilePath('entries', index, width))) ?? NONE);
  if (told === undefined || bundle === undefined) return [NEVER_WRITTEN];
  return bundle.map((leaf, at) => ({ leaf, told: told[at] ?? NONE }));
}

const NONE = new Uint8Array();
const NEVER_WRITTEN: OneEntry = { leaf: NONE, told: NONE };

/** After a restore numbers go on; of a first origin they begin at 1. */
async function readFirst(read: ReadFile, size: number, isFirstOrigin: boolean): Promise<number> {
  const bytes = await read(tilePath('entries', 0, Math.min(TILE_WIDTH, size)));
  const [leaf] = readBundle(bytes ?? NONE) ?? [];
  const seq = /"seq":(\d{1,15})/.exec(Buffer.from(leaf ?? NONE).toString('utf8'))?.[1];
  return seq === undefined || isFirstOrigin ? 1 : Number(seq);
}

/** The lowest tiles were held against the entries one by one. */
async function areAsWritten(read: ReadFile, tiles: readonly Tile[]): Promise<boolean> {
  for (const { level, index, hashes } of tiles) {
    if (level === 0) continue;
    const bytes = await read(tilePath(level, index, hashes.length));
    if (bytes === undefined || Buffer.compare(bytes, tileBytes(hashes)) !== 0) return false;
  }
  return true;
}

type Read = {
  readonly entries: number;
  readonly anchors: readonly TreeHead[];
  readonly texts: TextCount;
};

function verified(misfit: Misfit | undefined, { entries, anchors, texts }: Read): Verified {
  const last = Math.max(0, ...anchors.map(({ size }) => size).filter((size) => size <= entries));
  const found = { entries, unanchored: entries - last, texts: texts.counted };
  return misfit === undefined ? found : { ...found, misfit };
}
