// When what was written is on the disk. The file is flushed beside everything else, in a thread of the system's: what is written
// while one flush is under way shares the next one. Until then nobody may see it.
import type { FileHandle } from 'node:fs/promises';

/** What was written since the last flush began, and when it will be on the disk. */
type Batch = { readonly keys: Set<string>; readonly done: Promise<void> };

export class Flushing {
  readonly #file: Pick<FileHandle, 'datasync' | 'close'>;
  #underWay: Batch | undefined;
  #next: Batch | undefined;
  #hasFailed = false;

  constructor(file: Pick<FileHandle, 'datasync' | 'close'>) {
    this.#file = file;
  }

  /** Resolves when everything written by now is on the disk; throws what the system throws: nobody knows what is there then. */
  async flush(keys: readonly string[]): Promise<void> {
    const next = (this.#next ??= this.#begin());
    for (const key of keys) next.keys.add(key);
    return next.done;
  }

  /** Resolves, whatever became of it, when nothing is under way that `concerns` any of what is looked for. */
  async settled(concerns: (key: string) => boolean): Promise<void> {
    for (let batch = this.#concerning(concerns); batch !== undefined;) {
      await batch.done.catch(() => undefined);
      batch = this.#concerning(concerns);
    }
  }

  /** A flush has failed: what was written last may not be on the disk, and never be. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** All of it is on the disk by other ways. */
  forgive(): void {
    this.#hasFailed = false;
  }

  /** Whether nothing is under way at all. */
  get isIdle(): boolean {
    return this.#underWay === undefined && this.#next === undefined;
  }

  async close(): Promise<void> {
    await this.settled(() => true);
    await this.#file.close();
  }

  #concerning(concerns: (key: string) => boolean): Batch | undefined {
    const concerned = (batch: Batch | undefined): boolean =>
      batch !== undefined && [...batch.keys].some(concerns);
    return [this.#underWay, this.#next].find(concerned);
  }

  #begin(): Batch {
    const before = this.#underWay?.done ?? Promise.resolve();
    const done = before.catch(() => undefined).then(async () => this.#flushNext());
    return { keys: new Set(), done };
  }

  async #flushNext(): Promise<void> {
    this.#underWay = this.#next;
    this.#next = undefined;
    try {
      await this.#file.datasync();
    } catch (error) {
      this.#hasFailed = true;
      throw error;
    } finally {
      this.#underWay = undefined;
    }
  }
}
