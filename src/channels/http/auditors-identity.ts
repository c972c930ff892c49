// Who is at the auditors' page: the session's secret, in the page's memory alone, says it; inside of Teams the sign-in token, at every
// request, has to say the same. No cookie: two windows of one browser are never taken for each other.
import type { IncomingHttpHeaders } from 'node:http';
import type { Desk } from '../../app/audit/desk.js';
import type { Actor } from '../../app/looking/who.js';
import { SESSION_HEADER } from '../../domain/capture/page-headers.js';
import type { PersonId } from '../../domain/ids.js';
import { signedInBy } from './page-identity.js';
import type { VerifySignIn } from './page-identity.js';

export type AuditorsIdentity = {
  /** For whom a session may be opened by who sends these headers; undefined: for nobody. Asks nothing of the store. */
  readonly mayEnter: (
    headers: IncomingHttpHeaders,
  ) => Promise<((person: PersonId) => boolean) | undefined>;
  readonly findWho: (headers: IncomingHttpHeaders) => Promise<Actor | undefined>;
};

type Finding = Pick<Desk, 'findWho'>;

/** In the local trial the ticket alone vouches for whoever brings it. */
export function unverifiedAuditors(desk: Finding): AuditorsIdentity {
  return {
    mayEnter: async () => () => true,
    findWho: async (headers) => findIn(desk, headers),
  };
}

export function signedInAuditors(desk: Finding, verify: VerifySignIn): AuditorsIdentity {
  const signedIn = signedInBy(verify);
  return {
    mayEnter: async (headers) => {
      const signed = await signedIn(headers);
      return signed === undefined ? undefined : (person) => person === signed;
    },
    findWho: async (headers) => {
      const signed = await signedIn(headers);
      if (signed === undefined) return undefined;
      const actor = await findIn(desk, headers);
      return actor?.personId === signed ? actor : undefined;
    },
  };
}

async function findIn(desk: Finding, headers: IncomingHttpHeaders): Promise<Actor | undefined> {
  const secret = headers[SESSION_HEADER];
  return typeof secret === 'string' ? desk.findWho(secret) : undefined;
}
