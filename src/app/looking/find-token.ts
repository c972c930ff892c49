// A token as it is now, for showing; decisions read it again, within their own commit.
import type { PersonId, TokenId } from '../../domain/ids.js';
import { parseTokenId } from '../../domain/ids.js';
import type { Token } from '../../domain/tokens/token.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { RowRange } from '../../ports/store.js';
import type { TokenChoice } from './refusals.js';
import type { Deps } from '../deps.js';
import { readValue } from '../commit/reading.js';
import { lastPart, ownedBy, tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';

type Needs = Pick<Deps, 'tenantId' | 'store'>;

export async function findToken(
  { store, tenantId }: Needs,
  id: TokenId,
): Promise<Token | undefined> {
  const row = await store.get(tenantId, tokenRow(id));
  return row === undefined ? undefined : readValue(tokenSchema, row);
}

export async function findTokens(deps: Needs, owner: PersonId): Promise<readonly Token[]> {
  return (await findTokensBy(deps, { ...ownedBy(owner), limit: MAX_PAGE })).tokens;
}

/** Those that a page of index rows leads to: a row's name ends with its token's id. */
export async function findTokensBy(
  deps: Needs,
  range: RowRange,
): Promise<{ readonly tokens: readonly Token[]; readonly more: boolean }> {
  const { rows, more } = await deps.store.list(deps.tenantId, range);
  const found = await Promise.all(
    rows.map(async ({ row }) => {
      const id = parseTokenId(lastPart(row));
      return id === undefined ? undefined : findToken(deps, id);
    }),
  );
  return { tokens: found.filter((token) => token !== undefined), more };
}

const SERIAL_SHOWN = 4;

/** What tells a token from others of the same person. */
export function tokenChoice(token: Token): TokenChoice {
  const { id, issuer, accountName, serial, stage, capturedAt } = token;
  const serialEnd = serial?.slice(-SERIAL_SHOWN);
  return {
    id,
    issuer,
    accountName,
    ...(serialEnd === undefined || serialEnd === '' ? {} : { serialEnd }),
    stage,
    capturedAt,
  };
}
