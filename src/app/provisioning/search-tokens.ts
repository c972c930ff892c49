// `/tokens` with words behind it: by the account owner, by the serial number, by the stage, and with what has ended where that is
// asked for. A number, or its end, leads to its token among any number of them; anything else looks through so many and no more, and says so.
import { defined } from '../../domain/defined.js';
import type { PersonId, TokenId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Stage, Token } from '../../domain/tokens/token.js';
import { MAX_PAGE } from '../../ports/store.js';
import { readPages } from '../commit/read-pages.js';
import { readValue } from '../commit/reading.js';
import { TOKENS } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import { findTokens, findTokensBy } from '../looking/find-token.js';
import { withKnownOwners } from '../looking/known-owners.js';
import { findOwner } from './find-owner.js';
import type { ProvisioningNeeds } from './needs.js';
import type { FindRefusal } from './provisioning.js';
import { serialsEndingWith, withoutGaps } from './serial-numbers.js';
import type { TokenQuery } from './token-query.js';

export type FoundTokens = {
  /** A page of them, the newest first. */
  readonly tokens: readonly Token[];
  readonly next?: TokenId;
  /** Others that match, and have ended. */
  readonly ended: number;
  /** There are more tokens than were looked through. */
  readonly notAll?: true;
};

const LOOKED_AT_MOST = 2_000;
/** Of those whose serial number ends as it was typed. */
const ENDING_AT_MOST = 200;
const SERIAL_AT_LEAST = 3;
const OVER: readonly Stage[] = ['delivered', 'lost', 'cancelled', 'replaced', 'compromised'];

/** For somebody who may set up tokens: that was asked before. */
export async function searchTokens(
  deps: ProvisioningNeeds,
  query: TokenQuery,
  by: { readonly person: PersonId; readonly after?: TokenId | undefined; readonly limit: number },
): Promise<Outcome<FoundTokens, FindRefusal>> {
  const candidates = await findCandidates(deps, query.text, by.person);
  if ('code' in candidates) return refused(candidates);
  const { stages } = query;
  const matching = candidates.tokens
    .filter(({ stage }) => stages.length === 0 || stages.includes(stage))
    .sort((one, other) => other.capturedAt - one.capturedAt || (one.id < other.id ? -1 : 1));
  const withEnded = query.ended || stages.some((stage) => OVER.includes(stage));
  const listed = matching.filter(({ stage }) => withEnded || !OVER.includes(stage));
  const from = listed.findIndex(({ id }) => id === by.after) + 1;
  const tokens = listed.slice(from, from + by.limit);
  const next = listed.length > from + tokens.length ? tokens.at(-1)?.id : undefined;
  const { notAll } = candidates;
  return ok({ tokens, ended: matching.length - listed.length, ...defined({ next, notAll }) });
}

type Candidates = { readonly tokens: readonly Token[]; readonly notAll?: true };

async function findCandidates(
  deps: ProvisioningNeeds,
  text: string,
  person: PersonId,
): Promise<Candidates | FindRefusal> {
  if (text === '') return lookThrough(deps, () => true);
  const found = maybeSerial(text) ? await findBySerial(deps, withoutGaps(text)) : undefined;
  if (found !== undefined && (found.tokens.length > 0 || isNumber(withoutGaps(text)))) return found;
  const known = { ...deps, directory: withKnownOwners(deps) };
  const owner = await findOwner(known, person, { typedName: text });
  if (!('code' in owner)) return { tokens: await findTokens(deps, owner.id) };
  // It may be the serial number of a token that was not looked at.
  return owner.code === 'UNKNOWN_PERSON' && found?.notAll === true ? found : owner;
}

/** By its end among all tokens; by any part of it among those that one look may read. */
async function findBySerial(deps: ProvisioningNeeds, serial: string): Promise<Candidates> {
  const ending = await findByEnd(deps, serial);
  if (ending.tokens.some((one) => withoutGaps(one.serial ?? '') === serial)) return ending;
  const looked = await lookThrough(deps, (one) => withoutGaps(one.serial ?? '').includes(serial));
  const others = ending.tokens.filter(({ id }) => looked.tokens.every((one) => one.id !== id));
  const notAll = looked.notAll ?? ending.notAll;
  return { tokens: [...looked.tokens, ...others], ...defined({ notAll }) };
}

async function findByEnd(deps: ProvisioningNeeds, serial: string): Promise<Candidates> {
  const range = serialsEndingWith(serial);
  if (range === undefined) return { tokens: [] };
  const { tokens, more } = await findTokensBy(deps, { ...range, limit: ENDING_AT_MOST });
  return more ? { tokens, notAll: true } : { tokens };
}

function maybeSerial(text: string): boolean {
  return /\d/.test(text) && !text.includes('@') && withoutGaps(text).length >= SERIAL_AT_LEAST;
}

/** Nobody is called so. */
const isNumber = (serial: string): boolean => /^\d+$/.test(serial);

async function lookThrough(
  deps: ProvisioningNeeds,
  fits: (token: Token) => boolean,
): Promise<Candidates> {
  const tokens: Token[] = [];
  let looked = 0;
  for await (const page of readPages(deps, { ...TOKENS, limit: MAX_PAGE })) {
    if (looked >= LOOKED_AT_MOST) return { tokens, notAll: true };
    looked += page.length;
    tokens.push(...page.map((row) => readValue(tokenSchema, row)).filter(fits));
  }
  return { tokens };
}
