// The set-up page's API: bodies in, use cases, answers out. What refuses a person is an answer; what is not from our page
// gets a status and no words.
import express from 'express';
import type { Request, Response, Router } from 'express';
import type { InCase } from '../../app/provisioning/in-case.js';
import type { Provisioning } from '../../app/provisioning/provisioning.js';
import { PAGE_BODIES, TOOLSET_ENDPOINT } from '../../domain/capture/page-api.js';
import type { PageAnswer } from '../../domain/capture/page-api.js';
import { defined } from '../../domain/defined.js';
import { refused } from '../../domain/outcome.js';
import { jsonBody } from './json-body.js';
import { giveToolset } from './give-toolset.js';
import { whyNotJson } from './local-guards.js';
import { caseAnswers } from './page-answers.js';
import type { CaseEndpoint } from './page-answers.js';
import { pageCase } from './page-case.js';
import { whyNotOurPage } from './page-guards.js';
import type { PageIdentity } from './page-identity.js';

export type ProvisionApiParts = {
  readonly provisioning: Provisioning;
  readonly identity: PageIdentity;
  /** The built toolset page. */
  readonly toolset?: string;
  /** Where the page is served from; asked at each request, since the port may be chosen by the system. */
  readonly origins: () => readonly string[];
};

/** A seed and its parameters are far smaller. */
const BODY_LIMIT = '16kb';

export function provisionApi(parts: ProvisionApiParts): Router {
  const router = express.Router();
  router.use((request, response, next) => {
    const why = whyNotOurPage(request.headers, parts.origins()) ?? whyNotJson(request.headers);
    if (why === undefined) next();
    else response.status(why.status).end();
  });
  router.use(jsonBody(BODY_LIMIT));
  router.post('/session', async (request, response) => beginSession(parts, request, response));
  router.post(`/${TOOLSET_ENDPOINT}`, giveToolset(parts));
  const answers = caseAnswers(parts.provisioning);
  for (const [name, answer] of Object.entries(answers)) {
    router.post(`/${name}`, async (request, response) => {
      await answerInCase(parts, { request, response }, answer);
    });
  }
  return router;
}

type Exchange = { readonly request: Request; readonly response: Response };

async function answerInCase(
  { provisioning, identity }: ProvisionApiParts,
  { request, response }: Exchange,
  endpoint: CaseEndpoint,
): Promise<void> {
  const at = await identity.findWho(request.headers);
  if (at === undefined) {
    response.status(401).end();
    return;
  }
  const body: unknown = request.body;
  const answer = await endpoint(at, body);
  if (answer === undefined) response.status(400).end();
  else response.json(await addCase(provisioning, at, answer));
}

/**
 * A refusal comes with the case as it is, so that the page need not ask. Whoever has lost the role since is shown nothing of it:
 * what lets something out has refused already, and left that in the audit; what only shows is held back here.
 */
async function addCase(
  provisioning: Provisioning,
  at: InCase,
  answer: PageAnswer,
): Promise<PageAnswer> {
  if (answer.case !== undefined) return answer;
  const view = await provisioning.view(at);
  if (view.ok) return { ...answer, case: pageCase(view.value) };
  return view.refusal.code === 'NO_CASE' ? answer : { refusal: answer.refusal ?? view.refusal };
}

async function beginSession(
  { provisioning, identity }: ProvisionApiParts,
  request: Request,
  response: Response,
): Promise<void> {
  const body = PAGE_BODIES.session.safeParse(request.body);
  if (!body.success) {
    response.status(400).end();
    return;
  }
  // First, and answered alike: nobody who is not signed in makes us look for tickets, or learns of one.
  const mayEnter = await identity.mayEnter(request.headers);
  const entered =
    mayEnter === undefined
      ? refused({ code: 'TICKET_UNKNOWN' as const })
      : await provisioning.enter(body.data.ticket, mayEnter, (caseId) =>
          identity.heldFor(request.headers, caseId),
        );
  if (!entered.ok) {
    response.json({ refusal: entered.refusal } satisfies PageAnswer);
    return;
  }
  const { cookies, secret } = identity.keep(entered.value, request.headers);
  if (cookies !== undefined) response.setHeader('Set-Cookie', cookies);
  response.json(await addCase(provisioning, entered.value.inCase, defined({ session: secret })));
}
