// Our page's side of its API: a local server with a trial behind it, and a browser's visits to it.
import { expect } from '@jest/globals';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cookieIdentity } from '../../../src/channels/http/page-identity.js';
import type { PageIdentity } from '../../../src/channels/http/page-identity.js';
import { startLocalServer } from '../../../src/channels/http/server.js';
import type { RunningServer } from '../../../src/channels/http/server.js';
import { pageAnswerSchema } from '../../../src/domain/capture/page-api.js';
import type { PageAnswer, PageEndpoint } from '../../../src/domain/capture/page-api.js';
import { MARKED_SEED } from '../../app/provisioning/sitting.js';
import { fine, meet, must, openTrial } from '../../app/trial.js';
import type { Trial, TrialParts } from '../../app/trial.js';
import { plainWithin } from '../../fakes/quiet-log.js';

export const CAPTURE = {
  secret: MARKED_SEED,
  issuer: 'Microsoft',
  account: 'Contoso:diego@contoso.example',
  algorithm: 'SHA-1',
  digits: 6,
  periodSeconds: 30,
  overruled: [],
};

export type PageServer = {
  readonly trial: Trial;
  readonly base: string;
  readonly logged: readonly string[];
  readonly post: (
    endpoint: PageEndpoint,
    body: object,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Response>;
  readonly ticket: (owner?: string) => Promise<string>;
  readonly visit: () => Promise<Visit>;
  readonly stop: () => Promise<void>;
};

/** What a browser is to see: the built page, and who vouches for people there. */
export type Served = {
  readonly folder?: string;
  readonly framedBy?: readonly string[];
  readonly toolset?: string;
  readonly identity?: (trial: Trial) => PageIdentity;
};

export async function startPageServer(
  changes: Partial<TrialParts> = {},
  served: Served = {},
): Promise<PageServer> {
  const logged: string[] = [];
  const trial = await openTrial(changes);
  await meet(trial, 'alex', 'megan', 'diego');
  const server = await start(trial, logged, served);
  const base = `http://localhost:${server.port}`;
  const post: PageServer['post'] = async (endpoint, body, headers = {}) =>
    fetch(`${base}/provision/api/${endpoint}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-otp-bridge': 'page',
        origin: base,
        ...headers,
      },
      body: JSON.stringify(body),
    });
  const ticket: PageServer['ticket'] = async (owner = 'diego') =>
    fine(await trial.provisioning.openCase(trial.as('alex'), { typedName: owner })).ticket;
  return {
    trial,
    base,
    logged,
    post,
    ticket,
    visit: async () => Visit.begin(post, await ticket()),
    stop: async () => {
      await trial.outbox.stop();
      await server.close();
    },
  };
}

const inCookie = ({ provisioning }: Trial): PageIdentity =>
  cookieIdentity(provisioning, { secure: false });

async function emptyPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Set up</title>');
  return folder;
}

async function start(
  trial: Trial,
  logged: string[],
  { folder, framedBy = [], identity = inCookie, ...toolset }: Served,
): Promise<RunningServer> {
  const { provisioning } = trial;
  return startLocalServer({
    port: 0,
    log: {
      info: (event, fields) => logged.push(`${event} ${JSON.stringify(fields)}`),
      error: (event, cause) => logged.push(`${event} ${String(cause)}`),
      ...plainWithin,
    },
    receive: async () => ({ status: 200 }),
    page: {
      folder: folder ?? (await emptyPage()),
      framedBy,
      provisioning,
      identity: identity(trial),
      ...toolset,
    },
  });
}

export class Visit {
  readonly #post: PageServer['post'];
  readonly #cookie: string;
  readonly #caseId: string;
  /** Everything that the server ever said to this page. */
  readonly heard: string[] = [];

  private constructor(post: PageServer['post'], cookie: string, caseId: string) {
    this.#post = post;
    this.#cookie = cookie;
    this.#caseId = caseId;
  }

  static async begin(post: PageServer['post'], ticket: string): Promise<Visit> {
    const response = await post('session', { ticket });
    const cookie = must(response.headers.get('set-cookie')?.split(';')[0]);
    const entered = pageAnswerSchema.parse(await response.json());
    return new Visit(post, cookie, must(entered.case).caseId);
  }

  async ask(endpoint: PageEndpoint, body: object = {}): Promise<PageAnswer> {
    const response = await this.#post(endpoint, body, {
      cookie: this.#cookie,
      'x-otp-bridge-case': this.#caseId,
    });
    expect(response.status).toBe(200);
    const text = await response.text();
    this.heard.push(text);
    return pageAnswerSchema.parse(JSON.parse(text));
  }
}
