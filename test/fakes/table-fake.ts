// Table Storage over real HTTP, as strict as the service: https://learn.microsoft.com/rest/api/storageservices/table-service-rest-api.
// One table, every row in memory; what it refuses, it refuses as the service does.
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { closeAtOnce, listenOnLoopback, portOf } from './loopback.js';
import { weigh } from './partition-limits.js';
import type { PartitionLimits } from './partition-limits.js';
import { batchAnswer, groupsIn, readBatch } from './table-fake-batch.js';
import type { BatchChange, BatchFailure } from './table-fake-batch.js';
import { TableRows } from './table-rows.js';
import type { Entity } from './table-rows.js';

type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const KEYS = /^\/(\w+)\(PartitionKey='([^']+)',RowKey='([^']+)'\)$/;
const RANGE =
  /^PartitionKey eq '([^']+)' and RowKey ge '([^']+)'(?: and RowKey gt '([^']+)')? and RowKey lt '([^']+)'$/;

export class TableFake {
  readonly #server: Server;
  readonly #mayCome: RegExp;
  readonly #mayMake: RegExp;
  readonly #tables = new Set<string>();
  readonly #rows = new TableRows();
  #etags = 0;
  /** Rows in a page: fewer than anybody asks for, so that every list has pages. */
  page = 7;
  /** None: it is next door, and takes whatever comes. */
  limits: PartitionLimits | undefined;
  /** False: a role that is assigned and not in force yet, or none. Who may make tables needs none. */
  isRoleInForce = true;

  /**
   * `mayCome`: what an Authorization header must be. `mayMake`: the same, of who makes tables: nobody whose role is scoped to
   * one of them.
   */
  constructor(mayCome: RegExp, mayMake: RegExp) {
    this.#mayCome = mayCome;
    this.#mayMake = mayMake;
    this.#server = createServer((request, response) => {
      void this.#respond(request).then(({ status, body, text: plain, headers }) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(plain ?? (body === undefined ? '' : JSON.stringify(body)));
      });
    });
  }

  async start(): Promise<this> {
    await listenOnLoopback(this.#server);
    return this;
  }

  get port(): number {
    return portOf(this.#server);
  }

  async stop(): Promise<void> {
    await closeAtOnce(this.#server);
  }

  async #respond(request: IncomingMessage): Promise<Answer> {
    const { headers, method, url } = request as IncomingMessage & { readonly url: string };
    const { pathname, searchParams } = new URL(url, 'http://table');
    const body = await text(request);
    if (!this.#mayCome.test(String(headers.authorization))) {
      return failure(403, 'AuthenticationFailed');
    }
    const path = decodeURIComponent(pathname);
    const hasRole = this.isRoleInForce && path !== '/Tables';
    if (!hasRole && !this.#mayMake.test(String(headers.authorization))) {
      return failure(403, 'AuthorizationPermissionMismatch');
    }
    return this.#fromAfar(method === 'GET' ? undefined : body, () => {
      if (method === 'GET') return this.#read(path, searchParams);
      if (path === '/Tables') return this.#createTable(body);
      return path === '/$batch'
        ? this.#batch(String(headers['content-type']), body)
        : failure(405, 'MethodNotAllowed');
    });
  }

  /** `written`: the body of what writes. */
  async #fromAfar(written: string | undefined, answer: () => Answer): Promise<Answer> {
    const { limits } = this;
    if (limits === undefined) return answer();
    const isWrite = written !== undefined;
    await limits.travel(isWrite);
    const given = limits.admits(isWrite) ? answer() : failure(503, 'ServerBusy');
    if (given.status !== 503) limits.count(isWrite, weigh(written, given.body));
    await limits.travel(isWrite);
    return given;
  }

  /** As Resource Manager does it, with everything in it. */
  deleteTable(name: string): void {
    this.#tables.delete(name);
    this.#rows.deleteAll(`${name}/`);
  }

  #read(path: string, query: URLSearchParams): Answer {
    const [table, partition, row] = groupsIn(KEYS, path);
    if (row !== '') return this.#get(table, keyOf(partition, row));
    return this.#list(path, query);
  }

  #createTable(body: string): Answer {
    const { TableName: name } = JSON.parse(body) as { TableName: string };
    if (this.#tables.has(name)) return failure(409, 'TableAlreadyExists');
    this.#tables.add(name);
    return { status: 201, body: { TableName: name } };
  }

  #get(table: string, key: string): Answer {
    if (!this.#tables.has(table)) return failure(404, 'TableNotFound');
    const found = this.#rows.get(`${table}/${key}`);
    return found === undefined
      ? failure(404, 'ResourceNotFound')
      : { status: 200, body: shown(key, found) };
  }

  #list(path: string, query: URLSearchParams): Answer {
    const [table] = groupsIn(/^\/(\w+)\(\)$/, path);
    if (!this.#tables.has(table)) return failure(404, 'TableNotFound');
    const [partition, from, after, to] = groupsIn(RANGE, String(query.get('$filter')));
    const top = Number(query.get('$top') ?? '1000');
    if (to === '' || !(top >= 1 && top <= 1000)) return failure(400, 'InvalidInput');
    const lead = `${table}/${keyOf(partition, '')}`;
    const asked = query.get('NextRowKey') ?? from;
    const start = asked > after ? asked : after;
    const size = Math.min(this.page, top);
    // One more than the page has, to go on from; one more for the row that it begins behind.
    const names = this.#rows.names(`${lead}${start}`, `${lead}${to}`, size + 2);
    const rows = names.map((name) => name.slice(lead.length)).filter((row) => row > after);
    const value = rows.slice(0, size).flatMap((row) => {
      const key = keyOf(partition, row);
      const found = this.#rows.get(`${table}/${key}`);
      return found === undefined ? [] : [shown(key, found)];
    });
    return { status: 200, body: { value }, headers: continuation(partition, rows[size]) };
  }

  #batch(contentType: string, body: string): Answer {
    const read = readBatch(contentType, body);
    if (read === undefined) return failure(400, 'InvalidInput');
    const { table, changes } = read;
    const wrong = changes
      .map((change, at) => this.#whyNot(table, change, at))
      .find((why) => why !== undefined);
    // All or nothing: looked at whole before anything is done.
    if (wrong === undefined) for (const change of changes) this.#apply(table, change);
    const etags = changes.map(
      ({ partition, row }) => this.#rows.get(`${table}/${keyOf(partition, row)}`)?.etag,
    );
    return batchAnswer(wrong ?? etags);
  }

  #whyNot(table: string, change: BatchChange, at: number): BatchFailure | undefined {
    if (!this.#tables.has(table)) return { status: 404, code: 'TableNotFound', at };
    const found = this.#rows.get(`${table}/${keyOf(change.partition, change.row)}`);
    if (change.kind === 'insert') {
      return found === undefined ? undefined : { status: 409, code: 'EntityAlreadyExists', at };
    }
    if (found === undefined) return { status: 404, code: 'ResourceNotFound', at };
    return found.etag === change.etag
      ? undefined
      : { status: 412, code: 'UpdateConditionNotSatisfied', at };
  }

  #apply(table: string, change: BatchChange): void {
    const key = `${table}/${keyOf(change.partition, change.row)}`;
    if (change.kind === 'delete') {
      this.#rows.delete(key);
      return;
    }
    this.#etags += 1;
    const json = change.json ?? this.#rows.get(key)?.json ?? '';
    this.#rows.set(key, { etag: `W/"datetime'${this.#etags}'"`, json });
  }
}

const keyOf = (partition: string, row: string): string => `${partition} ${row}`;

function shown(key: string, { etag, json }: Entity): object {
  const [partition, row] = key.split(' ');
  return { 'odata.etag': etag, PartitionKey: partition, RowKey: row, json };
}

function continuation(partition: string, row: string | undefined): Record<string, string> {
  if (row === undefined) return {};
  return {
    'x-ms-continuation-NextPartitionKey': partition,
    'x-ms-continuation-NextRowKey': row,
  };
}

function failure(status: number, code: string): Answer {
  const error = { code, message: { lang: 'en-US', value: 'text of the service' } };
  return { status, body: { 'odata.error': error } };
}
