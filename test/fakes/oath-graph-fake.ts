// Graph's hardware OATH tokens (/beta) over real HTTP, as strict as its pages: bodies of exactly their fields and types, one token a
// serial number, codes of the token's own secret, period and hash. It throttles, fails, and loses answers, as it is told to.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { decodeBase32 } from '../../src/domain/otp/base32.js';
import { independentCode } from '../domain/otp/independent-code.js';
import { fine } from '../app/trial.js';
import { closeAtOnce, listenOnLoopback, portOf } from './loopback.js';

type Json = Record<string, unknown>;
type Answer = { readonly status: number; readonly body?: unknown; readonly retryAfter?: number };
export type Device = {
  readonly id: string;
  readonly serial: string;
  readonly secret: string;
  readonly seconds: number;
  readonly hash: string;
  assignedTo?: string;
  status: string;
};
/** `lost`: done, and never answered. */
export type Trouble = 'throttled' | 'failed' | 'lost' | 'none';

const ROOT = '/beta/directory/authenticationMethodDevices/hardwareOathDevices';
const CREATE = ['serialNumber', 'manufacturer', 'model', 'secretKey', 'timeIntervalInSeconds'];
const OF_USER =
  /^\/beta\/users\/([0-9a-f-]{36})\/authentication\/hardwareOathMethods(?:\/([\w-]+)\/(activate))?$/;
const OPTIONAL = ['hashFunction', 'assignTo', 'displayName'];

export class OathGraphFake {
  readonly #server: Server;
  readonly #now: () => number;
  readonly devices: Device[] = [];
  /** Everything that was asked for, as `POST /beta/…`, with its body. */
  readonly asked: { readonly what: string; readonly body: Json }[] = [];
  /** What becomes of each request, counted from 0. */
  trouble: (request: number) => Trouble = () => 'none';
  #requests = 0;

  private constructor(now: () => number) {
    this.#now = now;
    this.#server = createServer((request, response) => {
      void this.#respond(request, response);
    });
  }

  static async start(now: () => number): Promise<OathGraphFake> {
    const fake = new OathGraphFake(now);
    await listenOnLoopback(fake.#server);
    return fake;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  async stop(): Promise<void> {
    await closeAtOnce(this.#server);
  }

  async #respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const trouble = this.trouble(this.#requests);
    this.#requests += 1;
    const text = Buffer.concat(chunks).toString('utf8');
    const answer =
      trouble === 'throttled'
        ? { status: 429, retryAfter: 7 }
        : trouble === 'failed'
          ? { status: 503 }
          : this.#answer(request, text);
    if (trouble === 'lost') {
      request.socket.destroy();
      return;
    }
    const { status, body, retryAfter } = { body: undefined, retryAfter: undefined, ...answer };
    response.writeHead(status, {
      'Content-Type': 'application/json',
      ...(retryAfter === undefined ? {} : { 'Retry-After': retryAfter }),
    });
    response.end(body === undefined ? '' : JSON.stringify(body));
  }

  #answer({ headers, method = '', url = '' }: IncomingMessage, text: string): Answer {
    if (headers.authorization !== 'Bearer operator') return error(401, 'InvalidToken');
    const path = decodeURIComponent(url);
    const body = text === '' ? {} : (JSON.parse(text) as Json);
    this.asked.push({ what: `${method} ${path}`, body });
    if (method === 'GET') return this.#list(path);
    if (headers['content-type'] !== 'application/json') return error(415, 'BadType');
    return path === ROOT ? this.#create(body) : this.#ofUser(path, body);
  }

  #ofUser(path: string, body: Json): Answer {
    const [, user, id, verb] = OF_USER.exec(path) ?? [];
    if (user === undefined) return error(404, 'ResourceNotFound');
    return verb === undefined ? this.#assign(user, body) : this.#activate(user, id ?? '', body);
  }

  #list(path: string): Answer {
    const serial = /\?\$filter=serialNumber eq '((?:[^']|'')*)'$/.exec(path)?.[1];
    if (!path.startsWith(`${ROOT}?`) || serial === undefined) return error(400, 'BadFilter');
    const value = this.devices
      .filter((one) => one.serial === serial.replaceAll("''", "'"))
      .map(({ id, serial: serialNumber, status, assignedTo }) => ({
        id,
        serialNumber,
        secretKey: null,
        status,
        assignedTo: assignedTo === undefined ? null : { id: assignedTo, displayName: 'Somebody' },
      }));
    return { status: 200, body: { value } };
  }

  #create(body: Json): Answer {
    if (!hasItsFields(body) || !isRight(body)) return error(400, 'BadRequest');
    const { serialNumber: serial, secretKey: secret, timeIntervalInSeconds: seconds } = body;
    if (this.devices.some((one) => one.serial === serial)) return error(400, 'Duplicate');
    const owner = body.assignTo?.id;
    this.devices.push({
      id: `3dee0e53-f50f-43ef-85c0-${String(this.devices.length).padStart(12, '0')}`,
      serial,
      secret,
      seconds,
      hash: body.hashFunction ?? 'hmacsha1',
      status: 'available',
      ...(owner === undefined ? {} : { assignedTo: owner }),
    });
    return { status: 201, body: { serialNumber: serial, secretKey: null, status: 'available' } };
  }

  #assign(user: string, body: Json): Answer {
    const device = this.devices.find(
      ({ id }) => id === (body['device'] as Json | undefined)?.['id'],
    );
    if (device === undefined) return error(404, 'ResourceNotFound');
    if (device.assignedTo !== undefined) return error(400, 'AlreadyAssigned');
    device.assignedTo = user;
    return { status: 201, body: {} };
  }

  #activate(user: string, id: string, body: Json): Answer {
    const device = this.devices.find((one) => one.id === id && one.assignedTo === user);
    if (device === undefined) return error(404, 'ResourceNotFound');
    if (Object.keys(body).join() !== 'verificationCode') return error(400, 'BadRequest');
    const key = fine(decodeBase32(device.secret));
    const algorithm = device.hash === 'hmacsha256' ? 'SHA-256' : 'SHA-1';
    const now = Math.floor(this.#now() / (device.seconds * 1000));
    const parameters = { algorithm, digits: 6, periodSeconds: device.seconds } as const;
    // One minute for 30 seconds, two for 60 (learn.microsoft.com, concept-authentication-oath-tokens).
    const right = [-2, -1, 0, 1, 2].map((off) => independentCode(key, now + off, parameters));
    if (!right.includes(String(body['verificationCode']))) {
      return error(400, 'InvalidVerificationCode');
    }
    device.status = 'activated';
    return { status: 204 };
  }
}

function hasItsFields(body: Json): boolean {
  const names = Object.keys(body);
  return (
    CREATE.every((name) => names.includes(name)) &&
    names.every((name) => [...CREATE, ...OPTIONAL].includes(name))
  );
}

type Created = {
  readonly serialNumber: string;
  readonly secretKey: string;
  readonly timeIntervalInSeconds: number;
  readonly hashFunction?: string;
  readonly assignTo?: { readonly id: string };
};

function isRight(body: Json): body is Json & Created {
  const { serialNumber, secretKey, timeIntervalInSeconds: seconds, hashFunction } = body;
  const isText = typeof serialNumber === 'string' && typeof secretKey === 'string';
  const isHash = ['hmacsha1', 'hmacsha256', undefined].some((one) => one === hashFunction);
  return (
    isText &&
    isHash &&
    /^[A-Za-z2-7]{16,128}$/.test(secretKey) &&
    [30, 60].some((one) => one === seconds)
  );
}

function error(status: number, code: string): Answer {
  return { status, body: { error: { code, message: 'said by the fake' } } };
}
