// Application Insights' ingestion, strictly: one path, JSON of envelopes (gzip or not), a bearer token for its own audience.
// Keeps every byte that came, so that a test can look for what must never be among them.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { closeAtOnce, listenOnLoopback, portOf } from './loopback.js';

export const TELEMETRY_TOKEN = 'token-for-telemetry';

export type Envelope = {
  readonly name: string;
  readonly iKey?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly data: {
    readonly baseType: string;
    readonly baseData: {
      readonly id: string;
      readonly name: string;
      readonly success: boolean;
      readonly responseCode?: string;
      readonly properties: Readonly<Record<string, string>>;
    };
  };
};

type Answer = {
  readonly status: number;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export class IngestionFake {
  /** What was taken. */
  readonly envelopes: Envelope[] = [];
  /** Everything that came: request line, headers and body, also of what was refused. */
  readonly received: string[] = [];
  /** What is answered instead, or that nothing is. */
  trouble: Answer | 'silent' | undefined;
  readonly #key: string;
  readonly #server: Server;

  constructor(instrumentationKey: string) {
    this.#key = instrumentationKey;
    this.#server = createServer((request, response) => {
      void this.#respond(request, response);
    });
  }

  async start(): Promise<this> {
    await listenOnLoopback(this.#server);
    return this;
  }

  get origin(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  /** Names of the spans that were taken. */
  get names(): readonly string[] {
    return this.envelopes.map(({ data }) => data.baseData.name);
  }

  async stop(): Promise<void> {
    await closeAtOnce(this.#server);
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await buffer(request);
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
    const text = body.toString('utf8');
    const head = `${request.method ?? ''} ${request.url ?? ''} ${request.rawHeaders.join(' ')}`;
    this.received.push(`${head}\n${text}`);
    if (this.trouble === 'silent') return;
    const { status, text: said = '', headers = {} } = this.trouble ?? this.#answer(request, text);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(said);
  }

  #answer({ method, url, headers }: IncomingMessage, text: string): Answer {
    if (method !== 'POST' || url !== '/v2.1/track') return { status: 404 };
    if (headers.authorization !== `Bearer ${TELEMETRY_TOKEN}`) return { status: 401 };
    const envelopes = JSON.parse(text) as readonly Envelope[];
    if (envelopes.some(({ iKey }) => iKey !== this.#key)) {
      return { status: 400, text: JSON.stringify({ errors: [{ index: 0, statusCode: 400 }] }) };
    }
    this.envelopes.push(...envelopes);
    const count = envelopes.length;
    const said = { itemsReceived: count, itemsAccepted: count, errors: [] };
    return { status: 200, text: JSON.stringify(said) };
  }
}
