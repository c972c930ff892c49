// The toolset page from the bot of a tenant: to whoever is in a case and may set up tokens at this moment, where the policy allows it.
// To everybody else this address is like any that is not there. What the page may do stands in the page itself.
import type { RequestHandler } from 'express';
import type { Provisioning } from '../../app/provisioning/provisioning.js';
import type { PageIdentity } from './page-identity.js';

export type GiveToolsetParts = {
  readonly provisioning: Pick<Provisioning, 'view'>;
  readonly identity: Pick<PageIdentity, 'findWho'>;
  /** The built page; undefined where none was. */
  readonly toolset?: string;
};

/** To be saved, never shown here: our address lends it nothing. */
const SENT = {
  headers: { 'Content-Disposition': 'attachment; filename="toolset.html"' },
  cacheControl: false,
  etag: false,
  lastModified: false,
};

export function giveToolset(parts: GiveToolsetParts): RequestHandler {
  return async ({ headers }, response, next) => {
    const { toolset } = parts;
    if (toolset === undefined || !(await mayHave(parts, headers))) {
      next();
      return;
    }
    response.sendFile(toolset, SENT, (error) => {
      // `next` of no error falls through to the plain 404.
      if (error !== undefined && !response.headersSent) next();
    });
  };
}

type Headers = Parameters<PageIdentity['findWho']>[0];

async function mayHave(
  { provisioning, identity }: GiveToolsetParts,
  headers: Headers,
): Promise<boolean> {
  const at = await identity.findWho(headers);
  const view = at && (await provisioning.view(at));
  return view?.ok === true && view.value.toolset;
}
