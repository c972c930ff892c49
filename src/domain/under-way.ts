// What is under way, by what it is about.

export class UnderWay {
  readonly #about = new Map<string, Set<Promise<unknown>>>();

  /** Until it has ended, however it ends. */
  add(about: string, one: Promise<unknown>): void {
    const all = this.#about.get(about) ?? new Set();
    this.#about.set(about, all.add(one));
    const end = (): void => {
      all.delete(one);
      if (all.size === 0) this.#about.delete(about);
    };
    one.then(end, end);
  }

  /** Resolves when all that has begun by now has ended, and never rejects; undefined where there is nothing. */
  untilOver(about: string): Promise<unknown> | undefined {
    const all = this.#about.get(about);
    return all && Promise.allSettled(all);
  }
}
