// A service as it is on a bad day, over real HTTP: what was planned comes first; then whatever lies behind answers, or 404.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { closeAtOnce, listenOnLoopback } from './loopback.js';

export type Misdeed =
  /** Answers so, and passes nothing on. */
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Breaks the line before the call arrives. */
  | 'break'
  /** Passes the call on, and breaks the line before the answer is back. */
  | 'lose answer'
  /** Never answers. */
  | 'hang'
  /** Nothing wrong. */
  | 'behave';

/** Headers that speak of this line, and not of what lies behind. */
const OF_THE_LINE = ['content-length', 'content-encoding', 'transfer-encoding', 'connection'];

export class UnrulyLine {
  /** Method and path of every call. */
  readonly calls: string[] = [];
  readonly #behind: string | undefined;
  readonly #planned: Misdeed[] = [];
  readonly #server: Server;
  #always: Misdeed = 'behave';

  /** `behind`: origin of the service itself. */
  constructor(behind?: string) {
    this.#behind = behind;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => {
        response.destroy();
      });
    });
  }

  async start(): Promise<this> {
    await listenOnLoopback(this.#server);
    return this;
  }

  async stop(): Promise<void> {
    await closeAtOnce(this.#server);
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not started');
    return address.port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  plan(...misdeeds: readonly Misdeed[]): void {
    this.#planned.push(...misdeeds);
  }

  /** Once nothing is planned any more. */
  always(misdeed: Misdeed): void {
    this.#always = misdeed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.calls.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const misdeed = this.#planned.shift() ?? this.#always;
    if (misdeed === 'hang') return;
    if (misdeed === 'break') {
      response.destroy();
    } else if (typeof misdeed === 'object') {
      response.writeHead(misdeed.status, misdeed.headers).end(misdeed.body);
    } else {
      const answer = await this.#pass(request);
      if (misdeed === 'lose answer') response.destroy();
      else response.writeHead(answer.status, answer.headers).end(answer.body);
    }
  }

  async #pass(request: IncomingMessage): Promise<{
    readonly status: number;
    readonly headers: Record<string, string>;
    readonly body: string;
  }> {
    const body = await text(request);
    if (this.#behind === undefined) return { status: 404, headers: {}, body: '' };
    const headers = without<unknown>(request.headers, ['connection', 'host']);
    const answer = await fetch(`${this.#behind}${request.url ?? ''}`, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(body === '' ? {} : { body }),
    });
    const answerHeaders = without(Object.fromEntries(answer.headers), OF_THE_LINE);
    return { status: answer.status, headers: answerHeaders, body: await answer.text() };
  }
}

function without<T>(headers: Record<string, T>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
