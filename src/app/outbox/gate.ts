// Nothing waits for a row to be cleared away but its own successor: what was done waits here for what is being done, so that all of
// it goes away in one transaction.
import { setImmediate } from 'node:timers/promises';

/** How long something that was done may be delivered once more, should the process die. */
const WAITS_AT_MOST_MS = 200;
/** Two changes each are a transaction. */
const WAITING_AT_MOST = 50;

export class Gate {
  #underWay = 0;
  #waiting: (() => void)[] = [];
  #late: NodeJS.Timeout | undefined;

  /** While `deed` runs, what was done before may wait for it. */
  async during<T>(deed: () => Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await deed();
    } finally {
      this.#underWay -= 1;
      if (this.#underWay === 0) void this.#openIfQuiet();
    }
  }

  /** Resolves when nothing is under way any more, many wait, or it has waited for long. */
  async pass(): Promise<void> {
    const passed = new Promise<void>((go) => this.#waiting.push(go));
    this.#late ??= setTimeout(() => {
      this.open();
    }, WAITS_AT_MOST_MS);
    if (this.#waiting.length >= WAITING_AT_MOST) this.open();
    else if (this.#underWay === 0) void this.#openIfQuiet();
    return passed;
  }

  /** Somebody waits for one of them. */
  open(): void {
    clearTimeout(this.#late);
    this.#late = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go();
  }

  /** Whoever goes on at once has had their turn. */
  async #openIfQuiet(): Promise<void> {
    await setImmediate();
    if (this.#underWay === 0) this.open();
  }
}
