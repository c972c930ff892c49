// The server's clock, as far as the browser can know it: what the server said last, and what has passed since.

export class BrowserClock {
  #serverSaid = Date.now();
  #saidAt = performance.now();

  heard(now: number): void {
    this.#serverSaid = now;
    this.#saidAt = performance.now();
  }

  now(): number {
    return this.#serverSaid + (performance.now() - this.#saidAt);
  }
}
