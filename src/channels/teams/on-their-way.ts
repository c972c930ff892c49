// Updates that may not have reached the window yet. The channel takes one at once and shows it some time later, after an answer
// that was given meanwhile: what the press was answered would be gone before anybody reads it.
import { setTimeout as pause } from 'node:timers/promises';
import { UnderWay } from '../../domain/under-way.js';
import type { MessageReference } from '../../ports/messenger.js';

/** Resolves after some time. Never throws. */
export type Arrival = () => Promise<void>;

const after =
  (ms: number): Arrival =>
  async () =>
    pause(ms, undefined, { ref: false });

/** No answer of the connector says when: about a second is what it takes to reach a window that is busy. */
const windowsShow = after(1_500);
/** A press must be answered in time, whatever the channel does with an update. */
const noLonger = after(3_000);

export class OnTheirWay {
  readonly #arriving = new UnderWay();
  readonly #arrival: Arrival;
  readonly #noLonger: Arrival;

  /** `arrival`: when a window shows what the channel has taken by now; `patience`: after which nothing is waited for. */
  constructor(arrival: Arrival = windowsShow, patience: Arrival = noLonger) {
    this.#arrival = arrival;
    this.#noLonger = patience;
  }

  /** One that fails may have been taken all the same. */
  async run<T>(message: MessageReference, update: () => Promise<T>): Promise<T> {
    const updating = update();
    this.#arriving.add(message, updating.then(this.#arrival, this.#arrival));
    return updating;
  }

  /** Resolves when what this process has put there by now is to be seen; at once where that is so already. Never throws. */
  async untilArrived(message: MessageReference): Promise<void> {
    const arrived = this.#arriving.untilOver(message);
    if (arrived !== undefined) await Promise.race([arrived, this.#noLonger()]);
  }
}
