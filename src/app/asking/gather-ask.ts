// What a request is made of, gathered before its commit: who asks, whose token it is, who can be asked to approve, and how
// the caller was verified. Or why there will be none.
import { defined } from '../../domain/defined.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import type { CallerMethod } from '../../domain/policy/caller-verification.js';
import { REASON_MAX_LENGTH } from '../../domain/policy/policy.js';
import type { Policy } from '../../domain/policy/policy.js';
import { rulesFor } from '../../domain/release/disclosures.js';
import type { Disclosure } from '../../domain/release/request.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Person } from '../../ports/directory.js';
import type { AskForCode, AskQuestion, AskRefusal } from './answers.js';
import type { Actor, Typed } from '../looking/who.js';
import type { LimitReached } from '../../domain/policy/limits.js';
import type { Deps } from '../deps.js';
import { findApprovers } from '../looking/find-approvers.js';
import { findAskedToken } from './find-asked-token.js';
import { mention } from '../looking/find-person.js';
import { roleLookup } from '../looking/role-lookup.js';
import type { RoleLookup } from '../commit/moment.js';
import { callerOf } from './caller-of.js';
import type { Caller } from './caller-of.js';
import { keepTimes } from './keep-times.js';
import { KINDS } from './kinds.js';
import { readTimeOrReason } from './read-time-or-reason.js';
import { lastFirst } from './last-check.js';
import type { TimeOrReason } from './read-time-or-reason.js';
import type { When } from './resolve-when.js';

type Needs = Pick<
  Deps,
  'tenantId' | 'store' | 'directory' | 'clock' | 'random' | 'policy' | 'safety' | 'moment'
>;

/** What was typed, and for which disclosure. */
export type Asking = Typed<AskForCode> & { readonly disclosure: Disclosure };

export type Gathered = {
  readonly policy: Policy;
  readonly requester: Person;
  readonly owner: Person;
  readonly token: Token;
  readonly asked: readonly Person[];
  readonly disclosure: Disclosure;
  /** What was said, as far as it is clear. */
  readonly ask: AskForCode;
  readonly notBefore?: Instant;
  readonly verifiedBy?: CallerMethod;
  /** What has to be asked before there can be a request. */
  readonly question?: AskQuestion;
};

export async function gatherAsk(
  deps: Needs,
  actor: Actor,
  ask: Asking,
): Promise<Gathered | AskRefusal> {
  const policy = deps.policy();
  const { disclosure } = ask;
  // The role comes first: who has none learns nothing about who there is.
  const roles = roleLookup(deps.directory, policy);
  const rights = await roles(actor.personId);
  const { noRole } = KINDS[disclosure];
  if (!rights.includes(rulesFor(ask).askedBy)) return noRole;
  const requester = await deps.directory.person(actor.personId);
  if (requester === undefined) return noRole;
  const limit = await limitNow(deps, requester.id);
  if (limit !== undefined) return { code: 'LIMIT_REACHED', ...limit };
  const unclear = whyUnclear(ask);
  if (unclear !== undefined) return unclear;
  const asker = { requester: requester.id, disclosure, policy, now: deps.clock.now() };
  const found = await findAskedToken(deps, ask, asker);
  if ('code' in found) return keepTimes(deps, { asker: requester.id, typed: ask }, found);
  const { said, when, owner, token, barredCaptor } = found;
  const { groupsOf } = roles;
  const ids = { requesterId: requester.id, ownerId: owner.id };
  const about = { ...ids, disclosure, barredCaptor, groupsOf };
  const approvers = await findApprovers(deps, policy, about);
  if ('code' in approvers) return approvers;
  const { asked } = approvers;
  const caller = await findCaller(roles, policy, { said, disclosure, owner });
  const atItsEnd = { ...said, reason: caller.reason, disclosure };
  const either = await readTimeOrReasonFor(deps, requester.id, atItsEnd);
  if (either !== undefined && 'code' in either) return either;
  const { question, ...clear } = whatIsClear(said, { when, either, caller, owner });
  const asks = await lastFirst(deps, requester.id, question);
  return {
    ...{ disclosure, policy, requester, owner, token, asked },
    ...clear,
    ...defined({ question: asks }),
  };
}

type Said = {
  readonly when: When;
  readonly either: TimeOrReason | undefined;
  readonly caller: Caller;
  readonly owner: Person;
};

/** Of the questions one at a time; what is clear already goes along with it. */
function whatIsClear(
  { typedName, person, token, byMail, after, when: typed }: AskForCode,
  { when, either, caller, owner }: Said,
): Pick<Gathered, 'ask' | 'notBefore' | 'verifiedBy' | 'question'> {
  const { moments } = when;
  const [at, other] = moments;
  const { reason, verifiedBy, question: whoCalled } = caller;
  const question = timeQuestion({ when, either, owner }) ?? whoCalled;
  const isClear = at !== undefined && other === undefined;
  const ask: AskForCode = {
    typedName,
    ...defined({ person, token, after }),
    reason,
    byMail,
    ...defined({ verifiedBy: verifiedBy?.id }),
    ...whenKept(moments, typed),
  };
  return {
    ask,
    ...(isClear ? { notBefore: at } : {}),
    ...defined({ verifiedBy, question }),
  };
}

function whenKept(
  moments: readonly Instant[],
  typed: AskForCode['when'],
): Pick<AskForCode, 'when'> {
  if (moments.length > 0) return { when: { kind: 'moments', moments } };
  return typed?.kind === 'at-once' ? { when: typed } : {};
}

/** Where it is not clear from when on the code is wanted. */
function timeQuestion({
  when: { moments },
  either,
  owner,
}: Omit<Said, 'caller'>): AskQuestion | undefined {
  if (moments.length > 1) return { kind: 'time', owner: mention(owner), moments };
  return either && { kind: 'time-or-reason', owner: mention(owner), ...either };
}

/** No seed is wanted later than at once. */
async function readTimeOrReasonFor(
  deps: Needs,
  asker: PersonId,
  said: Asking,
): Promise<TimeOrReason | AskRefusal | undefined> {
  return KINDS[said.disclosure].forCaller ? readTimeOrReason(deps, asker, said) : undefined;
}

type Called = {
  readonly said: AskForCode;
  readonly disclosure: Disclosure;
  readonly owner: Person;
};

/** Nobody calls for a whole seed. */
async function findCaller(
  { groupsOf }: Pick<RoleLookup, 'groupsOf'>,
  policy: Policy,
  { said, disclosure, owner }: Called,
): Promise<Caller> {
  if (!KINDS[disclosure].forCaller) return { reason: said.reason };
  return callerOf(policy, said, { owner, groups: await groupsOf(owner.id) });
}

function whyUnclear({ typedName, person, reason, disclosure }: Asking): AskRefusal | undefined {
  if (typedName.trim() === '' && person === undefined) return { code: 'NAME_MISSING' };
  // Who wants a whole seed says why.
  const { needsReason } = KINDS[disclosure];
  if (needsReason && reason.trim() === '') return { code: 'REASON_MISSING' };
  if (reason.length <= REASON_MAX_LENGTH) return undefined;
  return { code: 'REASON_TOO_LONG', most: REASON_MAX_LENGTH };
}

/** Who was refused too often learns nothing more about who there is. */
async function limitNow(deps: Needs, person: PersonId): Promise<LimitReached | undefined> {
  const counters = await deps.safety.counters(deps.moment(), { person });
  return counters.reached(['refusals', 'wrongNumbers']);
}
