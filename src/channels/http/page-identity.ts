// Who is at the page. In the local trial the session cookie says it; inside of Teams the sign-in token does, at every request,
// and the session's secret says which sitting it is.
import type { IncomingHttpHeaders } from 'node:http';
import type { InCase } from '../../app/provisioning/in-case.js';
import type { Entered, Provisioning } from '../../app/provisioning/provisioning.js';
import { SESSION_HEADER } from '../../domain/capture/page-api.js';
import type { PersonId } from '../../domain/ids.js';

/** Who the sign-in token is about, or undefined where it proves nothing. */
export type VerifySignIn = (token: string) => Promise<PersonId | undefined>;

export type PageIdentity = {
  /** For whom a session may be opened by who sends these headers; undefined: for nobody. Asks nothing of the store. */
  readonly mayEnter: (
    headers: IncomingHttpHeaders,
  ) => Promise<((person: PersonId) => boolean) | undefined>;
  readonly whoIs: (headers: IncomingHttpHeaders) => Promise<InCase | undefined>;
  /** How the browser is to keep the session. */
  readonly keep: (entered: Entered) => { readonly cookie?: string; readonly secret?: string };
};

const COOKIE = 'otp-bridge-page';

/** `secure`: the page comes by https. */
export function cookieIdentity(
  provisioning: Pick<Provisioning, 'inCase'>,
  { secure }: { readonly secure: boolean },
): PageIdentity {
  const name = secure ? `__Host-${COOKIE}` : COOKIE;
  const path = secure ? '/' : '/provision';
  return {
    // The ticket itself is what vouches for the person.
    mayEnter: async () => () => true,
    whoIs: async (headers) => {
      const secret = cookieOf(headers.cookie ?? '', name);
      return secret === undefined ? undefined : provisioning.inCase(secret);
    },
    keep: ({ secret }) => {
      const flags = `Path=${path}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
      return { cookie: `${name}=${secret}; ${flags}` };
    },
  };
}

export function signInIdentity(
  provisioning: Pick<Provisioning, 'inCase'>,
  verify: VerifySignIn,
): PageIdentity {
  const signedIn = async (headers: IncomingHttpHeaders): Promise<PersonId | undefined> => {
    const token = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    return token === undefined ? undefined : verify(token);
  };
  return {
    mayEnter: async (headers) => {
      const signed = await signedIn(headers);
      return signed === undefined ? undefined : (person) => person === signed;
    },
    whoIs: async (headers) => {
      const person = await signedIn(headers);
      const secret = headers[SESSION_HEADER];
      if (person === undefined || typeof secret !== 'string') return undefined;
      const found = await provisioning.inCase(secret);
      return found?.actor.personId === person ? found : undefined;
    },
    keep: ({ secret }) => ({ secret }),
  };
}

function cookieOf(header: string, name: string): string | undefined {
  const pairs = header.split(';').map((pair) => pair.trim());
  const found = pairs.filter((pair) => pair.startsWith(`${name}=`));
  // Two of one name: somebody else has put one beside ours.
  return found.length === 1 ? found[0]?.slice(name.length + 1) : undefined;
}
