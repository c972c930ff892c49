// One process writes through one queue: between instances the ETag decides, within one nobody needs to lose. Everybody has a
// line of their own, and the lines take turns: however much one person asks for, the next one waits for one of it.
export class FairQueue {
  /** Whose line is next comes first. */
  readonly #lines = new Map<string, (() => void)[]>();
  #isBusy = false;

  /** Runs `work` when it is its turn, however what was before it ended. */
  async run<T>(whose: string, work: () => Promise<T>): Promise<T> {
    await this.#turn(whose);
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  async #turn(whose: string): Promise<void> {
    if (!this.#isBusy) {
      this.#isBusy = true;
      return;
    }
    await new Promise<void>((go) => {
      this.#lines.set(whose, [...(this.#lines.get(whose) ?? []), go]);
    });
  }

  #next(): void {
    const [first] = this.#lines;
    if (first === undefined) {
      this.#isBusy = false;
      return;
    }
    const [whose, [go, ...later]] = first;
    this.#lines.delete(whose);
    if (later.length > 0) this.#lines.set(whose, later);
    go?.();
  }
}
