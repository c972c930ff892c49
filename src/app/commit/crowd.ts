// Whether several instances write at this moment: who loses to another one is careful for a while, and lets chance say who goes first.
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.js';
import type { Random } from '../../ports/random.js';

/** After a commit that was lost. */
const CROWDED_MS = 5_000;
/** For each attempt that was lost, at most. */
const EACH_MS = 20;
const PAUSE_AT_MOST_MS = 200;

export class Crowd {
  readonly #clock: Clock;
  readonly #random: Pick<Random, 'bytes'>;
  readonly #pause: (ms: number) => Promise<unknown>;
  #until = 0;

  constructor(
    { clock, random }: { readonly clock: Clock; readonly random: Pick<Random, 'bytes'> },
    pause: (ms: number) => Promise<unknown> = async (ms) => setTimeout(ms),
  ) {
    this.#clock = clock;
    this.#random = random;
    this.#pause = pause;
  }

  readonly isCrowded = (): boolean => this.#clock.now() < this.#until;

  /** `attempt`: which one of this change was lost, the first being 1. After the first, whoever lost to the same one tries at once. */
  async lost(attempt: number): Promise<void> {
    this.#until = this.#clock.now() + CROWDED_MS;
    if (attempt < 2) return;
    const [chance = 0] = this.#random.bytes(1);
    await this.#pause((Math.min(attempt * EACH_MS, PAUSE_AT_MOST_MS) * chance) / 255);
  }
}
