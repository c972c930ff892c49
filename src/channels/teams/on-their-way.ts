// Updates that may not have reached the window yet. The channel takes one at once and shows it some time later, after an answer
// that was given meanwhile: what the press was answered would be gone before anybody reads it.
import { setTimeout as pause } from 'node:timers/promises';
import type { MessageReference } from '../../ports/messenger.js';

/** Resolves when a window shows what the channel has taken by now. Never throws. */
export type Arrival = () => Promise<void>;

export class OnTheirWay {
  readonly #arriving = new Map<MessageReference, Promise<void>>();
  readonly #arrival: Arrival;

  constructor(arrival: Arrival) {
    this.#arrival = arrival;
  }

  /** One that fails may have been taken all the same. */
  async run<T>(message: MessageReference, update: () => Promise<T>): Promise<T> {
    const updating = update();
    const arriving = Promise.allSettled([this.#arriving.get(message), updating]).then(
      this.#arrival,
    );
    this.#arriving.set(message, arriving);
    void arriving.then(() => {
      if (this.#arriving.get(message) === arriving) this.#arriving.delete(message);
    });
    return updating;
  }

  /** Resolves when what this process has put there by now is to be seen; at once where that is so already. Never throws. */
  async untilArrived(message: MessageReference): Promise<void> {
    await this.#arriving.get(message);
  }
}

/** No answer of the connector says when: about a second is what it takes to reach a window that is busy. */
const SHOWN_WITHIN_MS = 1_500;

export const windowsShow: Arrival = async () => pause(SHOWN_WITHIN_MS, undefined, { ref: false });
