// The bot's HTTP side: activities in, health out, nothing else. Answers to errors carry no detail.
import type { IncomingHttpHeaders } from 'node:http';
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { defined } from '../../domain/defined.js';
import type { Log } from '../../ports/log.js';
import type { Trace } from '../../ports/trace.js';
import { jsonBody } from './json-body.js';
import { closeServer } from './close-server.js';
import { listen, portOf } from './listen.js';
import { originsOf, whyNotJson, whyNotLocal, whyNotOurHost } from './local-guards.js';
import type { GuardRefusal } from './local-guards.js';
import { pageLater } from './page-later.js';
import type { PageInTeams } from './page-later.js';
import { provisionApi } from './provision-api.js';
import { provisionPage } from './serve-page.js';
import { auditorsPage } from './serve-auditors.js';
import type { AuditorsParts } from './serve-auditors.js';
import { serveToolset } from './serve-toolset.js';
import type { ToolsetParts } from './serve-toolset.js';
import { SignInKeysUnavailable } from './sign-in-keys.js';
import { startPage } from './start-page.js';
import type { StartPageParts } from './start-page.js';
import { tracedRequests } from './traced.js';

export type ServerParts = {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly log: Log;
  /** Milliseconds that what is under way gets when the server closes. */
  readonly closeWithinMs?: number;
  /** The set-up page and its API. */
  readonly page?: PageInTeams;
  /** The auditors' page and its API. */
  readonly auditors?: AuditorsParts;
  /** The page of codes, in the local trial alone. */
  readonly toolset?: ToolsetParts;
  /** The start page, in the local trial alone. */
  readonly start?: StartPageParts;
  /** An activity as it came, with its Authorization header. */
  readonly receive: (
    authorization: string,
    body: unknown,
  ) => Promise<{ readonly status: number; readonly body?: unknown }>;
};

export type PublicServerParts = Omit<ServerParts, 'page' | 'auditors' | 'toolset' | 'start'> & {
  /** Undefined as long as it has nothing to work with: who comes may come again (503). */
  readonly page?: () => PageInTeams | undefined;
  /** The same of the auditors' page; until then it is not there. */
  readonly auditors?: () => AuditorsParts | undefined;
  /** Host name under which browsers and Teams know us. */
  readonly domain: string;
  /** Can it do its work now? Asked by who spreads the load, not by who restarts what hangs. */
  readonly isReady: () => Promise<boolean>;
  /** Tells one request from another in the log and in the answer's `X-Request-Id`. */
  readonly requestId: () => string;
  readonly trace: Trace;
};

export type RunningServer = {
  readonly port: number;
  /** Takes nothing new and finishes what is under way, where that comes to an end. */
  readonly close: () => Promise<void>;
};

/** Teams keeps messages under 100 KB; an activity with everything around it stays well below this. */
const BODY_LIMIT = '256kb';
/** Longer than an answer may take. */
const CLOSE_WITHIN_MS = 10_000;

/** Listens on 127.0.0.1 alone. Throws `PortTaken`. */
export async function startLocalServer(parts: ServerParts): Promise<RunningServer> {
  const app = plainApp();
  const bound = { port: parts.port };
  if (parts.page !== undefined) app.use('/provision', localPage(parts, parts.page, bound));
  const ours = guard(parts.log, (headers) => whyNotOurHost(headers, bound.port));
  const { auditors } = parts;
  if (auditors !== undefined) {
    const origins = (): readonly string[] => originsOf(bound.port);
    app.use(
      '/audit',
      ours,
      auditorsPage(() => auditors, origins),
    );
  }
  if (parts.toolset !== undefined) app.use('/toolset', ours, serveToolset(parts.toolset));
  if (parts.start !== undefined) {
    app.all(['/', '/windows', '/audit'], ours);
    app.use(startPage(parts.start, () => originsOf(bound.port)));
  }
  app.use(guard(parts.log, (headers) => whyNotLocal(headers, bound.port)));
  return run(app, parts, { host: '127.0.0.1', bound });
}

/** Listens on every address, behind a proxy that ends TLS. Throws `PortTaken`. */
export async function startPublicServer(parts: PublicServerParts): Promise<RunningServer> {
  const app = plainApp();
  app.use(tracedRequests(parts.trace), numbered(parts));
  const leaving = { now: false };
  app.get('/readyz', async (_request, response) => {
    const ready = !leaving.now && (await parts.isReady());
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  if (parts.page !== undefined) {
    app.use('/provision', pageLater(parts.page, [`https://${parts.domain}`]));
  }
  if (parts.auditors !== undefined) {
    app.use(
      '/audit',
      auditorsPage(parts.auditors, () => [`https://${parts.domain}`]),
    );
  }
  const server = await run(app, parts, { host: undefined, bound: { port: parts.port } });
  const close = async (): Promise<void> => {
    leaving.now = true;
    await server.close();
  };
  return { ...server, close };
}

function plainApp(): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(plainHeaders);
  return app;
}

async function run(
  app: express.Express,
  parts: Omit<ServerParts, 'page' | 'auditors'>,
  at: { readonly host: string | undefined; readonly bound: { port: number } },
): Promise<RunningServer> {
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.post('/api/messages', jsonOnly, jsonBody(BODY_LIMIT), messages(parts));
  app.use((_request: Request, response: Response) => {
    response.status(404).end();
  });
  app.use(failure(parts.log));
  const server = await listen(app, parts.port, at.host);
  at.bound.port = portOf(server, parts.port);
  const { closeWithinMs = CLOSE_WITHIN_MS } = parts;
  return { port: at.bound.port, close: async () => closeServer(server, closeWithinMs) };
}

/**
 * One line a request: which, and what became of it. No query, no body, no address of who asked. Every other line that is
 * written meanwhile names the request too.
 */
function numbered({ log, trace, requestId }: PublicServerParts): express.RequestHandler {
  return (request, response, next) => {
    const id = requestId();
    response.set({ 'X-Request-Id': id, 'Strict-Transport-Security': 'max-age=31536000' });
    response.once('finish', () => {
      // The proxy asks for these every few seconds.
      if (request.path === '/healthz' || request.path === '/readyz') return;
      const { method } = request;
      log.info('http.answered', { requestId: id, method, status: response.statusCode });
    });
    const current = trace.current();
    const fields = defined({ trace: current });
    log.within({ requestId: id, ...fields }, next);
  };
}

/** Browsers come here: our own page talks to its API, and links to the page may stand anywhere on this machine. */
function localPage(
  { log }: ServerParts,
  page: NonNullable<ServerParts['page']>,
  bound: { readonly port: number },
): express.Router {
  const router = express.Router();
  router.use(guard(log, (headers) => whyNotOurHost(headers, bound.port)));
  router.use('/api', provisionApi({ ...page, origins: () => originsOf(bound.port) }));
  router.use(provisionPage(page));
  return router;
}

function guard(
  log: Log,
  why: (headers: IncomingHttpHeaders) => GuardRefusal | undefined,
): express.RequestHandler {
  return (request, response, next) => {
    const refusal = why(request.headers);
    if (refusal === undefined) {
      next();
      return;
    }
    log.info('http.refused', { code: refusal.code });
    response.status(refusal.status).end();
  };
}

function plainHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
  next();
}

function jsonOnly(request: Request, response: Response, next: NextFunction): void {
  const why = whyNotJson(request.headers);
  if (why === undefined) next();
  else response.status(why.status).end();
}

function messages({ receive }: Pick<ServerParts, 'receive'>) {
  return async (request: Request, response: Response): Promise<void> => {
    const body: unknown = request.body;
    const answer = await receive(request.headers.authorization ?? '', body);
    if (answer.body === undefined) response.status(answer.status).end();
    else response.status(answer.status).json(answer.body);
  };
}

const withStatus = z.object({ status: z.number().int().min(400).max(499) });

function failure(log: Log) {
  // eslint-disable-next-line max-params -- express knows an error handler by its four parameters
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = withStatus.safeParse(error);
    if (!known.success) log.error('http.failed', error);
    // The page may come again with the same token.
    const status = error instanceof SignInKeysUnavailable ? 503 : 500;
    response.status(known.success ? known.data.status : status).end();
  };
}
