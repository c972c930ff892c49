// Checkpoints in a folder: one file a month, only ever added to. On another machine's disk it is worth something; beside the store
// it shows what was done to the store alone.
import { open, readdir, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anchor } from '../../ports/anchor.js';
import { answerWithin } from '../../ports/answer-within.js';
import type { Clock } from '../../ports/clock.js';
import { AnchorUnavailable } from '../../ports/fault.js';
import {
  LAST_BYTES,
  monthOf,
  monthsToRead,
  mustBeReadable,
  WHOLE_BUDGETS,
} from '../anchor-months.js';
import { errorCode } from './error-code.js';
import { makeFolder } from './make-folder.js';
import { troubleAt } from './system-trouble.js';
import { syncFolder } from './write-once.js';

const FILE = /^(\d{4}-\d{2})\.checkpoints$/;

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
    const month = monthOf(clock.now());
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

  async readLast(much: 'ends' | 'whole' = 'ends'): Promise<string> {
    const { folder, clock } = this.#options;
    const isWhole = much === 'whole';
    const read = async (): Promise<string> => {
      const there = (await namesIn(folder)).flatMap((name) => FILE.exec(name)?.[1] ?? []);
      let kept = '';
      for (const month of monthsToRead(there, clock.now(), much)) {
        const room = isWhole ? Infinity : LAST_BYTES;
        kept += await readEnd(join(folder, `${month}.checkpoints`), { room, before: kept.length });
      }
      return isWhole ? kept : kept.slice(-LAST_BYTES);
    };
    return this.#guarded(read, isWhole ? WHOLE_BUDGETS : 1);
  }

  async #guarded<T>(work: () => Promise<T>, budgets = 1): Promise<T> {
    const late = (): Error => new AnchorUnavailable('no answer from the disk within the budget');
    try {
      return await answerWithin(this.#options.budgetMs * budgets, work(), late);
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

type Room = { readonly room: number; readonly before: number };

async function readEnd(file: string, room: Room): Promise<string> {
  const handle = await open(file, 'r');
  try {
    return await readFrom(handle, room);
  } finally {
    await handle.close();
  }
}

async function readFrom(handle: FileHandle, { room, before }: Room): Promise<string> {
  const { size } = await handle.stat();
  const length = Math.min(size, room);
  mustBeReadable(before + length);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, size - length);
  return buffer.subarray(0, bytesRead).toString('utf8');
}
