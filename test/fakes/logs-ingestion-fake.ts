// The Logs Ingestion API of Azure Monitor over HTTP, as strict as the service: one rule, one stream, gzip, one megabyte a call both packed
// and not, 204; a value of another type than the stream declares is dropped without a word, and so is a column that it does not have.
// https://learn.microsoft.com/azure/azure-monitor/logs/logs-ingestion-api-overview, /azure/azure-monitor/service-limits
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { closeAtOnce, listenOnLoopback, portOf } from './loopback.js';

export const MONITOR_TOKEN = 'token-for-monitor';
export const RULE = `dcr-${'0123456789abcdef'.repeat(2)}`;
const MEGABYTE = 1_048_576;
const FIELD_BYTES = 65_536;

export type Columns = Readonly<Record<string, string>>;
export type Taken = Readonly<Record<string, unknown>>;
type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

const isOf: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  long: (value) => Number.isSafeInteger(value),
  datetime: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value),
};

export class LogsIngestionFake {
  /** What lies in the table. */
  readonly rows: Taken[] = [];
  /** Rows of each call that was taken. */
  readonly calls: number[] = [];
  /** Everything that came, also of what was refused. */
  readonly received: string[] = [];
  /** What is answered instead; `hang`: nothing; `after`: it was taken all the same. */
  trouble: Answer | 'hang' | { readonly after: Answer } | undefined;
  /** Bytes that it takes at once. */
  most = MEGABYTE;
  readonly #columns: Columns;
  readonly #stream: string;
  readonly #server = createServer((request, response) => {
    void this.#respond(request).then((answer) => {
      if (answer === undefined) return;
      response.writeHead(answer.status, answer.headers);
      response.end();
    });
  });

  constructor(stream: string, columns: Columns) {
    this.#stream = stream;
    this.#columns = columns;
  }

  async start(): Promise<this> {
    await listenOnLoopback(this.#server);
    return this;
  }

  async stop(): Promise<void> {
    await closeAtOnce(this.#server);
  }

  get origin(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  async #respond(request: IncomingMessage): Promise<Answer | undefined> {
    const raw = await buffer(request);
    const isPacked = request.headers['content-encoding'] === 'gzip';
    const text = (isPacked ? gunzipSync(raw) : raw).toString('utf8');
    this.received.push(`${request.url ?? ''}\n${text}`);
    const { trouble } = this;
    if (trouble === 'hang') return undefined;
    if (trouble !== undefined && 'status' in trouble) return trouble;
    const answer = this.#answer(request, Math.max(raw.length, Buffer.byteLength(text)));
    if (answer.status === 204) this.#take(text);
    return trouble === undefined ? answer : trouble.after;
  }

  #answer({ method, url = '', headers }: IncomingMessage, bytes: number): Answer {
    if (headers.authorization !== `Bearer ${MONITOR_TOKEN}`) return { status: 401 };
    const isJson = headers['content-type']?.startsWith('application/json') === true;
    if (method !== 'POST' || !isJson) return { status: 400 };
    return { status: this.#place(new URL(url, 'http://ingest'), bytes) };
  }

  #place({ pathname, searchParams }: URL, bytes: number): number {
    const [, rules, rule, streams, stream] = pathname.split('/');
    if (rules !== 'dataCollectionRules' || rule !== RULE) return 404;
    const isThere = streams === 'streams' && stream === this.#stream;
    if (!isThere || searchParams.get('api-version') !== '2023-01-01') return 400;
    return bytes > this.most ? 413 : 204;
  }

  #take(text: string): void {
    const rows = JSON.parse(text) as readonly Taken[];
    this.calls.push(rows.length);
    this.rows.push(...rows.map((row) => this.#kept(row)));
  }

  #kept(row: Taken): Taken {
    const kept = Object.entries(row).filter(([column, value]) => {
      const type = this.#columns[column];
      return type !== undefined && isOf[type]?.(value) === true;
    });
    return Object.fromEntries(kept.map(([column, value]) => [column, cut(value)]));
  }
}

/** A field that is longer is cut. */
function cut(value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, FIELD_BYTES) : value;
}
