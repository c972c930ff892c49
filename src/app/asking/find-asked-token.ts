// From what was typed to one token of one person, or why there is none: never a guess.
import { defined } from '../../domain/defined.js';
import type { Instant, PersonId, TokenId } from '../../domain/ids.js';
import type { Policy } from '../../domain/policy/policy.js';
import { isBarred } from '../../domain/policy/two-people.js';
import type { Disclosure } from '../../domain/release/request.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Person } from '../../ports/directory.js';
import type { AskForCode, AskRefusal } from './answers.js';
import { KINDS } from './kinds.js';
import { resolveWhen } from './resolve-when.js';
import type { When } from './resolve-when.js';
import type { Typed } from '../looking/who.js';
import { barredCaptor, rulesFor } from '../../domain/release/disclosures.js';
import type { Deps } from '../deps.js';
import { candidate, findPerson, mention } from '../looking/find-person.js';
import { tokenChoice, findTokens } from '../looking/find-token.js';
import { readValue } from '../commit/reading.js';
import { holdsRight } from '../looking/role-lookup.js';
import { ledgerRow } from '../commit/rows/names.js';
import { ledgerSchema } from '../commit/rows/token-row.js';

type Needs = Pick<Deps, 'tenantId' | 'store' | 'directory' | 'clock' | 'policy'>;

export type AskedToken = {
  /** What was typed, read as beginning with the owner's name. */
  readonly said: AskForCode;
  readonly when: When;
  readonly owner: Person;
  readonly token: Token;
  readonly barredCaptor: PersonId | null;
};

export type Asker = {
  readonly requester: PersonId;
  readonly disclosure: Disclosure;
  readonly policy: Policy;
  readonly now: Instant;
};

export async function findAskedToken(
  deps: Needs,
  typed: Typed<AskForCode>,
  asker: Asker,
): Promise<AskedToken | AskRefusal> {
  const found = await findPerson<AskForCode>(deps.directory, typed);
  if ('code' in found) return found;
  const { person: owner, said } = found;
  // Before any token is looked for: what is no time is said alike of whoever has one and of whoever has none.
  const when = await resolveWhen(deps, asker.requester, said);
  if ('code' in when) return when;
  const tokens = await findTokens(deps, owner.id);
  const token = oneOf(tokens, said.token, asker);
  if (token === undefined) {
    return tellWhyNoToken(deps, { owner, tokens: theOne(tokens, said.token), asker });
  }
  if (token === 'several') {
    const choices = giving(tokens, asker).map(tokenChoice);
    return { code: 'SEVERAL_TOKENS', owner: candidate(owner, found.reading), tokens: choices };
  }
  const captor = await findBarredCaptor(deps, token, asker);
  const { captorAsks } = KINDS[asker.disclosure];
  if (captorAsks !== undefined && isBarred(asker.policy, captor, asker.requester))
    return captorAsks(mention(owner));
  return { said, when, owner, token, barredCaptor: captor };
}

/** Never another one than was chosen. An id that is none of theirs chooses nothing. */
function oneOf(
  tokens: readonly Token[],
  chosen: TokenId | undefined,
  asker: Asker,
): Token | 'several' | undefined {
  const [one, ...more] = giving(theOne(tokens, chosen), asker);
  const isChosen = chosen === undefined || one?.id === chosen;
  return one === undefined || (isChosen && more.length === 0) ? one : 'several';
}

function theOne(tokens: readonly Token[], chosen: TokenId | undefined): readonly Token[] {
  const found = tokens.filter(({ id }) => id === chosen);
  return found.length > 0 ? found : tokens;
}

function giving(tokens: readonly Token[], asker: Asker): readonly Token[] {
  return tokens.filter((token) => rulesFor(asker).isGivenBy(token, asker));
}

async function tellWhyNoToken(
  { directory }: Needs,
  {
    owner,
    tokens,
    asker,
  }: { readonly owner: Person; readonly tokens: readonly Token[]; readonly asker: Asker },
): Promise<AskRefusal> {
  const [latest] = [...tokens].sort((a, b) => b.capturedAt - a.capturedAt);
  if (latest === undefined) {
    const now = { directory, policy: (): Policy => asker.policy };
    const mayProvision = await holdsRight(now, asker.requester, 'provisioner');
    return { code: 'NO_TOKEN', owner: mention(owner), mayProvision };
  }
  const { destroyed } = latest;
  const refusal = KINDS[asker.disclosure].notGiven(latest, asker.policy, mention(owner));
  if (destroyed === undefined) return refusal;
  const { at, by } = destroyed;
  const person = by === 'bridge' ? undefined : await directory.person(by);
  return { ...refusal, destroyed: { at, ...defined({ by: person?.displayName }) } };
}

async function findBarredCaptor(
  deps: Needs,
  token: Token,
  { disclosure, policy }: Asker,
): Promise<PersonId | null> {
  const row = await deps.store.get(deps.tenantId, ledgerRow(token));
  if (row === undefined) return null;
  return barredCaptor({ disclosure, token, ledger: readValue(ledgerSchema, row) }, policy);
}
