// What is still to be done for a turn once it has its answer: Teams waits for the answer to a press for ten seconds, and the
// rest need not be waited for.
import type { Log } from '../../ports/log.js';

export class Afterwards {
  readonly #log: Pick<Log, 'error'> | undefined;
  readonly #underWay = new Set<Promise<void>>();

  constructor(log: Pick<Log, 'error'> | undefined) {
    this.#log = log;
  }

  /** Never throws: `event` is what the log says where it fails. */
  run(event: string, work: () => Promise<void>): void {
    const done = this.#doAfterwards(event, work);
    this.#underWay.add(done);
    void done.finally(() => this.#underWay.delete(done));
  }

  /** For an orderly stop. */
  async waitForAll(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async #doAfterwards(event: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#log?.error(event, error);
    }
  }
}
