// Checkpoints in append blobs of a container: one a month, only ever added to. Under an immutability policy that lets append blobs
// grow nobody takes back what lies there, whoever the storage account belongs to.
// https://learn.microsoft.com/rest/api/storageservices/append-block, /put-blob, /get-blob, /list-blobs
import type { Anchor } from '../../ports/anchor.js';
import type { Clock } from '../../ports/clock.js';
import { AnchorForbidden, AnchorUnavailable, Fault } from '../../ports/fault.js';
import type { TokenSource } from './token-source.js';
import {
  LAST_BYTES,
  monthOf,
  monthsToRead,
  mustBeReadable,
  WHOLE_BUDGETS,
} from '../anchor-months.js';
import { withinBudget } from './within-budget.js';

export type BlobAnchorOptions = {
  /** The container's address. A query in it, as a shared access signature has one, goes with every call. */
  readonly container: string;
  /** Absent: the address has the right in it, as an emulator's may. */
  readonly token?: TokenSource;
  readonly clock: Clock;
  /** Milliseconds after which a call that has not answered throws `AnchorUnavailable`. */
  readonly budgetMs: number;
};

const VERSION = '2023-11-03';
const AUDIENCE = 'https://storage.azure.com';
const PREFIX = 'checkpoints-';
const NAME = /<Name>checkpoints-(\d{4}-\d{2})<\/Name>/g;

type Call = {
  readonly method: 'GET' | 'PUT' | 'HEAD';
  readonly blob?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export class BlobAnchor implements Anchor {
  readonly name = 'append blob';
  readonly #options: BlobAnchorOptions;

  constructor(options: BlobAnchorOptions) {
    this.#options = options;
  }

  async keep(note: string): Promise<void> {
    const blob = `${PREFIX}${monthOf(this.#options.clock.now())}`;
    await this.#guarded(async (signal) => {
      const append = { method: 'PUT', blob, query: { comp: 'appendblock' }, body: note } as const;
      const added = await this.#send(append, signal);
      if (added.status === 201) return;
      if (added.status !== 404) throw refusalOf(added);
      // Where another instance was first there is no second one: whether that is refused, and how, is no matter.
      const headers = { 'x-ms-blob-type': 'AppendBlob', 'if-none-match': '*' };
      const made = await this.#send({ method: 'PUT', blob, headers, body: '' }, signal);
      const again = await this.#send(append, signal);
      if (again.status !== 201) throw refusalOf(made.ok ? again : made);
    });
  }

  async readLast(much: 'ends' | 'whole' = 'ends'): Promise<string> {
    const isWhole = much === 'whole';
    const read = async (signal: AbortSignal): Promise<string> => {
      const there = await this.#months(signal);
      let kept = '';
      for (const month of monthsToRead(there, this.#options.clock.now(), much)) {
        const room = isWhole ? Infinity : LAST_BYTES;
        kept += await this.#readEnd(`${PREFIX}${month}`, { room, before: kept.length }, signal);
      }
      return isWhole ? kept : kept.slice(-LAST_BYTES);
    };
    return this.#guarded(read, isWhole ? WHOLE_BUDGETS : 1);
  }

  /** Whether blobs here can only grow, as far as the service says; undefined where the role does not let us ask. Throws as the others. */
  async canOnlyGrow(): Promise<boolean | undefined> {
    return this.#guarded(async (signal) => {
      const asked = await this.#send({ method: 'HEAD', query: { restype: 'container' } }, signal);
      if (asked.status === 403) return undefined;
      if (!asked.ok) throw refusalOf(asked);
      return asked.headers.get('x-ms-has-immutability-policy') === 'true';
    });
  }

  async #readEnd(
    blob: string,
    { room, before }: { readonly room: number; readonly before: number },
    signal: AbortSignal,
  ): Promise<string> {
    const head = await this.#send({ method: 'HEAD', blob }, signal);
    const size = Number(head.headers.get('content-length') ?? NaN);
    if (!head.ok || !Number.isSafeInteger(size)) throw refusalOf(head);
    if (size === 0) return '';
    mustBeReadable(before + Math.min(size, room));
    const range = `bytes=${Math.max(0, size - room)}-`;
    const headers = { 'x-ms-range': range };
    const read = await this.#send({ method: 'GET', blob, headers }, signal);
    if (!read.ok) throw refusalOf(read);
    return read.text();
  }

  async #months(signal: AbortSignal): Promise<readonly string[]> {
    const months: string[] = [];
    let marker: string | undefined = '';
    while (marker !== undefined) {
      const query = { restype: 'container', comp: 'list', prefix: PREFIX, marker };
      const answer = await this.#send({ method: 'GET', query }, signal);
      if (!answer.ok) throw refusalOf(answer);
      const listed = await answer.text();
      if (!listed.includes('<EnumerationResults')) throw new AnchorUnavailable(NONSENSE);
      months.push(...[...listed.matchAll(NAME)].map(([, month = '']) => month));
      marker = /<NextMarker>([^<]+)<\/NextMarker>/.exec(listed)?.[1];
    }
    return months;
  }

  async #send(
    { method, blob, query, headers, body }: Call,
    signal: AbortSignal,
  ): Promise<Response> {
    const address = new URL(this.#options.container);
    if (blob !== undefined) address.pathname += `/${blob}`;
    for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value);
    const { token } = this.#options;
    const right =
      token === undefined ? {} : { authorization: `Bearer ${(await token(AUDIENCE)).token}` };
    return fetch(address, {
      method,
      headers: { 'x-ms-version': VERSION, ...right, ...headers },
      ...(body === undefined ? {} : { body }),
      redirect: 'error',
      signal,
    });
  }

  async #guarded<T>(work: (signal: AbortSignal) => Promise<T>, budgets = 1): Promise<T> {
    try {
      return await withinBudget(this.#options.budgetMs * budgets, work, late);
    } catch (error) {
      if (error instanceof Fault) throw error;
      throw new AnchorUnavailable('the container of the checkpoints cannot be reached', {
        cause: error,
      });
    }
  }
}

const NONSENSE = 'the container of the checkpoints answered with something else';
const MISSING =
  'the container of the checkpoints is not there, or not for the bot\'s identity: make it with infra/, and give the identity the role "OTP Bridge checkpoint keeper" on it';

function refusalOf({ status }: Response): Fault {
  if (status === 401 || status === 403 || status === 404) return new AnchorForbidden(MISSING);
  return new AnchorUnavailable(`the container of the checkpoints answered with ${status}`);
}

function late(): AnchorUnavailable {
  return new AnchorUnavailable('the container of the checkpoints did not answer in time');
}
