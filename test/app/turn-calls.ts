// How far away everything is: each call of a port is answered only when nothing else can go on, all that wait at that moment at
// once. So the number of such rounds is how many calls there are one after another, whatever each takes.
import { setImmediate } from 'node:timers/promises';

/** Turns of the event loop after which nothing goes on by itself any more. */
const QUIET_TURNS = 4;

export type Called = { readonly port: string; readonly what: string; readonly round: number };

export class FarAway {
  readonly calls: Called[] = [];
  #round = 0;
  #waiting: (() => void)[] = [];
  #isWatching = false;

  /** The same port, far away. */
  put<T extends object>(port: string, near: T): T {
    return new Proxy(near, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function') return member;
        return async (...given: readonly unknown[]): Promise<unknown> => {
          const what = `${String(name)} ${JSON.stringify(given)}`;
          this.calls.push({ port, what, round: this.#round });
          await this.#answered();
          return Reflect.apply(member, target, given) as unknown;
        };
      },
    });
  }

  /** From now on it is counted anew. */
  begin(): void {
    this.calls.length = 0;
    this.#round = 0;
  }

  get rounds(): number {
    return this.#round;
  }

  async #answered(): Promise<void> {
    const answer = new Promise<void>((go) => this.#waiting.push(go));
    if (!this.#isWatching) void this.#watch();
    return answer;
  }

  async #watch(): Promise<void> {
    this.#isWatching = true;
    while (this.#waiting.length > 0) {
      for (let turns = 0, seen = -1; turns < QUIET_TURNS; turns += 1) {
        if (seen !== this.#waiting.length) turns = 0;
        seen = this.#waiting.length;
        await setImmediate();
      }
      this.#round += 1;
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const go of waiting) go();
    }
    this.#isWatching = false;
  }
}
