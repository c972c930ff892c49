// Looking through all of the outbox reads every row that is due, whoever works on it. Where much is left, that is what a busy store is
// asked for most; so the more a look has read, and the longer it took, the longer it is until the next.
/** For each row that was read: three instances together read no more than some six hundred a second. */
const EACH_MS = 5;
/** A look that took long was one of those that the store had no room for. */
const TIMES_WHAT_IT_TOOK = 4;
const AT_LEAST_MS = 500;
/** Also an alarm that another instance has left behind waits for that. */
const AT_MOST_MS = 10_000;

export class Rest {
  readonly #look: () => void;
  #timer: NodeJS.Timeout | undefined;
  #isWanted = false;

  constructor(look: () => void) {
    this.#look = look;
  }

  /** A look is wanted: now, or once this one is over. */
  ask(): void {
    if (this.#timer === undefined) this.#look();
    else this.#isWanted = true;
  }

  /** All of it was looked through: so many rows, in so many milliseconds. */
  begin({ rows, took }: { readonly rows: number; readonly took: number }): void {
    clearTimeout(this.#timer);
    const wanted = Math.max(rows * EACH_MS, took * TIMES_WHAT_IT_TOOK, AT_LEAST_MS);
    const ms = Math.min(wanted, AT_MOST_MS);
    this.#timer = setTimeout(() => {
      this.end();
    }, ms);
    this.#timer.unref();
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const isWanted = this.#isWanted;
    this.#isWanted = false;
    if (isWanted) this.#look();
  }

  /** Nothing is looked for any more. */
  stop(): void {
    this.#isWanted = false;
    this.end();
  }
}
