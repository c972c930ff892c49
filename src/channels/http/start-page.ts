// The start page of the local trial, at the bot's own address: who takes part, what each can try, and their windows. It runs no script,
// and a press is a form of its own that no other site can send.
import { createHash } from 'node:crypto';
import express from 'express';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { defined } from '../../domain/defined.js';
import { isTrialPerson, trialWordsFor } from '../../text/trial/words.js';
import type { TrialPerson } from '../../text/trial/words.js';
import { START_STYLE, startPageHtml } from './start-page-html.js';

export type StartPageParts = {
  /** BCP 47 tag; undefined: the browser's own. */
  readonly language?: string;
  /** The auditors' page, with a way in made for this press; undefined where it is not there. */
  readonly wayToAudit?: () => Promise<string | undefined>;
  readonly windows: {
    /** Undefined where nobody is there who opens any. */
    readonly opened: () => ReadonlyMap<TrialPerson, string> | undefined;
    readonly open: (person: TrialPerson) => Promise<string | undefined>;
  };
};

const STYLE_HASH = createHash('sha256').update(START_STYLE).digest('base64');
/** A press leads to a window, on a port that is not known before. */
const POLICY = `default-src 'none'; style-src 'self' 'sha256-${STYLE_HASH}'; img-src data:; form-action 'self' http://localhost:*; base-uri 'none'; frame-ancestors 'none'`;
const pressSchema = z.object({ person: z.string().refine(isTrialPerson) });
/** A page that is asked for twice at once sends its choice twice. */
const BODY_LIMIT = '1kb';

/** `origins`: where the page itself is served from. */
export function startPage(parts: StartPageParts, origins: () => readonly string[]): Router {
  const router = express.Router();
  router.get('/', (request, response) => {
    answer(parts, { request, response });
  });
  router.post(
    '/windows',
    express.urlencoded({ extended: false, limit: BODY_LIMIT }),
    (request, response) => open(parts, { request, response }, origins()),
  );
  router.post('/audit', async (request, response) =>
    openAudit(parts, { request, response }, origins()),
  );
  return router;
}

type Exchange = { readonly request: Request; readonly response: Response };

/** Answers whoever is not. Browsers send Origin with every post. */
function isFromHere({ request, response }: Exchange, origins: readonly string[]): boolean {
  const isIt = origins.includes(request.headers.origin ?? '');
  if (!isIt) response.status(403).end();
  return isIt;
}

async function open(
  parts: StartPageParts,
  { request, response }: Exchange,
  origins: readonly string[],
): Promise<void> {
  if (!isFromHere({ request, response }, origins)) return;
  const press = pressSchema.safeParse(request.body);
  if (!press.success) {
    response.status(400).end();
    return;
  }
  const { person } = press.data;
  const url = await parts.windows.open(person);
  if (url === undefined) answer(parts, { request, response }, person);
  else response.redirect(303, url);
}

/** As the set-up page's ticket, this one is made for the press, and works once. */
async function openAudit(
  parts: StartPageParts,
  { request, response }: Exchange,
  origins: readonly string[],
): Promise<void> {
  if (!isFromHere({ request, response }, origins)) return;
  const url = await parts.wayToAudit?.();
  if (url === undefined) answer(parts, { request, response }, 'isaiah');
  else response.redirect(303, url);
}

function answer(
  parts: StartPageParts,
  { request, response }: Exchange,
  failed?: TrialPerson,
): void {
  const locale = parts.language ?? request.acceptsLanguages('en', 'de');
  const words = trialWordsFor(locale === false ? undefined : locale);
  // Without a referrer browsers send no Origin with a form, and there is nothing to tell our page by.
  response.set({ 'Content-Security-Policy': POLICY, 'Referrer-Policy': 'same-origin' });
  response.status(failed === undefined ? 200 : 503);
  const audit = parts.wayToAudit !== undefined;
  const html = startPageHtml(words, parts.windows.opened(), { audit, ...defined({ failed }) });
  response.type('html').send(html);
}
