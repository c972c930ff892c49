// Entra's public keys for sign-in tokens, from where it publishes them. That they cannot be had says nothing about a token:
// who has a good one is asked to come again, and is not told that it is bad.
import { createRemoteJWKSet } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { JOSEError, JWKSInvalid, JWKSTimeout } from 'jose/errors';

/** Entra's public keys cannot be had: nobody can be told from anybody. */
export class SignInKeysUnavailable extends Error {
  override readonly name = 'SignInKeysUnavailable';
  readonly code = 'SIGN_IN_KEYS_UNAVAILABLE';
}

const BUDGET_MS = 4_000;

/** The keys at this address; throws {@link SignInKeysUnavailable} where it does not give any. */
export function publishedSignInKeys(address: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(address), { timeoutDuration: BUDGET_MS });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      throw new SignInKeysUnavailable('Entra did not give its keys', { cause: error });
    }
  };
}

/** What jose says of an answer that is no set of keys has no class of its own. */
function isAboutToken(error: unknown): boolean {
  if (!(error instanceof JOSEError)) return false;
  const keys = error instanceof JWKSTimeout || error instanceof JWKSInvalid;
  return !keys && error.code !== JOSEError.code;
}
