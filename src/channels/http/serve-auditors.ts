// The auditors' page and its API. Whoever is no auditor, brings no way to the page, or forges one gets what any address gets that is
// not there, to the letter: nothing is answered, read or refused here before it is known who asks.
import express from 'express';
import type { NextFunction, Request, RequestHandler, Response, Router } from 'express';
import type { Desk } from '../../app/audit/desk.js';
import { auditorsApi } from './auditors-api.js';
import type { AuditorsApiParts } from './auditors-api.js';
import { provisionPage } from './serve-page.js';
import type { PageParts } from './serve-page.js';

export type AuditorsParts = PageParts &
  Omit<AuditorsApiParts, 'origins'> & { readonly desk: Pick<Desk, 'isPass' | 'enter'> };

/** `parts`: undefined as long as there is nothing to work with. */
export function auditorsPage(
  parts: () => AuditorsParts | undefined,
  origins: () => readonly string[],
): RequestHandler {
  let router: Router | undefined;
  return (request, response, next) => {
    const there = router === undefined ? parts() : undefined;
    if (there !== undefined) router = routerOf(there, origins);
    if (router === undefined) next();
    else router(request, response, next);
  };
}

function routerOf(parts: AuditorsParts, origins: () => readonly string[]): Router {
  const router = express.Router();
  router.use('/api', auditorsApi({ ...parts, origins }));
  const files = provisionPage(parts);
  router.use('/:pass', async (request: Request, response: Response, next: NextFunction) => {
    const { pass } = request.params;
    const isOurs = typeof pass === 'string' && (await parts.desk.isPass(pass));
    if (isOurs) files(request, response, next);
    else next();
  });
  return router;
}
