// Who is at the page, and in which case. In the local trial a cookie says it, one for each case, so that two windows of one browser
// are never taken for each other; inside of Teams the sign-in token does, at every request, and the session's secret says which
// sitting it is.
import type { IncomingHttpHeaders } from 'node:http';
import type { InCase } from '../../app/provisioning/in-case.js';
import type { Entered, Provisioning } from '../../app/provisioning/provisioning.js';
import { CASE_HEADER } from '../../domain/capture/page-api.js';
import { SESSION_HEADER } from '../../domain/capture/page-headers.js';
import { parseCaseId } from '../../domain/ids.js';
import type { CaseId, PersonId } from '../../domain/ids.js';

/** Who the sign-in token is about, or undefined where it proves nothing. */
export type VerifySignIn = (token: string) => Promise<PersonId | undefined>;

export type PageIdentity = {
  /** For whom a session may be opened by who sends these headers; undefined: for nobody. Asks nothing of the store. */
  readonly mayEnter: (
    headers: IncomingHttpHeaders,
  ) => Promise<((person: PersonId) => boolean) | undefined>;
  /** Undefined, too, where the page is about another case than the session that it comes with. */
  readonly findWho: (headers: IncomingHttpHeaders) => Promise<InCase | undefined>;
  /** What this browser proves itself with in that case. */
  readonly heldFor: (headers: IncomingHttpHeaders, caseId: CaseId) => string | undefined;
  /** How the browser is to keep the session. */
  readonly keep: (
    entered: Entered,
    headers: IncomingHttpHeaders,
  ) => { readonly cookies?: readonly string[]; readonly secret?: string };
};

const COOKIE = 'otp-bridge-page-';
/** More cases than anybody has before them at once. Without a bound the header would grow until no server takes it. */
const COOKIES_AT_MOST = 20;

/** `secure`: the page comes by https. */
export function cookieIdentity(
  provisioning: Pick<Provisioning, 'findInCase'>,
  { secure }: { readonly secure: boolean },
): PageIdentity {
  const name = secure ? `__Host-${COOKIE}` : COOKIE;
  const path = secure ? '/' : '/provision';
  const flags = `Path=${path}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  const heldFor: PageIdentity['heldFor'] = ({ cookie }, caseId) =>
    cookieOf(cookie ?? '', `${name}${caseId}`);
  return {
    // The ticket itself is what vouches for the person.
    mayEnter: async () => () => true,
    findWho: async (headers) => {
      const caseId = caseOf(headers);
      const secret = caseId && heldFor(headers, caseId);
      return secret === undefined ? undefined : findCaseAsked(provisioning, secret, headers);
    },
    heldFor,
    keep: ({ secret, inCase: { caseId } }, { cookie }) => {
      const mine = `${name}${caseId}`;
      // Browsers send the oldest first (RFC 6265 §5.4).
      const others = namesOf(cookie ?? '', name).filter((other) => other !== mine);
      const over = others.slice(0, Math.max(0, others.length + 1 - COOKIES_AT_MOST));
      const ended = over.map((other) => `${other}=; Max-Age=0; ${flags}`);
      return { cookies: [`${mine}=${secret}; ${flags}`, ...ended] };
    },
  };
}

function caseOf(headers: IncomingHttpHeaders): CaseId | undefined {
  const said = headers[CASE_HEADER];
  return typeof said === 'string' ? parseCaseId(said) : undefined;
}

async function findCaseAsked(
  { findInCase }: Pick<Provisioning, 'findInCase'>,
  secret: string,
  headers: IncomingHttpHeaders,
): Promise<InCase | undefined> {
  const found = await findInCase(secret);
  return found?.caseId === caseOf(headers) ? found : undefined;
}

/** Who is signed in by what a request brings. Asks nothing of the store. */
export function signedInBy(
  verify: VerifySignIn,
): (headers: IncomingHttpHeaders) => Promise<PersonId | undefined> {
  return async ({ authorization }) => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    return token === undefined ? undefined : verify(token);
  };
}

export function signInIdentity(
  provisioning: Pick<Provisioning, 'findInCase'>,
  verify: VerifySignIn,
): PageIdentity {
  const verifySignIn = signedInBy(verify);
  return {
    mayEnter: async (headers) => {
      const signed = await verifySignIn(headers);
      return signed === undefined ? undefined : (person) => person === signed;
    },
    findWho: async (headers) => {
      const person = await verifySignIn(headers);
      const secret = headers[SESSION_HEADER];
      if (person === undefined || typeof secret !== 'string') return undefined;
      const found = await findCaseAsked(provisioning, secret, headers);
      return found?.actor.personId === person ? found : undefined;
    },
    // The secret lies in the memory of one page: what is opened anew has none.
    heldFor: () => undefined,
    keep: ({ secret }) => ({ secret }),
  };
}

function namesOf(header: string, start: string): readonly string[] {
  const names = header.split(';').map((pair) => pair.trim().split('=')[0] ?? '');
  return names.filter(
    (name) => name.startsWith(start) && parseCaseId(name.slice(start.length)) !== undefined,
  );
}

function cookieOf(header: string, name: string): string | undefined {
  const pairs = header.split(';').map((pair) => pair.trim());
  const found = pairs.filter((pair) => pair.startsWith(`${name}=`));
  // Two of one name: somebody else has put one beside ours.
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined;
}
