// The set-up page of a server that listens before there is anything for the page to work with.
import express from 'express';
import { provisionApi } from './provision-api.js';
import type { ProvisionApiParts } from './provision-api.js';
import { provisionPage } from './serve-page.js';
import type { PageParts } from './serve-page.js';

export type PageInTeams = PageParts & Omit<ProvisionApiParts, 'origins'>;

/** Until then who comes may come again (503). */
export function pageLater(
  page: () => PageInTeams | undefined,
  origins: readonly string[],
): express.RequestHandler {
  let router: express.Router | undefined;
  return (request, response, next) => {
    const there = router === undefined ? page() : undefined;
    if (there !== undefined) {
      router = express.Router();
      router.use('/api', provisionApi({ ...there, origins: () => origins }));
      router.use(provisionPage(there));
    }
    if (router === undefined) response.status(503).end();
    else router(request, response, next);
  };
}
