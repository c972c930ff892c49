// A witness over HTTP, as c2sp.org/tlog-witness has it: one address, and an answer that says in a number what became of it.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Witnessing } from '../../app/audit/witnessing.js';
import type { WitnessRefusal } from '../../domain/audit/witness.js';
import { closeServer } from './close-server.js';
import { asPortTaken } from './port-taken.js';

/** A checkpoint with some signatures, and 63 hashes. */
const BODY_BYTES = 65_536;
const BODY_WITHIN_MS = 10_000;
const CLOSE_WITHIN_MS = 2_000;

const STATUS: Readonly<Record<WitnessRefusal['code'], number>> = {
  REQUEST_MALFORMED: 400,
  NOT_SIGNED_BY_LOG: 403,
  KEY_ENDED: 403,
  LOG_UNKNOWN: 404,
  SEEN_ANOTHER: 409,
  OTHER_ENTRIES: 409,
  NOT_CONSISTENT: 422,
};

export type WitnessServer = {
  readonly port: number;
  readonly close: () => Promise<void>;
};

export type WitnessServerParts = {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly witness: Pick<Witnessing, 'add'>;
  /** Called with each answer. `code`: `SIGNED`, a refusal's, or `FAILED`. */
  readonly answered: (code: WitnessRefusal['code'] | 'SIGNED' | 'FAILED', error?: unknown) => void;
};

/** Throws `PortTaken`. */
export async function startWitnessServer(parts: WitnessServerParts): Promise<WitnessServer> {
  const server = createServer((request, response) => {
    // Whatever else goes wrong ends this one connection: a promise that fails unseen would end the process.
    answer(parts, request, response).catch(() => response.destroy());
  });
  server.requestTimeout = BODY_WITHIN_MS;
  await listen(server, parts);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : parts.port;
  return { port, close: async () => closeServer(server, CLOSE_WITHIN_MS) };
}

async function listen(server: Server, { host, port }: WitnessServerParts): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(asPortTaken(port, error));
    });
    server.listen(port, host, resolve);
  });
}

async function answer(
  { witness, answered }: WitnessServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(request);
  if (path !== '/add-checkpoint' || request.method !== 'POST') {
    response.writeHead(path === undefined ? 400 : path === '/add-checkpoint' ? 405 : 404).end();
    return;
  }
  try {
    const body = await bodyOf(request);
    const added = await witness.add(body ?? '');
    if (added.ok) tell(response, { status: 200, body: added.value });
    else tellRefused(response, added.refusal);
    answered(added.ok ? 'SIGNED' : added.refusal.code);
  } catch (error) {
    // Nothing is signed that could not be remembered.
    answered('FAILED', error);
    tell(response, { status: 500 });
  }
}

/** Undefined of what is no address: `//`, say. */
function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  const base = 'http://witness.invalid';
  return URL.canParse(url, base) ? new URL(url, base).pathname : undefined;
}

function tellRefused(response: ServerResponse, refusal: WitnessRefusal): void {
  const status = STATUS[refusal.code];
  if (!('size' in refusal)) tell(response, { status });
  else tell(response, { status, body: `${refusal.size}\n`, type: 'text/x.tlog.size' });
}

type Told = { readonly status: number; readonly body?: string; readonly type?: string };

function tell(response: ServerResponse, { status, body = '', type = 'text/plain' }: Told): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

/** Undefined where it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  const chunks: AsyncIterable<Buffer> = request;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}
