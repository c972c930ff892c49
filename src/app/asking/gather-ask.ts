// What a request is made of, gathered before its commit: who asks, whose token it is, who can be asked to approve, and how
// the caller was verified. Or why there will be none.
import type { PersonId } from '../../domain/ids.js';
import { REASON_MAX_LENGTH } from '../../domain/policy/policy.js';
import type { Policy } from '../../domain/policy/policy.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Person } from '../../ports/directory.js';
import type { Actor, AskForCode, AskRefusal } from '../bridge.js';
import { Counters } from '../control/counters.js';
import type { LimitReached } from '../control/counters.js';
import type { Deps } from '../deps.js';
import { findApprovers } from '../find-approvers.js';
import { findAskedToken } from '../find-asked-token.js';
import { Reading } from '../reading.js';
import { roleLookup } from '../role-lookup.js';
import { callerOf } from './caller-of.js';
import type { Caller } from './caller-of.js';

type Needs = Pick<Deps, 'tenantId' | 'store' | 'directory' | 'clock' | 'random' | 'policy'>;

export type Gathered = {
  readonly policy: Policy;
  readonly requester: Person;
  readonly owner: Person;
  readonly token: Token;
  readonly asked: readonly Person[];
  readonly ask: AskForCode;
  readonly caller: Caller;
};

export async function gatherAsk(
  deps: Needs,
  actor: Actor,
  ask: AskForCode,
): Promise<Gathered | AskRefusal> {
  const policy = deps.policy();
  // The role comes first: who has none learns nothing about who there is.
  const roles = await roleLookup(deps.directory, policy)(actor.personId);
  const requester = await deps.directory.person(actor.personId);
  if (requester === undefined || !roles.includes('requester')) return { code: 'NO_ROLE' };
  const limit = await limitNow(deps, requester.id);
  if (limit !== undefined) return { code: 'LIMIT_REACHED', ...limit };
  const unclear = whyUnclear(ask);
  if (unclear !== undefined) return unclear;
  const found = await findAskedToken(deps, ask.typedName, { requester: requester.id, policy });
  if ('code' in found) return found;
  const { owner, token, barredCaptor } = found;
  const about = { requesterId: requester.id, ownerId: owner.id, barredCaptor };
  const approvers = await findApprovers(deps, policy, about);
  if ('code' in approvers) return approvers;
  const groups = await deps.directory.groupsOf(owner.id);
  const { asked } = approvers;
  const caller = callerOf(policy, ask, { owner, groups });
  return { policy, requester, owner, token, asked, ask: { ...ask, reason: caller.reason }, caller };
}

function whyUnclear({ typedName, reason }: AskForCode): AskRefusal | undefined {
  if (typedName.trim() === '') return { code: 'NAME_MISSING' };
  if (reason.length <= REASON_MAX_LENGTH) return undefined;
  return { code: 'REASON_TOO_LONG', most: REASON_MAX_LENGTH };
}

/** Who was refused too often learns nothing more about who there is. */
async function limitNow(deps: Needs, person: PersonId): Promise<LimitReached | undefined> {
  const reading = new Reading(deps.store, deps.tenantId);
  const at = { policy: deps.policy(), now: deps.clock.now() };
  return (await Counters.read(reading, at, { person })).reached('refusals', 'wrongNumbers');
}
