// A bot that starts before it can decide anything, because a role, a policy or its state is still missing, answers so and looks
// again, until it can.
import { ConfigurationWrong } from '../config/problem.js';
import type { Clock } from '../ports/clock.js';
import { Fault } from '../ports/fault.js';
import type { Log } from '../ports/log.js';
import { StateChanged } from './state-memory.js';

const LOOK_EVERY_MS = 5_000;
/** The same reason is told again. */
const TELL_EVERY_MS = 600_000;

type Needs<T> = {
  /** Throws where it cannot be opened yet. */
  readonly open: () => Promise<T>;
  readonly clock: Clock;
  readonly log: Log;
};

export class Opening<T> {
  readonly #needs: Needs<T>;
  #opened: T | undefined;
  #why: unknown;
  #told: { readonly what: string; readonly at: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #hasEnded = false;

  constructor(needs: Needs<T>) {
    this.#needs = needs;
  }

  /** Undefined until it is open. */
  get opened(): T | undefined {
    return this.#opened;
  }

  /** Why it is not open. */
  get why(): unknown {
    return this.#why;
  }

  /** Throws what nobody expects: the world may be unready, and our own mistakes are to be seen. */
  async lookFirst(): Promise<void> {
    await this.#look();
    if (this.#opened === undefined && !isExpected(this.#why)) throw this.#why;
  }

  /** `whenOpen` is called once, be it at once. */
  goOn(whenOpen: (opened: T) => void): void {
    if (this.#opened !== undefined) whenOpen(this.#opened);
    else this.#wait(whenOpen);
  }

  async stop(): Promise<void> {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #wait(whenOpen: (opened: T) => void): void {
    this.#timer = setTimeout(() => {
      this.#looking = this.#look().then(() => {
        if (!this.#hasEnded) this.goOn(whenOpen);
      });
    }, LOOK_EVERY_MS);
  }

  async #look(): Promise<void> {
    try {
      this.#opened = await this.#needs.open();
      this.#why = undefined;
    } catch (error) {
      this.#why = error;
      this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    const { clock, log } = this.#needs;
    const what = isExpected(error) ? `${error.name} ${error.message}` : 'unexpected';
    const now = clock.now();
    if (this.#told?.what === what && now - this.#told.at < TELL_EVERY_MS) return;
    this.#told = { what, at: now };
    log.error('open.waiting', error, isExpected(error) ? { why: error.message } : {});
  }
}

function isExpected(error: unknown): error is Fault | ConfigurationWrong | StateChanged {
  const ours = [Fault, ConfigurationWrong, StateChanged];
  return ours.some((one) => error instanceof one);
}
