// One process writes through one queue: between instances the ETag decides, within one nobody needs to lose.
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` when everything queued before has ended, well or badly. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work, work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }
}
