// A file that was deleted under a running program goes on for that program alone, and what it writes there is gone when it ends.
import { statSync } from 'node:fs';
import { StoreMissing } from '../../ports/fault.js';

export class SameFile {
  readonly path: string;
  readonly #mark: string | undefined;

  /** The file at `path` as it is now, by the numbers of the file system. */
  constructor(path: string) {
    this.path = path;
    this.#mark = markOf(path);
  }

  /** Throws `StoreMissing` where there is none any more, or another one. */
  assertThere(): void {
    if (this.#mark === undefined || markOf(this.path) === this.#mark) return;
    throw new StoreMissing(
      `${this.path} was deleted or replaced while the bot runs. Put it back, or restart the bot: it goes on with what lies there`,
    );
  }
}

/** Undefined where the file system has no numbers, as some of Windows' have none. */
function markOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return 'none';
  return found.ino === 0n ? undefined : `${found.dev}-${found.ino}`;
}
