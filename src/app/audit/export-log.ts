// A log as the files that tools of others read (c2sp.org/tlog-tiles), and beside them what its digests stand for. It holds one tile a
// level while it writes, however long the log is.
import {
  bundleBytes,
  TILE_WIDTH,
  TileBuilder,
  tileBytes,
  tilePath,
} from '../../domain/audit/tiles.js';
import type { Tile } from '../../domain/audit/tiles.js';
import { leafHash } from '../../domain/audit/tree.js';
import type { StoredEntry } from './read-log.js';

/** `path`: within the log's folder, with `/`. */
export type WriteFile = (path: string, bytes: Uint8Array) => Promise<void>;

type Exporting = {
  readonly entries: AsyncIterable<readonly StoredEntry[]>;
  /** So many of them: those that a checkpoint counts. */
  readonly size: number;
  readonly write: WriteFile;
  readonly progress?: (done: number) => void;
};

/** How many were written: fewer than `size` where the store has lost some. */
export async function exportLog({ entries, size, write, progress }: Exporting): Promise<number> {
  const tiles = new TileBuilder();
  let bundle: StoredEntry[] = [];
  let done = 0;
  const flush = async (): Promise<void> => {
    if (bundle.length > 0) await writeBundle(write, Math.ceil(done / TILE_WIDTH) - 1, bundle);
    bundle = [];
  };
  for await (const page of entries) {
    for (const entry of page) {
      if (done === size) break;
      bundle.push(entry);
      done += 1;
      for (const tile of tiles.add(leafHash(Buffer.from(entry.leaf)))) await writeTile(write, tile);
      if (bundle.length === TILE_WIDTH) await flush();
    }
    progress?.(done);
  }
  await flush();
  for (const tile of tiles.rest()) await writeTile(write, tile);
  return done;
}

async function writeTile(write: WriteFile, { level, index, hashes }: Tile): Promise<void> {
  await write(tilePath(level, index, hashes.length), tileBytes(hashes));
}

async function writeBundle(
  write: WriteFile,
  index: number,
  entries: readonly StoredEntry[],
): Promise<void> {
  const path = tilePath('entries', index, entries.length);
  await write(path, bundleBytes(entries.map(({ leaf }) => Buffer.from(leaf))));
  const texts = entries.filter((entry) => Object.keys(entry.texts).length > 0);
  if (texts.length === 0) return;
  const lines = texts.map((entry) => JSON.stringify({ seq: entry.seq, texts: entry.texts }));
  await write(textsPath(index), Buffer.from(`${lines.join('\n')}\n`));
}

/** No part of what is published: what was typed, for those who may read it. Deleting it leaves a log that verifies. */
export function textsPath(index: number): string {
  return `${tilePath('entries', index, TILE_WIDTH).replace('tile/entries/', 'texts/')}.jsonl`;
}
