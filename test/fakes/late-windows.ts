// When windows show what the channel has taken: at once, or some time later.
import { setTimeout as pause } from 'node:timers/promises';

export class LateWindows {
  #lateMs = 0;
  #shown: Promise<void> = Promise.resolve();

  beLate(lateMs: number): void {
    this.#lateMs = lateMs;
  }

  show(what: () => void): void {
    if (this.#lateMs === 0) what();
    else this.#shown = pause(this.#lateMs).then(what);
  }

  /** Resolves when they show what has been taken by now. */
  async untilShown(): Promise<void> {
    await this.#shown;
  }
}
