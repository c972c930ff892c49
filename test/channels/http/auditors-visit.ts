// The auditors' page's side of its API: a local server with a trial behind it, and visits by whoever brings whatever.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  signedInAuditors,
  unverifiedAuditors,
} from '../../../src/channels/http/auditors-identity.js';
import type { VerifySignIn } from '../../../src/channels/http/page-identity.js';
import type { AuditorsParts } from '../../../src/channels/http/serve-auditors.js';
import { startLocalServer } from '../../../src/channels/http/server.js';
import { speechFor } from '../../../src/channels/teams/cards/reader.js';
import type { AuditorsAsk, AuditorsFound } from '../../../src/domain/capture/auditors-api.js';
import { defined } from '../../../src/domain/defined.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { must, openTrial } from '../../app/trial.js';
import type { PersonName, Trial, TrialParts } from '../../app/trial.js';

export type Headers = Readonly<Record<string, string>>;
export type Got = { readonly status: number; readonly headers: object; readonly body: string };
export type AuditorsServer = {
  readonly trial: Trial;
  readonly base: string;
  readonly get: (path: string, headers?: Headers) => Promise<Got>;
  readonly post: (endpoint: string, body: unknown, headers?: Headers) => Promise<Got>;
  /** The address that `/audit` gives this person. */
  readonly way: (name: PersonName) => Promise<{ readonly pass: string; readonly ticket: string }>;
  /** What a page in a session of this person sends beside its body. */
  readonly sessionOf: (name: PersonName) => Promise<Headers>;
  readonly stop: () => Promise<void>;
};

export const ASK: AuditorsAsk = {
  who: '',
  person: null,
  when: '',
  between: null,
  releases: false,
  outcome: null,
  before: null,
  locale: 'en-GB',
};

type Served = {
  readonly folder?: string;
  readonly framedBy?: readonly string[];
  readonly verify?: VerifySignIn;
};

export async function startAuditors(
  changes: Partial<TrialParts> = {},
  served: Served = {},
): Promise<AuditorsServer> {
  const trial = await openTrial(changes);
  const server = await startLocalServer({
    port: 0,
    log: quietLog,
    auditors: await partsOf(trial, served),
    receive: async () => ({ status: 200 }),
  });
  const base = `http://localhost:${server.port}`;
  const send = async (path: string, init: RequestInit): Promise<Got> => {
    const response = await fetch(`${base}${path}`, init);
    const headers = [...response.headers].filter(([name]) => name !== 'date');
    return {
      status: response.status,
      headers: Object.fromEntries(headers),
      body: await response.text(),
    };
  };
  const post: AuditorsServer['post'] = async (endpoint, body, headers = {}) =>
    send(`/audit/api/${endpoint}`, {
      method: 'POST',
      headers: { ...pageHeaders(base), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const way: AuditorsServer['way'] = async (name) =>
    must(await trial.auditors.desk.issue(trial.as(name)));
  return {
    trial,
    base,
    post,
    way,
    get: async (path, headers = {}) => send(path, { headers }),
    sessionOf: async (name) => {
      const signed: Headers =
        served.verify === undefined ? {} : { authorization: `Bearer of-${name}` };
      const { ticket } = await way(name);
      const { body } = await post('session', { ticket }, signed);
      const { session } = JSON.parse(body) as { session: string };
      return { ...signed, 'x-otp-bridge-session': session };
    },
    stop: server.close,
  };
}

export const pageHeaders = (base: string): Headers => ({
  'content-type': 'application/json',
  'x-otp-bridge': 'page',
  origin: base,
});

async function partsOf(
  trial: Trial,
  { folder, framedBy = [], verify }: Served,
): Promise<AuditorsParts> {
  const { auditors, bridge, parts } = trial;
  return {
    ...auditors,
    bridge,
    folder: folder ?? (await emptyPage()),
    framedBy,
    identity:
      verify === undefined
        ? unverifiedAuditors(auditors.desk)
        : signedInAuditors(auditors.desk, verify),
    speech: ({ locale, zone, trial: localTrial }) =>
      speechFor({ locale, localTrial, now: parts.clock.now(), ...defined({ zone }) }),
    trial: verify === undefined,
    log: quietLog,
  };
}

async function emptyPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'auditors-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Audit</title>');
  return folder;
}

export function foundIn({ body }: Got): AuditorsFound {
  return JSON.parse(body) as AuditorsFound;
}
