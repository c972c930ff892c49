// One call of Key Vault's REST interface, for those who sign: as the bot's identity, within a budget, and with no text of the service's
// in any message. https://learn.microsoft.com/rest/api/keyvault/
import { z } from 'zod';
import { Fault, SignerUnavailable } from '../../ports/fault.js';
import type { TokenSource } from './token-source.js';
import { withinBudget } from './within-budget.js';

export type VaultRest = {
  /** E.g. `https://contoso.vault.azure.net`. */
  readonly vaultUrl: string;
  readonly token: TokenSource;
  /** For whom a token is that this cloud's vaults take. */
  readonly audience: string;
  /** Milliseconds after which a call that has not answered throws `SignerUnavailable`. */
  readonly budgetMs: number;
};

const API = '7.6';

type Call = {
  readonly path: string;
  /** GET where it is absent. */
  readonly method?: 'POST' | 'PUT';
  readonly body?: object;
};

/** `inner`: the service's own code, where it gives one. */
export type VaultRefusal = { readonly status: number; readonly inner: string | undefined };

/** What the vault answered. Throws what `refusalOf` makes of a refusal, and `SignerUnavailable`. */
export async function askVault(
  { vaultUrl, budgetMs, token, audience }: VaultRest,
  { path, method, body }: Call,
  refusalOf: (refusal: VaultRefusal) => Fault,
): Promise<unknown> {
  const address = new URL(`${path}?api-version=${API}`, vaultUrl);
  try {
    return await withinBudget(
      budgetMs,
      async (signal) => {
        const bearer = await token(audience);
        const answer = await fetch(address, {
          method: method ?? 'GET',
          headers: {
            authorization: `Bearer ${bearer.token}`,
            'content-type': 'application/json',
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          redirect: 'error',
          signal,
        });
        if (!answer.ok) {
          throw refusalOf({ status: answer.status, inner: await innerCodeOf(answer) });
        }
        const said: unknown = await answer.json();
        return said;
      },
      () => new SignerUnavailable('the vault did not sign in time'),
    );
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new SignerUnavailable('the vault that signs cannot be reached', { cause: error });
  }
}

const refusal = z.object({ error: z.object({ innererror: z.object({ code: z.string() }) }) });

/** The service's own code; its text goes no further. */
async function innerCodeOf(answer: Response): Promise<string | undefined> {
  const said: unknown = await answer.json().catch(() => undefined);
  return refusal.safeParse(said).data?.error.innererror.code;
}
