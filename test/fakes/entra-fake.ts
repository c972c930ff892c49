// Graph's applications, service principals and app role assignments, over real HTTP: refuses what the real one refuses.
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { listenOnLoopback, portOf } from './loopback.js';

type Json = Record<string, unknown>;
type Answer = { readonly status: number; readonly body?: unknown };
type Asked = {
  readonly method: string;
  readonly path: string;
  readonly body: Json;
  readonly creates: boolean;
};

export const BOT_APP_ID = '7e57ab1e-0000-4000-8000-000000000902';
const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';
const SCOPES = ['Policy.ReadWrite.AuthenticationMethod', 'UserAuthenticationMethod.ReadWrite.All'];
const ROLES = ['User.Read.All', 'GroupMember.Read.All', 'UserAuthenticationMethod.Read.All'];

export class EntraFake {
  readonly #server: Server;
  readonly applications = new Map<string, Json>();
  readonly principals = new Set<string>([BOT_APP_ID, GRAPH_APP_ID]);
  readonly assigned: string[] = [];
  /** What the signed-in person may not do. */
  forbidden: (asked: Asked) => boolean = () => false;

  private constructor() {
    this.#server = createServer((request, response) => {
      void this.#respond(request).then(({ status, body }) => {
        response.writeHead(status, { 'Content-Type': 'application/json' });
        response.end(body === undefined ? '' : JSON.stringify(body));
      });
    });
  }

  static async start(): Promise<EntraFake> {
    const fake = new EntraFake();
    await listenOnLoopback(fake.#server);
    return fake;
  }

  get base(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #respond(request: IncomingMessage): Promise<Answer> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.headers.authorization !== 'Bearer good')
      return error(401, 'InvalidAuthenticationToken');
    const text = Buffer.concat(chunks).toString('utf8');
    const asked: Asked = {
      method: request.method ?? '',
      path: decodeURIComponent(request.url ?? ''),
      body: text === '' ? {} : (JSON.parse(text) as Json),
      creates: request.headers['prefer'] === 'create-if-missing',
    };
    if (this.forbidden(asked)) return error(403, 'Authorization_RequestDenied');
    return (
      this.#application(asked) ?? this.#principal(asked) ?? error(404, 'Request_ResourceNotFound')
    );
  }

  #application({ method, path, body, creates }: Asked): Answer | undefined {
    const name = /^\/v1\.0\/applications\(uniqueName='([\w-]+)'\)/.exec(path)?.[1];
    if (name === undefined) return undefined;
    const before = this.applications.get(name);
    if (method === 'GET' && before !== undefined) return { status: 200, body: before };
    const exists = before !== undefined || creates;
    return method === 'PATCH' && exists ? this.#patch(name, before, body) : undefined;
  }

  #patch(name: string, before: Json | undefined, body: Json): Answer {
    const refusal = unknownScope(before, body);
    if (refusal !== undefined) return refusal;
    const appId = before?.['appId'] ?? '7e57ab1e-0000-4000-8000-000000000903';
    this.applications.set(name, { ...before, ...body, appId });
    return before === undefined ? { status: 201, body: { appId } } : { status: 204 };
  }

  #principal(asked: Asked): Answer | undefined {
    const appId = /^\/v1\.0\/servicePrincipals\(appId='([0-9a-f-]+)'\)/.exec(asked.path)?.[1];
    if (appId !== undefined) return this.#byAppId(appId, asked);
    if (asked.path !== `/v1.0/servicePrincipals/sp-${BOT_APP_ID}/appRoleAssignments`)
      return undefined;
    const rows = this.assigned.map((appRoleId) => ({ appRoleId }));
    return asked.method === 'GET'
      ? { status: 200, body: { value: rows } }
      : this.#assign(asked.body);
  }

  #byAppId(appId: string, { method, creates }: Asked): Answer | undefined {
    if (method === 'PATCH' && (creates || this.principals.has(appId))) {
      const made = !this.principals.has(appId);
      this.principals.add(appId);
      return { status: made ? 201 : 204, ...(made ? { body: { appId } } : {}) };
    }
    if (method !== 'GET' || !this.principals.has(appId)) return undefined;
    const appRoles = ROLES.map((value) => ({ id: `role-${value}`, value }));
    const oauth2PermissionScopes = SCOPES.map((value) => ({ id: `scope-${value}`, value }));
    const more = appId === GRAPH_APP_ID ? { appRoles, oauth2PermissionScopes } : {};
    return { status: 200, body: { id: `sp-${appId}`, ...more } };
  }

  #assign({ principalId, resourceId, appRoleId }: Json): Answer {
    const role = String(appRoleId);
    const known = ROLES.some((value) => role === `role-${value}`);
    const right = principalId === `sp-${BOT_APP_ID}` && resourceId === `sp-${GRAPH_APP_ID}`;
    if (!known || !right || this.assigned.includes(role)) return error(400, 'Request_BadRequest');
    this.assigned.push(role);
    return { status: 201, body: {} };
  }
}

/** A client can be preauthorised only for a scope that the registration had before. */
function unknownScope(before: Json | undefined, body: Json): Answer | undefined {
  type Api = {
    oauth2PermissionScopes?: { id: string }[];
    preAuthorizedApplications?: { delegatedPermissionIds: string[] }[];
  };
  const had = ((before?.['api'] ?? {}) as Api).oauth2PermissionScopes ?? [];
  const wanted = ((body['api'] ?? {}) as Api).preAuthorizedApplications ?? [];
  const ids = wanted.flatMap(({ delegatedPermissionIds }) => delegatedPermissionIds);
  return ids.every((id) => had.some((scope) => scope.id === id))
    ? undefined
    : error(400, 'InvalidValue');
}

function error(status: number, code: string): Answer {
  return { status, body: { error: { code, message: 'said by the fake' } } };
}
