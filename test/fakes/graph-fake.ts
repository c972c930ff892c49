// Microsoft Graph's users and groups over real HTTP: checks bearer, paths and query options, and refuses what the real one
// refuses. Compares letters as they are, without case.
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { listenOnLoopback, portOf } from './loopback.js';
import type { DirectoryWorld } from '../contract/directory.contract.js';
import { filterOf, isAdvanced, searchOf } from './graph-query.js';
import type { User } from './graph-query.js';

type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly text?: string;
  readonly retryAfter?: string;
};
type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly eventual: boolean;
  readonly body: unknown;
};

export const GRAPH_TOKEN = 'graph-token';
const KNOWN_OPTIONS = ['$select', '$filter', '$search', '$top', '$count', '$skiptoken'];

export class GraphFake {
  readonly #server: Server;
  readonly #users: readonly User[];
  readonly #groups: DirectoryWorld['groups'];
  readonly #next: Answer[] = [];
  /** Every question, as `GET /v1.0/...`. */
  readonly asked: string[] = [];
  /** Under which name it is reached, where that is not this machine's. */
  publicOrigin: string | undefined;
  nextLinkElsewhere = false;
  silent = false;
  /** Groups whose members are hidden from whoever lacks Member.Read.Hidden. */
  readonly hidden = new Set<string>();
  /** Small, so that every list has pages. */
  pageSize = 5;

  private constructor({ people, groups }: DirectoryWorld, guests: readonly User[]) {
    const users = people.map(({ nicknames, disabled, ...person }): User => ({
      ...person,
      mailNickname: nicknames[0] ?? null,
      accountEnabled: disabled !== true,
      userType: 'Member',
    }));
    this.#users = [...users, ...guests];
    this.#groups = groups;
    this.#server = createServer((request, response) => {
      void this.#respond(request).then(({ status, body, text, retryAfter }) => {
        if (this.silent) return;
        response.writeHead(status, {
          'Content-Type': 'application/json',
          ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
        });
        response.end(text ?? (body === undefined ? '' : JSON.stringify(body)));
      });
    });
  }

  static async start(world: DirectoryWorld, guests: readonly User[] = []): Promise<GraphFake> {
    const fake = new GraphFake(world, guests);
    await listenOnLoopback(fake.#server);
    return fake;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  failNext(...answers: readonly Answer[]): void {
    this.#next.push(...answers);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #respond(request: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', this.endpoint);
    this.asked.push(`${request.method ?? ''} ${url.pathname}`);
    const failure = this.#next.shift();
    if (failure !== undefined) return failure;
    if (request.headers.authorization !== `Bearer ${GRAPH_TOKEN}`)
      return error(401, 'InvalidAuthenticationToken');
    const unknown = [...url.searchParams.keys()].filter((name) => !KNOWN_OPTIONS.includes(name));
    if (unknown.length > 0) return error(400, 'BadRequest');
    const text = Buffer.concat(chunks).toString('utf8');
    return this.#answer({
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      eventual: request.headers['consistencylevel'] === 'eventual',
      body: text === '' ? undefined : JSON.parse(text),
    });
  }

  #answer(asked: Asked): Answer {
    for (const [method, path, answer] of this.#routes) {
      const [whole, id = ''] = path.exec(asked.path) ?? [];
      if (whole !== undefined && asked.method === method) return answer(id, asked);
    }
    return asked.method === 'GET' ? error(404, 'NotFound') : error(405, 'MethodNotAllowed');
  }

  readonly #routes: readonly (readonly [
    method: string,
    path: RegExp,
    (id: string, asked: Asked) => Answer,
  ])[] = [
    ['GET', /^\/v1\.0\/users$/, (_id, asked) => this.#list(asked)],
    ['GET', /^\/v1\.0\/users\/([0-9a-f-]{36})$/, (id, asked) => this.#one(id, asked)],
    [
      'POST',
      /^\/v1\.0\/users\/([0-9a-f-]{36})\/getMemberGroups$/,
      (id, asked) => this.#memberGroups(id, asked),
    ],
    ['GET', /^\/v1\.0\/groups\/([0-9a-f-]{36})$/, (id, asked) => this.#group(id, asked)],
    [
      'GET',
      /^\/v1\.0\/groups\/([0-9a-f-]{36})\/transitiveMembers\/microsoft\.graph\.user$/,
      (id, asked) => this.#members(id, asked),
    ],
  ];

  #one(id: string, { query }: Asked): Answer {
    const found = this.#users.find((user) => user['id'] === id);
    return found === undefined
      ? error(404, 'Request_ResourceNotFound')
      : { status: 200, body: selected(found, query) };
  }

  #list(asked: Asked): Answer {
    const { query, eventual } = asked;
    const filter = query.get('$filter');
    const search = query.get('$search');
    if (search !== null && !eventual) return error(400, 'Request_UnsupportedQuery');
    if (filter !== null && isAdvanced(filter) && !(eventual && query.get('$count') === 'true'))
      return error(400, 'Request_UnsupportedQuery');
    const matches = filter === null ? searchOf(search ?? '') : filterOf(filter);
    return matches === undefined
      ? error(400, 'BadRequest')
      : this.#paged(this.#users.filter(matches), asked);
  }

  #memberGroups(id: string, { body }: Asked): Answer {
    if ((body as { securityEnabledOnly?: unknown }).securityEnabledOnly !== false)
      return error(400, 'BadRequest');
    if (!this.#users.some((user) => user['id'] === id))
      return error(404, 'Request_ResourceNotFound');
    return { status: 200, body: { value: [...this.#around(id)] } };
  }

  #group(id: string, { query }: Asked): Answer {
    return this.#groups.some((group) => group.id === id)
      ? { status: 200, body: selected({ id, visibility: this.#visibilityOf(id) }, query) }
      : error(404, 'Request_ResourceNotFound');
  }

  #visibilityOf(group: string): string | null {
    return this.hidden.has(group) ? 'HiddenMembership' : null;
  }

  /** A cast of what is in a group is an advanced query. */
  #members(group: string, asked: Asked): Answer {
    if (!asked.eventual || asked.query.get('$count') !== 'true')
      return error(400, 'Request_UnsupportedQuery');
    if (!this.#groups.some(({ id }) => id === group)) return error(404, 'Request_ResourceNotFound');
    const inside = this.#users.filter((user) => this.#around(String(user['id'])).has(group));
    // Without a word about it.
    return this.#paged(this.hidden.has(group) ? [] : inside, asked);
  }

  #around(member: string): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [member];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      for (const { id, members } of this.#groups) {
        if (!(members as readonly string[]).includes(one) || found.has(id)) continue;
        found.add(id);
        open.push(id);
      }
    }
    return found;
  }

  #paged(users: readonly User[], { path, query }: Asked): Answer {
    const from = Number(query.get('$skiptoken') ?? '0');
    const size = Math.min(this.pageSize, Number(query.get('$top') ?? '100'));
    const value = users.slice(from, from + size).map((user) => selected(user, query));
    const here = this.publicOrigin ?? this.endpoint;
    const next = new URL(path, this.nextLinkElsewhere ? 'http://127.0.0.1:9' : here);
    for (const [name, text] of query) next.searchParams.set(name, text);
    next.searchParams.set('$skiptoken', String(from + size));
    const more = from + size < users.length ? { '@odata.nextLink': next.href } : {};
    return { status: 200, body: { value, ...more } };
  }
}

function selected(user: User, query: URLSearchParams): User {
  const wanted = (query.get('$select') ?? 'id').split(',');
  return Object.fromEntries(wanted.map((field) => [field, user[field] ?? null]));
}

function error(status: number, code: string): Answer {
  return { status, body: { error: { code, message: 'said by the fake' } } };
}
