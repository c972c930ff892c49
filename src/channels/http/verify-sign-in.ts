// The sign-in token that Teams hands to the page (getAuthToken), held against everything that it has to say: signature,
// issuer, audience, tenant, scope, times and the person's object id.
import { jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { JOSEError, JWTClaimValidationFailed, JWTExpired } from 'jose/errors';
import { z } from 'zod';
import { parsePersonId } from '../../domain/ids.js';
import type { PersonId, TenantId } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import type { VerifySignIn } from './page-identity.js';

export type SignInRules = {
  readonly tenantId: TenantId;
  /** Where the tenant's cloud signs people in, e.g. `https://login.microsoftonline.com`. */
  readonly login: string;
  /** The app id, and its application ID URI: which of them is in `aud` depends on the token's version. */
  readonly audiences: readonly string[];
  /** Microsoft's published signing keys. */
  readonly keys: JWTVerifyGetKey;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info'>;
  /** Who may ask Entra for us, and for what; the page where nothing is said. */
  readonly grant?: Grant;
};

/** A scope of our registration, and the applications (client ids) that get it. A token for one is none for the other. */
export type Grant = { readonly scope: string; readonly clients: readonly string[] };

const CLOCK_TOLERANCE_SECONDS = 60;
/** Teams on desktop and mobile, and on the web (learn.microsoft.com, "Enable SSO for tab app"). */
const PAGE: Grant = {
  scope: 'access_as_user',
  clients: ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'],
};
/** The Azure CLI (learn.microsoft.com, "Verify first-party Microsoft applications"): it signs administrators in. */
export const AZURE_CLI = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';
export const COMMAND_LINE: Grant = { scope: 'command_line', clients: [AZURE_CLI] };

const person = { tid: z.string(), oid: z.string(), scp: z.string() };
/** The client is called otherwise by each version. */
function claimsFrom(clients: readonly string[]) {
  return z.discriminatedUnion('ver', [
    z.object({ ver: z.literal('1.0'), appid: z.enum(clients), ...person }),
    z.object({ ver: z.literal('2.0'), azp: z.enum(clients), ...person }),
  ]);
}

export function verifySignIn(rules: SignInRules): VerifySignIn {
  const { tenantId, login, audiences, keys, clock, log, grant = PAGE } = rules;
  const claims = claimsFrom(grant.clients);
  const issuers = [`${login}/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`];
  const refused = (check: string): PersonId | undefined => {
    log.info('sign-in.refused', { check });
    return undefined;
  };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: issuers,
        audience: [...audiences],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(clock.now()),
        requiredClaims: ['exp', 'nbf', 'iat'],
      });
      const said = claims.safeParse(payload);
      if (!said.success) return refused(said.error.issues[0]?.path.join('.') ?? 'claims');
      if (said.data.tid.toLowerCase() !== tenantId) return refused('tid');
      if (!said.data.scp.split(' ').includes(grant.scope)) return refused('scp');
      return parsePersonId(said.data.oid) ?? refused('oid');
    } catch (error) {
      // Nothing of the token goes any further, neither into a log nor into an answer: only which check it failed.
      if (error instanceof JOSEError) return refused(checkIn(error));
      throw error;
    }
  };
}

/** The claim that is wrong, or jose's code for what else is. */
function checkIn(error: JOSEError): string {
  const isOfClaim = error instanceof JWTClaimValidationFailed || error instanceof JWTExpired;
  return isOfClaim ? error.claim : error.code;
}
