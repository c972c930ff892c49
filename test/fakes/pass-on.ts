// A request to one server becomes the same request to another, as it came.
import { Agent, createServer, request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingMessage, Server, ServerResponse } from 'node:http';
import { Agent as TlsAgent, request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';
import { closeAtOnce, listenOnLoopback, portOf } from './loopback.js';

export type Behind = {
  readonly origin: string;
  /** The name that its certificate has, and who vouches for it; where it speaks TLS. */
  readonly tls?: { readonly name: string; readonly ca: string };
  /** One of them leads every path here, and none behind. */
  readonly prefixes?: readonly string[];
  /** How addresses of ours, in paths and bodies, are spelt behind. */
  readonly spelt?: { readonly ours: string; readonly behind: string };
};

// A handshake for each request would be most of the work.
const agent = new Agent({ keepAlive: true });
const tlsAgent = new TlsAgent({ keepAlive: true });

/** `give` is called once the answer is there: it sends it. */
export async function passOn(
  behind: Behind,
  exchange: { readonly request: IncomingMessage; readonly response: ServerResponse },
  give: (send: () => void) => void,
): Promise<void> {
  const { request, response } = exchange;
  const body = await text(request);
  const onward = onwardOf(behind, request, bodyBehind(behind, body));
  onward.on('response', (answer: IncomingMessage) => {
    give(() => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
  });
  onward.on('error', () => response.destroy());
}

function bodyBehind({ spelt }: Behind, body: string): string {
  return spelt === undefined ? body : body.replaceAll(spelt.ours, spelt.behind);
}

function onwardOf(
  { origin, tls, prefixes = [], spelt }: Behind,
  { method, headers, url = '/' }: IncomingMessage,
  body: string,
): ClientRequest {
  const prefix = prefixes.find((one) => url.startsWith(`${one}/`)) ?? '';
  const path = url.slice(prefix.length);
  const address = new URL(spelt === undefined ? `${origin}${path}` : `${spelt.behind}${path}`);
  const { host, 'transfer-encoding': _encoding, ...kept } = headers;
  const named = spelt === undefined ? { host } : {};
  const length = { 'content-length': Buffer.byteLength(body) };
  const options = { method, headers: { ...kept, ...named, ...length } } as const;
  const onward =
    tls === undefined
      ? requestHttp(address, { ...options, agent })
      : requestHttps(address, { ...options, agent: tlsAgent, ca: tls.ca, servername: tls.name });
  return onward.end(body);
}

/** The test's own way to what speaks TLS with a certificate that only the bot was told to trust. */
export class SideDoor {
  readonly #server: Server;

  constructor(behind: Behind) {
    this.#server = createServer((request, response) => {
      void passOn(behind, { request, response }, (send) => {
        send();
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
}
