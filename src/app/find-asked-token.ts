// From what was typed to one token of one person, or why there is none: never a guess.
import type { PersonId } from '../domain/ids.js';
import { parseTokenId } from '../domain/ids.js';
import type { Policy } from '../domain/policy/policy.js';
import { isBarred } from '../domain/policy/two-people.js';
import { isReleasable } from '../domain/tokens/token.js';
import type { Token } from '../domain/tokens/token.js';
import type { Person } from '../ports/directory.js';
import { MAX_PAGE } from '../ports/store.js';
import type { AskRefusal, Mention } from './bridge.js';
import { barredCaptor } from './circumstances.js';
import type { Deps } from './deps.js';
import { readValue } from './reading.js';
import { ledgerRow, ownedBy, tokenRow } from './rows/names.js';
import { ledgerSchema, tokenSchema } from './rows/schemas.js';

type Needs = Pick<Deps, 'tenantId' | 'store' | 'directory'>;

export type AskedToken = {
  readonly owner: Person;
  readonly token: Token;
  readonly barredCaptor: PersonId | null;
};

export async function findAskedToken(
  deps: Needs,
  typed: string,
  asker: { readonly requester: PersonId; readonly policy: Policy },
): Promise<AskedToken | AskRefusal> {
  const people = withThatAddress(await deps.directory.find(typed), typed);
  const [owner, ...others] = people;
  if (owner === undefined) {
    const nearest = (await deps.directory.similar(typed)).map(mention);
    return { code: 'UNKNOWN_PERSON', typed, nearest };
  }
  if (others.length > 0) return { code: 'SEVERAL_PEOPLE', people: people.map(mention) };
  const tokens = await tokensOf(deps, owner.id);
  const [token, ...more] = tokens.filter((one) => isReleasable(one, asker.policy.twoProvisioners));
  if (token === undefined) return whyNoToken(deps, owner, tokens);
  if (more.length > 0) {
    const issuers = [token, ...more].map(({ issuer }) => issuer);
    return { code: 'SEVERAL_TOKENS', owner: mention(owner), issuers };
  }
  const captor = await captorOf(deps, token, asker.policy);
  if (isBarred(asker.policy, captor, asker.requester))
    return { code: 'CAPTOR_REQUEST', owner: mention(owner) };
  return { owner, token, barredCaptor: captor };
}

/** The address is one person's: nobody who calls themselves by it stands in its owner's way. */
function withThatAddress(people: readonly Person[], typed: string): readonly Person[] {
  const address = typed.trim().toLowerCase();
  const theirs = people.filter((person) => person.userPrincipalName.toLowerCase() === address);
  return theirs.length === 1 ? theirs : people;
}

export function mention({ displayName, userPrincipalName }: Person): Mention {
  return { name: displayName, account: userPrincipalName };
}

async function whyNoToken(
  { directory }: Needs,
  owner: Person,
  tokens: readonly Token[],
): Promise<AskRefusal> {
  const [latest] = [...tokens].sort((a, b) => b.capturedAt - a.capturedAt);
  if (latest === undefined) return { code: 'NO_TOKEN', owner: mention(owner) };
  const { stage, destroyed } = latest;
  const refusal = { code: 'TOKEN_NOT_RELEASABLE', owner: mention(owner), stage } as const;
  if (destroyed === undefined) return refusal;
  const { at, by } = destroyed;
  const person = by === 'bridge' ? undefined : await directory.person(by);
  const who = person === undefined ? {} : { by: person.displayName };
  return { ...refusal, destroyed: { at, ...who } };
}

export async function tokensOf(deps: Needs, owner: PersonId): Promise<readonly Token[]> {
  const page = await deps.store.list(deps.tenantId, { ...ownedBy(owner), limit: MAX_PAGE });
  const tokens = await Promise.all(
    page.rows.map(async ({ row }) => {
      const id = tokenIdOf(row);
      return id === undefined ? undefined : deps.store.get(deps.tenantId, tokenRow(id));
    }),
  );
  return tokens.flatMap((row) => (row === undefined ? [] : [readValue(tokenSchema, row)]));
}

function tokenIdOf(ownedRowName: string): Token['id'] | undefined {
  return parseTokenId(ownedRowName.split('~').at(-1) ?? '');
}

async function captorOf(deps: Needs, token: Token, policy: Policy): Promise<PersonId | null> {
  const row = await deps.store.get(deps.tenantId, ledgerRow(token.seedReference));
  return row === undefined ? null : barredCaptor(token, readValue(ledgerSchema, row), policy);
}
