// From what was typed to one token of one person, or why there is none: never a guess.
import type { PersonId } from '../domain/ids.js';
import type { Policy } from '../domain/policy/policy.js';
import { isBarred } from '../domain/policy/two-people.js';
import { isReleasable } from '../domain/tokens/token.js';
import type { Token } from '../domain/tokens/token.js';
import type { Person } from '../ports/directory.js';
import type { AskRefusal } from './bridge.js';
import { barredCaptor } from './circumstances.js';
import type { Deps } from './deps.js';
import { findPerson, mention } from './find-person.js';
import { tokensOf } from './find-token.js';
import { readValue } from './reading.js';
import { ledgerRow } from './rows/names.js';
import { ledgerSchema } from './rows/schemas.js';

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
  const owner = await findPerson(deps.directory, typed);
  if ('code' in owner) return owner;
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

async function captorOf(deps: Needs, token: Token, policy: Policy): Promise<PersonId | null> {
  const row = await deps.store.get(deps.tenantId, ledgerRow(token.seedReference));
  return row === undefined ? null : barredCaptor(token, readValue(ledgerSchema, row), policy);
}
