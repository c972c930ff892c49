// The auditors' page's API. What is asked is read only once it is known who asks: to everybody else no address here answers.
import { once } from 'node:events';
import express from 'express';
import type { NextFunction, Request, RequestHandler, Response, Router } from 'express';
import type { Desk } from '../../app/audit/desk.js';
import type { TakeHome } from '../../app/audit/take-home.js';
import type { Bridge } from '../../app/bridge.js';
import type { Actor } from '../../app/looking/who.js';
import type { AuditorsSession, TakenFormat } from '../../domain/capture/auditors-api.js';
import { holdsSecret } from '../../domain/capture/find-secret.js';
import type { Log } from '../../ports/log.js';
import { jsonBody } from './json-body.js';
import { lookBody, receiptBody, sessionBody, takeBody } from './auditors-bodies.js';
import { foundIn, lookAsked, secretTyped } from './auditors-look.js';
import type { SpeechFor } from './auditors-look.js';
import type { AuditorsIdentity } from './auditors-identity.js';
import { whyNotJson } from './local-guards.js';
import { whyNotOurPage } from './page-guards.js';

export type AuditorsApiParts = {
  readonly desk: Pick<Desk, 'enter'>;
  readonly home: TakeHome;
  readonly bridge: Pick<Bridge, 'lookBack' | 'findContact'>;
  readonly identity: AuditorsIdentity;
  readonly speech: SpeechFor;
  /** Nobody's identity is verified. */
  readonly trial: boolean;
  readonly log: Pick<Log, 'error'>;
  /** Where the page is served from. */
  readonly origins: () => readonly string[];
};

type Exchange = { readonly request: Request; readonly response: Response };
type Answered = (by: Actor, body: unknown, at: Exchange) => Promise<'answered' | 'not there'>;

const FILES: Readonly<Record<TakenFormat, readonly [name: string, type: string]>> = {
  csv: ['audit.csv', 'text/csv; charset=utf-8'],
  ocsf: ['audit.ocsf.jsonl', 'application/x-ndjson; charset=utf-8'],
  log: ['audit-log.tar', 'application/x-tar'],
};
const RECEIPT_TYPE = 'text/plain; charset=utf-8';
const readJson: RequestHandler = jsonBody('4kb');

export function auditorsApi(parts: AuditorsApiParts): Router {
  const router = express.Router();
  router.use((request, _response, next) => {
    const { headers, method } = request;
    const isOurs = method === 'POST' && whyNotOurPage(headers, parts.origins()) === undefined;
    // `router`: as if there were none.
    next(isOurs && whyNotJson(headers) === undefined ? undefined : 'router');
  });
  router.post('/session', async (request, response, next) => {
    if ((await beginSession(parts, { request, response })) === 'not there') next();
  });
  const answer = (name: string, answered: Answered): void => {
    router.post(`/${name}`, async (request: Request, response: Response, next: NextFunction) => {
      const by = await parts.identity.findWho(request.headers);
      const at = { request, response };
      const what = by && (await answered(by, await bodyOf(at), at));
      if (what !== 'answered') next();
    });
  };
  answer('look', async (by, body, at) => look(parts, { by, body, at }));
  answer('receipt', async (by, body, at) => giveReceipt(parts, { by, body, at }));
  answer('take', async (by, body, at) => giveAll(parts, { by, body, at }));
  return router;
}

/** Undefined where it is none of our page's. */
async function bodyOf({ request, response }: Exchange): Promise<unknown> {
  return new Promise((resolve) => {
    void readJson(request, response, (error?: unknown) => {
      const body: unknown = request.body;
      resolve(error === undefined ? body : undefined);
    });
  });
}

async function beginSession(
  { identity, desk, trial }: AuditorsApiParts,
  at: Exchange,
): Promise<'answered' | 'not there'> {
  const mayEnter = await identity.mayEnter(at.request.headers);
  if (mayEnter === undefined) return 'not there';
  const body = sessionBody.safeParse(await bodyOf(at));
  const session = body.success ? await desk.enter(body.data.ticket, mayEnter) : undefined;
  if (session === undefined) return 'not there';
  at.response.json({ session, trial } satisfies AuditorsSession);
  return 'answered';
}

type Given = { readonly by: Actor; readonly body: unknown; readonly at: Exchange };

async function look(
  { bridge, speech, trial }: AuditorsApiParts,
  { by, body, at }: Given,
): ReturnType<Answered> {
  const asked = lookBody.safeParse(body);
  if (!asked.success) return 'not there';
  const contact = await bridge.findContact(by);
  const spoken = speech({ locale: asked.data.locale, zone: contact?.zone, trial });
  if ([asked.data.who, asked.data.when].some(holdsSecret)) {
    at.response.json(secretTyped(spoken));
    return 'answered';
  }
  const answer = await bridge.lookBack(by, lookAsked(asked.data));
  if (!answer.ok && answer.refusal.code === 'NOT_AN_AUDITOR') return 'not there';
  at.response.json(foundIn(answer, asked.data, spoken));
  return 'answered';
}

async function giveReceipt(
  { home }: AuditorsApiParts,
  { by, body, at: { response } }: Given,
): ReturnType<Answered> {
  const asked = receiptBody.safeParse(body);
  const made = asked.success ? await home.receipt(by, asked.data) : undefined;
  if (!asked.success || made === undefined) return 'not there';
  const { requestId } = asked.data;
  response.attachment(`${requestId}.tlog-proof`).type(RECEIPT_TYPE).send(made);
  return 'answered';
}

async function giveAll(
  { home, speech, trial, log }: AuditorsApiParts,
  { by, body, at: { response } }: Given,
): ReturnType<Answered> {
  const asked = takeBody.safeParse(body);
  if (!asked.success) return 'not there';
  const { format, locale } = asked.data;
  const { words } = speech({ locale, zone: undefined, trial });
  const [name, type] = FILES[format];
  const wordsOf = (action: string): string | undefined =>
    words.lookBack.action(action) ?? words.tokens.card.action(action);
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  const write = async (piece: string | Uint8Array): Promise<void> => {
    gone.signal.throwIfAborted();
    if (!response.headersSent) response.attachment(name).type(type);
    if (!response.write(piece)) await once(response, 'drain', { signal: gone.signal });
  };
  try {
    await home.all(by, format, { write, wordsOf });
    response.end();
  } catch (error) {
    if (!response.headersSent) throw error;
    // Half a file is not to be taken for a whole one: the browser is told that it broke off.
    if (!gone.signal.aborted) log.error('auditors.export-broken', error);
    response.destroy();
  }
  return 'answered';
}
