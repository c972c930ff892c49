// Tokens as lists and their own cards say them, and what the audit has of one.
import { detailOf } from '../../domain/audit/detail-of.js';
import type { AuditEntry } from '../../domain/audit/entry.js';
import { defined } from '../../domain/defined.js';
import type { TokenId } from '../../domain/ids.js';
import { parsePersonId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import { STAGE_TABLE } from '../../domain/tokens/stage-table.js';
import { isConfirmed } from '../../domain/tokens/token.js';
import type { Token } from '../../domain/tokens/token.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Row, RowName } from '../../ports/store.js';
import { readPages } from '../commit/read-pages.js';
import { candidate, mention, mentionOr } from '../looking/find-person.js';
import { NAMELESS, readName } from '../looking/named-person.js';
import { withKnownOwners } from '../looking/known-owners.js';
import { findToken, tokenChoice, findTokens } from '../looking/find-token.js';
import { readValue } from '../commit/reading.js';
import { holdsRight } from '../looking/role-lookup.js';
import { auditEntrySchema } from '../commit/rows/audit-rows.js';
import { auditRow, lastPart, tokenAudit, UNDER_WAY, underWayRow } from '../commit/rows/names.js';
import { toTokenSchema } from '../commit/rows/token-row.js';
import { findOwner } from './find-owner.js';
import type { ProvisioningNeeds } from './needs.js';
import { searchTokens } from './search-tokens.js';
import type { HistoryLine, Provisioning, TokenSummary, WhichToken } from './provisioning.js';

/** A card shows no more at once. */
const TOKENS_A_PAGE = 10;
const HISTORY_LINES = 30;
const OTHERS_AT_MOST = 5;

export async function findSummary(
  deps: ProvisioningNeeds,
  id: TokenId,
): Promise<TokenSummary | undefined> {
  const token = await findToken(deps, id);
  return token === undefined ? undefined : summarise(deps, token);
}

async function summarise(deps: ProvisioningNeeds, token: Token): Promise<TokenSummary> {
  const owner = await withKnownOwners(deps).person(token.ownerId);
  return {
    id: token.id,
    owner: mentionOr(token.accountName, owner),
    token,
    capturedBy:
      token.capturedBy === null ? NAMELESS : await readName(deps.directory, token.capturedBy),
    now: deps.clock.now(),
    unconfirmed: !isConfirmed(token, deps.policy().twoProvisioners),
  };
}

export function listTokens(deps: ProvisioningNeeds): Provisioning['listTokens'] {
  return async ({ personId }, after, query) => {
    if (!(await holdsRight(deps, personId, 'provisioner'))) {
      return refused({ code: 'NOT_A_PROVISIONER' });
    }
    if (query !== undefined) {
      const by = { person: personId, after, limit: TOKENS_A_PAGE };
      const found = await searchTokens(deps, query, by);
      if (!found.ok) return found;
      const { tokens: page, ...beside } = found.value;
      return ok({
        tokens: await Promise.all(page.map(async (one) => summarise(deps, one))),
        ...beside,
      });
    }
    const behind = after === undefined ? undefined : await findRow(deps, after);
    const page = await deps.store.list(deps.tenantId, {
      ...UNDER_WAY,
      limit: TOKENS_A_PAGE,
      ...defined({ after: behind }),
    });
    const ids = page.rows.map((row) => readValue(toTokenSchema, row).tokenId);
    const tokens = await Promise.all(ids.map(async (id) => findSummary(deps, id)));
    const next = page.more ? ids.at(-1) : undefined;
    return ok({
      tokens: tokens.filter((one) => one !== undefined),
      ...defined({ next }),
    });
  };
}

/** Where a token stands, or stood, in the order of the list. */
async function findRow(deps: ProvisioningNeeds, id: TokenId): Promise<RowName | undefined> {
  const token = await findToken(deps, id);
  return token === undefined ? undefined : underWayRow(token.capturedAt, id);
}

export function lookUpTokenById(deps: ProvisioningNeeds): Provisioning['lookUpTokenById'] {
  return async ({ personId }, id) => {
    return (await holdsRight(deps, personId, 'provisioner')) ? findSummary(deps, id) : undefined;
  };
}

export function lookUpToken(deps: ProvisioningNeeds): Provisioning['lookUpToken'] {
  return async ({ personId }, typed, which = {}) => {
    // Also whom the directory does not know any more: their token is to be ended.
    const known = { ...deps, directory: withKnownOwners(deps) };
    const owner = await findOwner(known, personId, typed);
    if ('code' in owner) return refused(owner);
    const all = await findTokens(deps, owner.id);
    const [token, ...more] = meantOf(all, which);
    if (token === undefined) {
      return refused({ code: 'NO_TOKEN', owner: mention(owner), mayProvision: true });
    }
    if (more.length > 0) {
      const tokens = [token, ...more].map(tokenChoice);
      return refused({ code: 'SEVERAL_TOKENS', owner: candidate(owner, 0), tokens });
    }
    const summary = await summarise(deps, token);
    const others = all
      .filter(({ id }) => id !== token.id)
      .sort((a, b) => b.capturedAt - a.capturedAt);
    return ok({
      ...summary,
      history: await readHistory(deps, token.id),
      ownerId: owner.id,
      others: others.slice(0, OTHERS_AT_MOST).map(tokenChoice),
    });
  };
}

/** Those that there is something to do with, else the newest. */
export function meantOf(tokens: readonly Token[], { token, change }: WhichToken): readonly Token[] {
  const chosen = tokens.filter(({ id }) => id === token);
  if (chosen.length > 0) return chosen;
  const newestFirst = [...tokens].sort((a, b) => b.capturedAt - a.capturedAt);
  const open = newestFirst.filter(({ destroyed }) => destroyed === undefined);
  const changeable = open.filter(
    ({ stage }) => change !== undefined && STAGE_TABLE[stage][change] !== undefined,
  );
  return [changeable, open, newestFirst.slice(0, 1)].find(({ length }) => length > 0) ?? [];
}

/** By the token's own index rows; the newest lines, oldest first. */
async function readHistory(deps: ProvisioningNeeds, id: TokenId): Promise<readonly HistoryLine[]> {
  let rows: readonly Row[] = [];
  for await (const page of readPages(deps, { ...tokenAudit(id), limit: MAX_PAGE })) {
    rows = [...rows, ...page].slice(-HISTORY_LINES);
  }
  const lines = await Promise.all(
    rows.map(async ({ row }) => {
      const entry = await deps.store.get(deps.tenantId, auditRow(Number(lastPart(row))));
      return entry === undefined ? [] : [await readLine(deps, readValue(auditEntrySchema, entry))];
    }),
  );
  return lines.flat();
}

async function readLine(
  deps: ProvisioningNeeds,
  { at, actor, fact }: AuditEntry,
): Promise<HistoryLine> {
  const person = parsePersonId(actor);
  const by = person === undefined ? 'bridge' : await readName(deps.directory, person);
  return { at, by, action: fact.action, ...defined({ detail: detailOf(fact) }) };
}
