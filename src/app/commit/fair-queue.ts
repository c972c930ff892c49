// One process writes through one queue: between instances the ETag decides, within one nobody needs to lose. Everybody has a
// line of their own, and the lines take turns: however much one person asks for, the next one waits for one of it. What is ready
// at the same time is taken together.
import { setImmediate } from 'node:timers/promises';

export class FairQueue<J> {
  /** Whose line is next comes first. */
  readonly #lines = new Map<string, readonly [J, ...J[]]>();
  readonly #work: (together: readonly J[]) => Promise<void>;
  readonly #atOnce: number;
  #isBusy = false;

  /** `work` must not throw. */
  constructor(work: (together: readonly J[]) => Promise<void>, atOnce: number) {
    this.#work = work;
    this.#atOnce = atOnce;
  }

  /** Work is begun on it when it is its turn. */
  add(whose: string, job: J): void {
    const line = this.#lines.get(whose);
    this.#lines.set(whose, line === undefined ? [job] : [...line, job]);
    if (!this.#isBusy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    // Whatever has arrived by now is ready, too.
    await setImmediate();
    for (let jobs = this.#take(); jobs.length > 0; jobs = this.#take()) await this.#work(jobs);
    this.#isBusy = false;
  }

  #take(): readonly J[] {
    const jobs: J[] = [];
    while (jobs.length < this.#atOnce) {
      const [first] = this.#lines;
      if (first === undefined) break;
      const [whose, [job, ...[next, ...later]]] = first;
      this.#lines.delete(whose);
      if (next !== undefined) this.#lines.set(whose, [next, ...later]);
      jobs.push(job);
    }
    return jobs;
  }
}
