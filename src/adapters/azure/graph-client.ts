// What the directory says to Microsoft Graph: reads alone, within a budget, to Graph's own host alone.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { DirectoryUnavailable } from '../../ports/fault.js';
import type { TokenSource } from './token-source.js';
import { withinBudget } from './within-budget.js';

export type GraphOptions = {
  /** E.g. `https://graph.microsoft.com`. */
  readonly endpoint: string;
  readonly token: TokenSource;
  /** Milliseconds for one question, all its pages and retries included. */
  readonly budgetMs: number;
};

export type GraphQuery = {
  readonly path: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** What has to be granted for it: named where Graph says no. */
  readonly permission: string;
  /** `$search`, `$count` and some filters are answered from an index that lags a little behind. */
  readonly eventual?: true;
  readonly body?: unknown;
  /** Beyond so many pages the answer is undefined: nobody reads on. */
  readonly pagesAtMost?: number;
};

const RETRIED: readonly number[] = [429, 500, 502, 503, 504];
const ATTEMPTS = 3;
const PAUSE_MS = 200;
/** Pages that one question may have: more is no question about a helpdesk. */
const PAGES = 20;

const page = z.looseObject({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
});

/** A question that Graph will not take, as it was put: to put it differently may help, to wait does not. */
export class QuestionRefused extends DirectoryUnavailable {}

export class GraphClient {
  readonly #options: GraphOptions;

  constructor(options: GraphOptions) {
    this.#options = options;
  }

  /** The answer, or undefined where there is no such thing. Throws `DirectoryUnavailable`. */
  async one(query: GraphQuery): Promise<unknown> {
    return this.#inBudget(async (signal) => this.#ask(this.#addressOf(query), query, signal));
  }

  /** Every entry of every page; none where there is no such thing. Throws `DirectoryUnavailable`. */
  async all(query: GraphQuery): Promise<readonly unknown[]> {
    const found = await this.some({ ...query, pagesAtMost: PAGES });
    if (found === undefined) throw new DirectoryUnavailable('Graph has more than can be read');
    return found;
  }

  /** The same, or undefined where there are more than `pagesAtMost` pages of it. */
  async some(query: GraphQuery): Promise<readonly unknown[] | undefined> {
    const { pagesAtMost = PAGES } = query;
    return this.#inBudget(async (signal) => {
      const found: unknown[] = [];
      let next: URL | undefined = this.#addressOf(query);
      for (let pages = 0; next !== undefined && pages < pagesAtMost; pages += 1) {
        const answer = await this.#ask(next, query, signal);
        if (answer === undefined) return found;
        const parsed = page.safeParse(answer);
        if (!parsed.success) throw new DirectoryUnavailable('Graph answered with something else');
        found.push(...parsed.data.value);
        next = this.#nextOf(parsed.data['@odata.nextLink']);
      }
      return next === undefined ? found : undefined;
    });
  }

  async #inBudget<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = (): Error => new DirectoryUnavailable('Graph did not answer in time');
    return withinBudget(this.#options.budgetMs, work, late);
  }

  #addressOf({ path, parameters = {} }: GraphQuery): URL {
    const address = new URL(`/v1.0${path}`, this.#options.endpoint);
    for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
    return address;
  }

  /** Our token goes to Graph and to nobody whom an answer names. */
  #nextOf(link: string | undefined): URL | undefined {
    if (link === undefined) return undefined;
    const { origin } = new URL(this.#options.endpoint);
    if (URL.canParse(link) && new URL(link).origin === origin) return new URL(link);
    throw new DirectoryUnavailable('Graph named a page elsewhere');
  }

  async #ask(address: URL, query: GraphQuery, signal: AbortSignal): Promise<unknown> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#send(address, query, signal);
      if (answer.status === 404) return undefined;
      if (answer.ok) return readJson(answer);
      if (!RETRIED.includes(answer.status) || attempt === ATTEMPTS) throw refusal(answer, query);
      await pause(pauseAfter(answer, attempt), undefined, { signal });
    }
  }

  async #send(address: URL, query: GraphQuery, signal: AbortSignal): Promise<Response> {
    try {
      const { token } = await this.#options.token(this.#options.endpoint);
      return await fetch(address, {
        method: query.body === undefined ? 'GET' : 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          Accept: 'application/json',
          ...(query.eventual === true ? { ConsistencyLevel: 'eventual' } : {}),
          ...(query.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(query.body === undefined ? {} : { body: JSON.stringify(query.body) }),
        redirect: 'error',
        signal,
      });
    } catch (error) {
      throw new DirectoryUnavailable('Graph cannot be reached', { cause: error });
    }
  }
}

function refusal({ status }: Response, { permission }: GraphQuery): DirectoryUnavailable {
  if (status === 400) return new QuestionRefused('Graph will not take the question');
  const forbidden = status === 401 || status === 403;
  return new DirectoryUnavailable(
    forbidden
      ? `Graph refuses: the bot's identity needs the permission ${permission}`
      : `Graph answered with ${status}`,
  );
}

function pauseAfter(answer: Response, attempt: number): number {
  const seconds = Number(answer.headers.get('retry-after'));
  return seconds > 0 ? seconds * 1000 : PAUSE_MS * 2 ** (attempt - 1);
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch (error) {
    throw new DirectoryUnavailable('Graph answered with something else', { cause: error });
  }
}
