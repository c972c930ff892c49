// What a decision about a request rests on, read row by row into the decision's own commit.
import { defined } from '../../domain/defined.js';
import type { GroupId, PersonId } from '../../domain/ids.js';
import { InvariantBroken } from '../../domain/outcome.js';
import { ownerDelaySeconds } from '../../domain/policy/owner-delay.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Right } from '../../domain/policy/roles.js';
import { rulesFor } from '../../domain/release/disclosures.js';
import type { Circumstances } from '../../domain/release/event.js';
import { tokenEnd } from '../../domain/release/token-end.js';
import type { Disclosure, Request } from '../../domain/release/request.js';
import { isBurnable, isReleasable } from '../../domain/tokens/token.js';
import type { Token } from '../../domain/tokens/token.js';
import { isFrozen } from './frozen.js';
import { readPolicyForOwner } from './read-policy-for-owner.js';
import type { Moment } from '../commit/moment.js';
import { ledgerRow, tokenRow } from '../commit/rows/names.js';
import { ledgerSchema, tokenSchema } from '../commit/rows/token-row.js';
import type { Ledger } from '../commit/rows/token-row.js';

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
  const token = await reading.get(tokenRow(request.ask.tokenId), tokenSchema);
  const ledger = token && (await reading.get(ledgerRow(token), ledgerSchema));
  if (token === undefined || ledger === undefined) {
    throw new InvariantBroken('a request without its token or ledger row');
  }
  const holding = await readRolesHeld(asked);
  return {
    token,
    ledger,
    circumstances: {
      now,
      policy: await readPolicyForOwner(policy, request.ask.owner.id, asked.roles),
      approvers: holding('approver'),
      requesters: holding(rulesFor(request.ask).askedBy),
      breakGlass: holding('break-glass'),
      groups: await readGroups(asked),
      frozen: await isFrozen(reading, token),
      tokenReleasable:
        gives(request.ask.disclosure, token, { policy, now }) &&
        token.seedReference === request.ask.seedReference,
      ...defined({ tokenEnd: tokenEnd(token, request.ask) }),
      periodSeconds: token.parameters.periodSeconds,
      ownerDelaySeconds: await readOwnerDelay(asked),
      refusedInARow: ledger.refusedInARow,
      barredCaptor: barredCaptor({ ...request.ask, token, ledger }, policy),
      ...(ledger.lastStep === null ? {} : { lastGiven: ledger.lastStep }),
      ...(ledger.lastHandedOut === null ? {} : { lastHandedOut: ledger.lastHandedOut }),
      // Last of all: groups that were read before it were those of somebody whom the directory knows.
      ownerKnown: await asked.roles.isKnown(request.ask.owner.id),
    },
  };
}

async function readOwnerDelay({ request, policy, roles }: Asked): Promise<number> {
  if (policy.ownerDelay.length === 0) return 0;
  const { id } = request.ask.owner;
  return ownerDelaySeconds(policy, id, await roles.groupsOf(id));
}

/** Is this disclosure of the token possible, where it stands now? */
export function gives(
  disclosure: Disclosure,
  token: Token,
  { policy, now }: Pick<Circumstances, 'policy' | 'now'>,
): boolean {
  return disclosure === 'release'
    ? isReleasable(token, policy.twoProvisioners)
    : isBurnable(token, { policy, now });
}

/**
 * Who captured the token, where the policy keeps that person out: of everything about its first release, and of approving
 * that the whole seed is shown again.
 */
export function barredCaptor(
  of: { readonly disclosure: Disclosure; readonly token: Token; readonly ledger: Ledger },
  policy: Policy,
): PersonId | null {
  const { disclosure, token, ledger } = of;
  // Published sample data is nobody's secret, and two windows must suffice to try it out.
  if (token.sample) return null;
  if (disclosure === 'release' && ledger.releases > 0) return null;
  return policy.captorTakesNoPartInFirstRelease ? token.capturedBy : null;
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
