// Tokens of the bot's own for whatever it speaks to that is no Azure SDK.
import type { TokenCredential } from '@azure/identity';

/** A token for an audience, e.g. `https://graph.microsoft.com`, and until when it holds. Throws what the identity throws. */
export type TokenSource = (
  audience: string,
) => Promise<{ readonly token: string; readonly until: Date }>;

/** The credential keeps tokens and renews them; nothing is kept here. */
export function tokenSource(credential: TokenCredential): TokenSource {
  return async (audience) => {
    const got = await credential.getToken(`${audience}/.default`);
    if (got === null) throw new TypeError('the identity gave no token');
    return { token: got.token, until: new Date(got.expiresOnTimestamp) };
  };
}
