// What every disclosure asks (DESIGN §3), read row by row into the decision's own commit: whether a freeze stops it, the policy as it
// stands for this account owner, and of a request all else that it rests on. A freeze that comes in between makes that commit
// fail, and the decision is made afresh. A brake is therefore a row that is there: the general one from the tenant's opening, a
// person's from whoever reads it first.
import { defined } from '../../domain/defined.js';
import type { GroupId, PersonId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { rulesForOwner } from '../../domain/policy/approval-rules.js';
import { isSet, RELEASED } from '../../domain/policy/freeze.js';
import type { Brake } from '../../domain/policy/freeze.js';
import { ownerDelaySeconds } from '../../domain/policy/owner-delay.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Right } from '../../domain/policy/roles.js';
import { barredCaptor, rulesFor, withLeastApprovals } from '../../domain/release/disclosures.js';
import type { Circumstances } from '../../domain/release/event.js';
import type { Disclosure, Request } from '../../domain/release/request.js';
import { tokenEnd } from '../../domain/release/token-end.js';
import { isMissing } from '../../domain/tokens/token.js';
import type { Token } from '../../domain/tokens/token.js';
import { tenantGone } from '../../ports/fault.js';
import type { Moment } from '../commit/moment.js';
import type { Reading } from '../commit/reading.js';
import { brakeSchema, freezeSchema } from '../commit/rows/brake-rows.js';
import type { GeneralBrake } from '../commit/rows/brake-rows.js';
import { brakeRow, FREEZE, ledgerRow, tokenRow } from '../commit/rows/names.js';
import { ledgerSchema, tokenSchema } from '../commit/rows/token-row.js';
import type { Ledger } from '../commit/rows/token-row.js';

/** Everybody's, where `whom` is null. */
export async function readBrake(reading: Reading, whom: PersonId | null): Promise<Brake> {
  if (whom === null) {
    const { all: order, restored } = await readGeneral(reading);
    return { order, ...defined({ restored }) };
  }
  const [general, own] = await Promise.all([
    readGeneral(reading),
    reading.hold(brakeRow(whom), brakeSchema, RELEASED),
  ]);
  // Of a store of the older shape that has not been taken over yet.
  const before = general.people?.[whom];
  return before !== undefined && own.order === null ? { order: before } : own;
}

export async function readGeneral(reading: Reading): Promise<GeneralBrake> {
  const general = await reading.get(FREEZE, freezeSchema);
  if (general === undefined) throw tenantGone();
  return general;
}

/** All is frozen, or everything of this token's owner, or this one token. */
export async function isFrozen(
  reading: Reading,
  token: Pick<Token, 'ownerId' | 'stage'>,
): Promise<boolean> {
  return (await isFrozenByOrder(reading, token)) || isMissing(token);
}

/** By the security team: a lost token gives nothing without that. */
export async function isFrozenByOrder(
  reading: Reading,
  { ownerId }: Pick<Token, 'ownerId'>,
): Promise<boolean> {
  const owners = await readBrake(reading, ownerId);
  const everybodys = await readBrake(reading, null);
  return isSet(everybodys) || isSet(owners);
}

/** For this disclosure of something of this owner's. Asks for the owner's groups only where a rule could name one. */
export async function readPolicyFor(
  policy: Policy,
  { ownerId, disclosure }: { readonly ownerId: PersonId; readonly disclosure: Disclosure },
  { groupsOf }: { readonly groupsOf: (person: PersonId) => Promise<readonly GroupId[]> },
): Promise<Policy> {
  const own = withLeastApprovals(policy, { disclosure });
  if (policy.approvalsNeededFor.length === 0) return own;
  return rulesForOwner(own, ownerId, await groupsOf(ownerId));
}

/** The same, of what was asked. */
export async function readPolicyOf(
  { policy, roles }: Pick<Moment, 'policy' | 'roles'>,
  { owner, disclosure }: Request['ask'],
): Promise<Policy> {
  return readPolicyFor(policy, { ownerId: owner.id, disclosure }, roles);
}

export type Grounds = {
  readonly circumstances: Circumstances;
  readonly token: Token;
  readonly ledger: Ledger;
};

type Asked = Pick<Moment, 'now' | 'policy' | 'roles'> & {
  readonly request: Request;
  /** Who acts, where somebody does. */
  readonly by?: PersonId;
};

export async function readGrounds(
  moment: Moment,
  about: Pick<Asked, 'request' | 'by'>,
): Promise<Grounds> {
  const { reading, now, policy } = moment;
  const { request } = about;
  const asked = { ...moment, ...about };
  // What does not wait for the other is asked at the same moment: each is as far away.
  const [{ token, ledger, frozen }, holding, groups, delaySeconds] = await Promise.all([
    readToken(reading, request),
    readRolesHeld(asked),
    readGroups(asked),
    readOwnerDelay(asked),
  ]);
  return {
    token,
    ledger,
    circumstances: {
      now,
      policy: await readPolicyOf(asked, request.ask),
      approvers: holding('approver'),
      requesters: holding(rulesFor(request.ask).askedBy),
      breakGlass: holding('break-glass'),
      groups,
      frozen,
      ...defined({ logRefusal: moment.logRefusal }),
      tokenReleasable:
        rulesFor(request.ask).isGivenBy(token, { policy, now }) &&
        token.seedReference === request.ask.seedReference,
      ...defined({ tokenEnd: tokenEnd(token, request.ask) }),
      periodSeconds: token.parameters.periodSeconds,
      ownerDelaySeconds: delaySeconds,
      refusedInARow: ledger.refusedInARow,
      barredCaptor: barredCaptor({ ...request.ask, token, ledger }, policy),
      ...(ledger.lastStep === null ? {} : { lastGiven: ledger.lastStep }),
      ...(ledger.lastHandedOut === null ? {} : { lastHandedOut: ledger.lastHandedOut }),
      // Last of all: groups that were read before it were those of somebody whom the directory knows.
      ownerKnown: await asked.roles.isKnown(request.ask.owner.id),
    },
  };
}

async function readToken(
  reading: Reading,
  { ask }: Request,
): Promise<Pick<Grounds, 'token' | 'ledger'> & Pick<Circumstances, 'frozen'>> {
  const token = await reading.get(tokenRow(ask.tokenId), tokenSchema);
  if (token === undefined) throw new InvariantBroken('a request without its token');
  const [ledger, frozen] = await Promise.all([
    reading.get(ledgerRow(token), ledgerSchema),
    isFrozen(reading, token),
  ]);
  if (ledger === undefined) throw new InvariantBroken('a token without its ledger row');
  return { token, ledger, frozen };
}

async function readOwnerDelay({ request, policy, roles }: Asked): Promise<number> {
  if (policy.ownerDelay.length === 0) return 0;
  const { id } = request.ask.owner;
  return ownerDelaySeconds(policy, id, await roles.groupsOf(id));
}

/** Of everybody whom who may approve whom is about; nobody is asked for where the policy says nothing of it. */
async function readGroups({ request, policy, roles, by }: Asked): Promise<Circumstances['groups']> {
  if (policy.mayApprove.length === 0) return new Map();
  const { requester, owner } = request.ask;
  const people = new Set([requester.id, owner.id, ...approversOf(request)]);
  if (by !== undefined) people.add(by);
  const read = async (person: PersonId): Promise<[PersonId, readonly GroupId[]]> => [
    person,
    await roles.groupsOf(person),
  ];
  return new Map(await Promise.all([...people].map(read)));
}

/** Of the people whose roles matter to this request, those who hold a role now. */
async function readRolesHeld({
  request,
  roles,
  by,
}: Asked): Promise<(right: Right) => Set<PersonId>> {
  const people = new Set([request.ask.requester.id, ...approversOf(request)]);
  if (by !== undefined) people.add(by);
  const held = await Promise.all(
    [...people].map(async (person) => ({ person, roles: await roles(person) })),
  );
  return (right) =>
    new Set(held.filter((one) => one.roles.includes(right)).map((one) => one.person));
}

function approversOf({ life }: Request): readonly PersonId[] {
  if (life.state === 'pending') return life.approvals.map(({ approver }) => approver.id);
  if (!('grant' in life) || life.grant.kind !== 'approvals') return [];
  return life.grant.approvals.map(({ approver }) => approver.id);
}
