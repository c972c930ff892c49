// Checkpoints in a folder: one file a month, only ever added to. On another machine's disk it is worth something; beside the store
// it shows what was done to the store alone.
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anchor } from '../../ports/anchor.js';
import { answerWithin } from '../../ports/answer-within.js';
import type { Clock } from '../../ports/clock.js';
import { AnchorUnavailable } from '../../ports/fault.js';
import { errorCode } from './error-code.js';
import { makeFolder } from './make-folder.js';
import { troubleAt } from './system-trouble.js';
import { syncFolder } from './write-once.js';

const FILE = /^\d{4}-\d{2}\.checkpoints$/;
/** Bytes that are read of the newest file. */
const LAST_BYTES = 65_536;

export type FolderAnchorOptions = {
  readonly folder: string;
  readonly clock: Clock;
  /** Milliseconds after which a call that has not answered throws `AnchorUnavailable`. */
  readonly budgetMs: number;
};

export class FolderAnchor implements Anchor {
  readonly name = 'folder';
  readonly #options: FolderAnchorOptions;

  constructor(options: FolderAnchorOptions) {
    this.#options = options;
  }

  async keep(note: string): Promise<void> {
    const { folder, clock } = this.#options;
    const month = new Date(clock.now()).toISOString().slice(0, 7);
    await this.#guarded(async () => {
      await makeFolder(folder);
      const handle = await open(join(folder, `${month}.checkpoints`), 'a', 0o600);
      try {
        await handle.writeFile(note);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await syncFolder(folder);
    });
  }

  async readLast(): Promise<string> {
    const { folder } = this.#options;
    return this.#guarded(async () => {
      const names = (await namesIn(folder)).filter((name) => FILE.test(name)).sort();
      const newest = names.at(-1);
      return newest === undefined ? '' : readEnd(join(folder, newest));
    });
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    const late = (): Error => new AnchorUnavailable('no answer from the disk within the budget');
    try {
      return await answerWithin(this.#options.budgetMs, work(), late);
    } catch (error) {
      if (error instanceof AnchorUnavailable) throw error;
      const why = troubleAt(this.#options.folder, error);
      throw new AnchorUnavailable(`checkpoints cannot be kept or read. ${why}`, { cause: error });
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function readEnd(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    return await readFrom(handle);
  } finally {
    await handle.close();
  }
}

async function readFrom(handle: FileHandle): Promise<string> {
  const { size } = await handle.stat();
  const length = Math.min(size, LAST_BYTES);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.subarray(0, bytesRead).toString('utf8');
}
