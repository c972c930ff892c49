// A container of Azure Blob Storage over real HTTP, as far as append blobs go, as strict as the service:
// https://learn.microsoft.com/rest/api/storageservices/append-block.
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { closeAtOnce, listenOnLoopback } from './loopback.js';

type Answer = {
  readonly status: number;
  readonly body?: string;
  readonly length?: number;
  readonly headers?: Readonly<Record<string, string>>;
};
export const STORAGE_TOKEN = 'token-for-storage';

export class BlobFake {
  readonly blobs = new Map<string, string>();
  /** The only bearer that is let in. */
  token = STORAGE_TOKEN;
  /** Under a policy that lets append blobs grow. */
  isImmutable = true;
  /** Everything that came in, in order: method and path. */
  readonly calls: string[] = [];
  /** What it answers instead of what was asked; `hang`: nothing. */
  behaves: 'well' | 'hang' | number | { readonly nonsense: string } = 'well';
  readonly #server: Server = createServer((request, response) => {
    void this.#answer(request).then((answer) => {
      if (answer === undefined) return;
      const { status, body = '', length, headers = {} } = answer;
      const sized = length === undefined ? {} : { 'content-length': length };
      response.writeHead(status, { ...headers, ...sized });
      response.end(request.method === 'HEAD' ? undefined : body);
    });
  });

  async start(): Promise<this> {
    await listenOnLoopback(this.#server);
    return this;
  }

  async stop(): Promise<void> {
    await closeAtOnce(this.#server);
  }

  get container(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not started');
    return `http://127.0.0.1:${address.port}/checkpoints`;
  }

  async #answer(request: IncomingMessage): Promise<Answer | undefined> {
    const { method = '', url = '', headers } = request;
    const { pathname, searchParams } = new URL(url, 'http://blobs');
    this.calls.push(`${method} ${pathname}`);
    const body = await text(request);
    const { behaves } = this;
    if (behaves === 'hang') return undefined;
    if (typeof behaves === 'number') return { status: behaves };
    if (typeof behaves === 'object') return { status: 200, body: behaves.nonsense };
    if (headers.authorization !== `Bearer ${this.token}`) return { status: 401 };
    if (headers['x-ms-version'] === undefined) return { status: 400 };
    return this.#inContainer(pathname, () => ({
      list: () => (method === 'HEAD' ? this.#properties() : this.#list(searchParams)),
      blob: (blob) =>
        this.#operate(`${method} ${searchParams.get('comp') ?? ''}`, blob, { headers, body }),
    }));
  }

  #inContainer(
    pathname: string,
    operations: () => { readonly list: () => Answer; readonly blob: (blob: string) => Answer },
  ): Answer {
    const [, container, blob] = pathname.split('/');
    if (container !== 'checkpoints') return { status: 404 };
    return blob === undefined ? operations().list() : operations().blob(blob);
  }

  #operate(
    operation: string,
    blob: string,
    { headers, body }: { readonly headers: IncomingMessage['headers']; readonly body: string },
  ): Answer {
    const there = this.blobs.get(blob);
    switch (operation) {
      case 'PUT ':
        return this.#make(blob, headers, body);
      case 'PUT appendblock':
        if (there === undefined) return { status: 404 };
        this.blobs.set(blob, there + body);
        return { status: body === '' ? 400 : 201 };
      case 'HEAD ':
        return there === undefined ? { status: 404 } : { status: 200, length: there.length };
      case 'GET ':
        return there === undefined ? { status: 404 } : partOf(there, headers['x-ms-range']);
      default:
        return { status: 405 };
    }
  }

  #make(blob: string, headers: IncomingMessage['headers'], body: string): Answer {
    if (headers['x-ms-blob-type'] !== 'AppendBlob' || body !== '') return { status: 400 };
    if (headers['if-none-match'] !== '*') throw new Error('it would replace what is there');
    if (this.blobs.has(blob)) return { status: 409 };
    this.blobs.set(blob, '');
    return { status: 201 };
  }

  #properties(): Answer {
    const headers = { 'x-ms-has-immutability-policy': String(this.isImmutable) };
    return { status: 200, length: 0, headers };
  }

  #list(query: URLSearchParams): Answer {
    if (query.get('restype') !== 'container' || query.get('comp') !== 'list') {
      return { status: 400 };
    }
    // One a page, so that whoever reads the first page alone is wrong.
    const names = [...this.blobs.keys()]
      .filter((name) => name.startsWith(query.get('prefix') ?? ''))
      .sort();
    const at = Number(query.get('marker') ?? 0);
    const blobs = names.slice(at, at + 1).map((name) => `<Blob><Name>${name}</Name></Blob>`);
    const next = at + 1 < names.length ? `<NextMarker>${at + 1}</NextMarker>` : '<NextMarker />';
    const body = `<?xml version="1.0"?><EnumerationResults><Blobs>${blobs.join('')}</Blobs>${next}</EnumerationResults>`;
    return { status: 200, body };
  }
}

function partOf(content: string, range: string | string[] | undefined): Answer {
  const from = /^bytes=(\d+)-$/.exec(String(range))?.[1];
  if (from === undefined) return { status: 400 };
  return Number(from) < content.length
    ? { status: 206, body: content.slice(Number(from)) }
    : { status: 416 };
}
