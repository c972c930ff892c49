// App Service's endpoint for managed identities (learn.microsoft.com/azure/app-service/overview-managed-identity, REST
// endpoint reference): tokens for the bot's own identity, to whoever knows the header that only this app was given.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeAtOnce, listenOnLoopback } from './loopback.js';

type Answer = { readonly status: number; readonly text: string; readonly retryAfter?: string };

export class IdentityFake {
  readonly header = randomUUID();
  readonly #clientId: string;
  readonly #tokens: ReadonlyMap<string, string>;
  readonly #server: Server;
  /** Every resource that a token was asked for. */
  readonly asked: string[] = [];
  /** What is answered instead, or that nothing is. */
  trouble: Answer | 'silent' | 'hangs up' | undefined;

  /** `tokens`: by resource. Nobody else gets any. */
  constructor(clientId: string, tokens: Readonly<Record<string, string>>) {
    this.#clientId = clientId;
    this.#tokens = new Map(Object.entries(tokens));
    this.#server = createServer((request, response) => {
      if (this.trouble === 'hangs up') request.destroy();
      if (typeof this.trouble === 'string') return;
      const { status, text, retryAfter } = this.trouble ?? this.#answer(request);
      const wait = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
      response.writeHead(status, { 'content-type': 'application/json', ...wait });
      response.end(text);
    });
  }

  async start(): Promise<this> {
    await listenOnLoopback(this.#server);
    return this;
  }

  /** What App Service puts into the app's environment. */
  get environment(): Readonly<Record<string, string>> {
    const { port } = this.#server.address() as AddressInfo;
    return {
      IDENTITY_ENDPOINT: `http://127.0.0.1:${port}/msi/token`,
      IDENTITY_HEADER: this.header,
    };
  }

  async stop(): Promise<void> {
    await closeAtOnce(this.#server);
  }

  #answer({ method, url, headers }: IncomingMessage): Answer {
    const { pathname, searchParams } = new URL(url ?? '/', 'http://identity');
    const resource = searchParams.get('resource') ?? '';
    this.asked.push(resource);
    const known = method === 'GET' && pathname === '/msi/token';
    if (!known || searchParams.get('api-version') !== '2019-08-01') return refusal(400);
    if (headers['x-identity-header'] !== this.header) return refusal(401);
    const token = this.#tokens.get(resource);
    if (searchParams.get('client_id') !== this.#clientId || token === undefined)
      return refusal(400);
    const body = {
      access_token: token,
      client_id: this.#clientId,
      expires_on: String(Math.floor(Date.now() / 1000) + 86_400),
      resource,
      token_type: 'Bearer',
    };
    return { status: 200, text: JSON.stringify(body) };
  }
}

function refusal(status: number): Answer {
  return { status, text: JSON.stringify({ statusCode: status, message: 'said by the fake' }) };
}
