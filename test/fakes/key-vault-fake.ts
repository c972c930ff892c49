// Key Vault's secrets and keys over real HTTP, as strict as the service: https://learn.microsoft.com/rest/api/keyvault/secrets, /keys.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { closeAtOnce, listenOnLoopback } from './loopback.js';
import { answerOf, failure } from './vault-keys.js';
import { loggedCall } from './vault-log.js';
import type { VaultLogged } from './vault-log.js';
import type { Answer, KeyVersion } from './vault-keys.js';

export type { Answer };

type Secret = {
  value: string;
  versions: number;
  disabled?: boolean;
  deletedAt?: number;
  /** Seconds since 1970. The service notes it, and answers all the same afterwards. */
  expires?: number;
};
export type VaultRight = 'get' | 'set' | 'delete' | 'purge';
export type KeyRight = 'read' | 'sign';

const NAME = /^[0-9A-Za-z-]{1,127}$/;
const DAY_MS = 24 * 3_600_000;
export const DELETED_AT = Date.UTC(2026, 0, 1);
export const KEPT_DAYS = 90;
export const VAULT_TOKEN = 'token-for-the-vault';

export class KeyVaultFake {
  readonly secrets = new Map<string, Secret>();
  /** Everything that came in, in order: method and path. */
  readonly calls: string[] = [];
  /** Its own log, as `insights-logs-auditevent` has it: what was asked of a secret, and by which client request id. */
  readonly log: VaultLogged[] = [];
  /** Waited for before the next call is done. */
  before: (() => Promise<void>) | undefined;
  /** What time its log says that it is. */
  now: () => number = () => Date.now();
  /** Versions of each key, the newest last. */
  readonly keys = new Map<string, KeyVersion[]>();
  keyRights: readonly KeyRight[] = ['read', 'sign'];
  /** What it signs, it signs wrongly. */
  signsNonsense = false;
  /** What it answers to whatever is asked of a key, instead of doing it. */
  keysAnswer: Answer | undefined;
  rights: readonly VaultRight[] = ['get', 'set', 'delete', 'purge'];
  purgeProtection = false;
  /** How often a deleted secret is asked for before it is there. */
  deletionTakes = 0;
  readonly #server: Server = createServer((request, response) => {
    void this.#answer(request).then(({ status, body, headers }) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });

  /** Another version of the key, as EC on P-256; its version. */
  makeKey(name: string, namedCurve: 'P-256' | 'P-384' = 'P-256'): string {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve });
    const versions = this.keys.get(name) ?? [];
    const version = String(versions.length + 1).padStart(32, '0');
    this.keys.set(name, [...versions, { version, privateKey }]);
    return version;
  }

  async start(): Promise<this> {
    await listenOnLoopback(this.#server);
    return this;
  }

  async stop(): Promise<void> {
    await closeAtOnce(this.#server);
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not started');
    return `http://127.0.0.1:${address.port}`;
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { method = '', url = '', headers } = request;
    const { pathname, searchParams } = new URL(url, 'http://vault');
    this.calls.push(`${method} ${pathname}`);
    const body = await text(request);
    if (headers.authorization !== `Bearer ${VAULT_TOKEN}`) return challenge();
    if (searchParams.get('api-version') !== '7.6') return failure(400, 'BadParameter');
    await this.before?.();
    const answer = this.#operate(method, pathname, body);
    const calledSo = String(headers['x-ms-client-request-id'] ?? '');
    const logged = loggedCall({ method, url, calledSo, status: answer.status, now: this.now() });
    if (logged !== undefined) this.log.push(logged);
    return answer;
  }

  #operate(method: string, pathname: string, body: string): Answer {
    const [, collection = '', name = '', version = '', act = ''] = pathname.split('/');
    if (collection === 'keys') return this.#useKey({ method, name, version, act, body });
    if (!NAME.test(name) || version !== '') return failure(400, 'BadParameter');
    // Names that differ in case alone are one.
    const operation = this.#operations[`${method} ${collection}`];
    return operation?.(name.toLowerCase(), body) ?? failure(405, 'NotAllowed');
  }

  readonly #operations: Readonly<Record<string, (key: string, body: string) => Answer>> = {
    'GET secrets': (key) => this.#may('get', () => this.#get(key)),
    'PUT secrets': (key, body) => this.#may('set', () => this.#set(key, body)),
    'DELETE secrets': (key) => this.#may('delete', () => this.#delete(key)),
    'GET deletedsecrets': (key) => this.#may('get', () => this.#getDeleted(key)),
    'DELETE deletedsecrets': (key) => this.#may('purge', () => this.#purge(key)),
  };

  #may(right: VaultRight, work: () => Answer): Answer {
    return this.rights.includes(right) ? work() : failure(403, 'Forbidden', 'ForbiddenByRbac');
  }

  #findKey(name: string, version: string): KeyVersion | undefined {
    const versions = this.keys.get(name) ?? [];
    return version === '' ? versions.at(-1) : versions.find((one) => one.version === version);
  }

  #useKey(use: Record<'method' | 'name' | 'version' | 'act' | 'body', string>): Answer {
    if (this.keysAnswer !== undefined) return this.keysAnswer;
    const right = use.act === 'sign' ? 'sign' : 'read';
    if (!this.keyRights.includes(right)) return failure(403, 'Forbidden', 'ForbiddenByRbac');
    const key = this.#findKey(use.name, use.version);
    if (key === undefined) return failure(404, 'KeyNotFound');
    const kid = `${this.url}/keys/${use.name}/${key.version}`;
    return answerOf(key, { ...use, kid, body: this.signsNonsense ? '{}' : use.body });
  }

  #get(key: string): Answer {
    const secret = this.secrets.get(key);
    if (secret === undefined || secret.deletedAt !== undefined) return missing();
    const { value } = secret;
    if (secret.disabled === true) return disabled();
    return {
      status: 200,
      body: { id: this.#id('secrets', key), value, attributes: {} },
    };
  }

  #set(key: string, body: string): Answer {
    const { value, tags, attributes } = JSON.parse(body) as Record<string, unknown>;
    if (typeof value !== 'string' || value.length > 25_600) return failure(400, 'BadParameter');
    if (tags !== undefined) throw new Error('a tag is read by whoever may list the vault');
    const there = this.secrets.get(key);
    if (there?.deletedAt !== undefined) {
      return this.deletionTakes > 0
        ? failure(409, 'Conflict', 'ObjectIsBeingDeleted')
        : failure(409, 'Conflict', 'ObjectIsDeletedButRecoverable');
    }
    const versions = (there?.versions ?? 0) + 1;
    this.secrets.set(key, { value, versions, ...expiryIn(attributes) });
    return this.#get(key);
  }

  #delete(key: string): Answer {
    const secret = this.secrets.get(key);
    if (secret === undefined || secret.deletedAt !== undefined) return missing();
    secret.deletedAt = DELETED_AT;
    return { status: 200, body: this.#deleted(key) };
  }

  // As azure-sdk-for-js recorded it: while it is being deleted nothing is there under either name, and of one that was disabled
  // the service says so for as long as it is kept.
  #getDeleted(key: string): Answer {
    const secret = this.secrets.get(key);
    if (secret?.deletedAt === undefined) return missing();
    if (this.deletionTakes > 0) {
      this.deletionTakes -= 1;
      return missing();
    }
    if (secret.disabled === true) return disabled();
    return { status: 200, body: this.#deleted(key) };
  }

  #purge(key: string): Answer {
    if (this.secrets.get(key)?.deletedAt === undefined) return missing();
    if (this.deletionTakes > 0) return failure(409, 'Conflict', 'ObjectIsBeingDeleted');
    if (this.purgeProtection) return failure(403, 'Forbidden', 'ForbiddenByPolicy');
    this.secrets.delete(key);
    return { status: 204 };
  }

  #deleted(key: string): object {
    return {
      id: this.#id('secrets', key),
      recoveryId: this.#id('deletedsecrets', key),
      deletedDate: DELETED_AT / 1000,
      scheduledPurgeDate: (DELETED_AT + KEPT_DAYS * DAY_MS) / 1000,
      attributes: { recoveryLevel: this.purgeProtection ? 'Recoverable' : 'Recoverable+Purgeable' },
    };
  }

  #id(collection: string, key: string): string {
    return `${this.url}/${collection}/${key}`;
  }
}

function challenge(): Answer {
  const header =
    'Bearer authorization="https://login.microsoftonline.com/7e57ab1e-0000-4000-8000-000000000001", resource="https://vault.azure.net"';
  return { ...failure(401, 'Unauthorized'), headers: { 'www-authenticate': header } };
}

function expiryIn(attributes: unknown): { expires?: number } {
  const { exp } = (attributes ?? {}) as { readonly exp?: number };
  return exp === undefined ? {} : { expires: exp };
}

function disabled(): Answer {
  return failure(403, 'Forbidden', 'SecretDisabled');
}

function missing(): Answer {
  return failure(404, 'SecretNotFound');
}
