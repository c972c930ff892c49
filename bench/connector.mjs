// @ts-check
// The channel's side of the wire: takes every message, counts it, and says when one of a given card has come.
import { createServer } from 'node:http';

/** Each card that is waited for says what it is about by such a word in its reason. */
const ABOUT = /call-\d+/;

/** @typedef {{ readonly chat: string, readonly about: string, readonly body: any }} Arrived */

export class Connector {
  /** @type {Set<{ fits: (one: Arrived) => boolean, done: (one: Arrived) => void }>} */
  #waiting = new Set();
  #last = 0;
  /** Messages so far. */
  count = 0;
  #server = createServer((request, response) => {
    /** @type {Buffer[]} */
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      this.#take(request.url ?? '', Buffer.concat(chunks).toString('utf8'));
      this.#last += 1;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: String(this.#last) }));
    });
  });

  async start() {
    await new Promise((resolve) => this.#server.listen(0, '127.0.0.1', () => resolve(undefined)));
  }

  get serviceUrl() {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /**
   * The next message that fits. Ask before what brings it is sent.
   * @param {(one: Arrived) => boolean} fits
   * @returns {Promise<Arrived>}
   */
  async next(fits) {
    return new Promise((resolve) => this.#waiting.add({ fits, done: resolve }));
  }

  /**
   * @param {string} url
   * @param {string} text
   */
  #take(url, text) {
    this.count += 1;
    const chat = /conversations\/([^/]+)\//.exec(url)?.[1] ?? '';
    const arrived = { chat, about: ABOUT.exec(text)?.[0] ?? '', body: text };
    for (const one of this.#waiting) {
      if (!one.fits(arrived)) continue;
      this.#waiting.delete(one);
      one.done(arrived);
    }
  }
}
