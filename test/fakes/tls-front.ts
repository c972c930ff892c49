// One of Microsoft's host names on this machine: ends TLS and passes on to a fake or an emulator, as long as it is told
// to; in between it is slow, refuses, breaks.
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { listenOnLoopback, portOf } from './loopback.js';
import { passOn } from './pass-on.js';
import type { Behind } from './pass-on.js';

/** `slow`: what is asked is done, its answer does not come. */
export type Trouble =
  /** `only`: where the path is like this. */
  | { readonly kind: 'slow'; readonly only?: RegExp }
  | { readonly kind: 'gone' }
  | {
      readonly kind: 'answers';
      readonly status: number;
      readonly body: string;
      readonly retryAfter?: string;
    };

export class TlsFront {
  readonly host: string;
  /** Everything that came in: method and path. */
  readonly asked: string[] = [];
  readonly #behind: Behind;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #trouble: Trouble | undefined;
  /** Answers that were not given. */
  readonly #held: ServerResponse[] = [];

  constructor(host: string, keys: { readonly cert: string; readonly key: string }, behind: Behind) {
    this.host = host;
    this.#behind = behind;
    this.#server = createServer({ cert: keys.cert, key: keys.key }, (request, response) => {
      this.asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
      this.#respond(request, response);
    });
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
      if (this.#trouble?.kind === 'gone') socket.destroy();
    });
    this.#server.on('tlsClientError', () => undefined);
  }

  async start(): Promise<this> {
    await listenOnLoopback(this.#server);
    return this;
  }

  get port(): number {
    return portOf(this.#server);
  }

  /** From now on, until it is healed. */
  trouble(trouble: Trouble): void {
    this.#trouble = trouble;
    // Connections that were kept must not escape it.
    if (trouble.kind === 'gone') this.#hangUp();
  }

  /** Answers that were held are never given. */
  heal(): void {
    this.#trouble = undefined;
    for (const response of this.#held.splice(0)) response.destroy();
  }

  async stop(): Promise<void> {
    this.#hangUp();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #hangUp(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #respond(request: IncomingMessage, response: ServerResponse): void {
    const trouble = this.#trouble;
    if (trouble?.kind === 'gone') {
      request.destroy();
      return;
    }
    if (trouble?.kind === 'answers') {
      request.resume();
      const wait = trouble.retryAfter === undefined ? {} : { 'retry-after': trouble.retryAfter };
      response.writeHead(trouble.status, { 'content-type': 'application/json', ...wait });
      response.end(trouble.body);
      return;
    }
    void passOn(this.#behind, { request, response }, (send) => {
      if (trouble === undefined || trouble.only?.test(request.url ?? '') === false) send();
      else this.#held.push(response);
    });
  }
}
