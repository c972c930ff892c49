// `/otp alice`: finds the person and the token, sees who can be asked, and opens one request, or shows the one that is
// open already.
import { z } from 'zod';
import type { PersonId, RequestId } from '../domain/ids.js';
import { parseRequestId, plusSeconds } from '../domain/ids.js';
import { InvariantBroken, ok, refused } from '../domain/outcome.js';
import { REASON_MAX_LENGTH } from '../domain/policy/policy.js';
import type { Policy } from '../domain/policy/policy.js';
import type { Request } from '../domain/release/request.js';
import type { Token } from '../domain/tokens/token.js';
import type { Person } from '../ports/directory.js';
import type { Actor, AskAnswer, AskForCode, AskRefusal, Bridge } from './bridge.js';
import { Counters, limitReachedSchema } from './control/counters.js';
import type { LimitReached } from './control/counters.js';
import { noteRefusal } from './control/note-refusal.js';
import type { Deps } from './deps.js';
import { drawNumbers } from './draw-numbers.js';
import { findAskedToken } from './find-asked-token.js';
import { findApprovers } from './find-approvers.js';
import { isFrozen } from './frozen.js';
import { openingUps } from './outbox/follow-ups.js';
import type { PassTime } from './pass-time.js';
import { Reading } from './reading.js';
import { holdsRight } from './role-lookup.js';
import { requestId } from './rows/fields.js';
import { askedRow, openRow, requestRow, tokenRow } from './rows/names.js';
import { openSchema, tokenSchema } from './rows/schemas.js';
import type { Plan } from './transact.js';

type Needs = Pick<
  Deps,
  'tenantId' | 'store' | 'directory' | 'clock' | 'random' | 'policy' | 'transact' | 'refusals'
> & { readonly passTime: PassTime };

type Outcome =
  | { readonly kind: 'asked' | 'already-open' | 'frozen'; readonly requestId: RequestId }
  | { readonly kind: 'limited'; readonly limit: LimitReached };
const outcomeSchema: z.ZodType<Outcome> = z.union([
  z.object({ kind: z.enum(['asked', 'already-open', 'frozen']), requestId }),
  z.object({ kind: z.literal('limited'), limit: limitReachedSchema }),
]);

/** What a request is made of, gathered before its commit. */
type Gathered = {
  readonly policy: Policy;
  readonly requester: Person;
  readonly owner: Person;
  readonly token: Token;
  readonly asked: readonly Person[];
};

export function askForCode(deps: Needs): Bridge['askForCode'] {
  return async (actor, ask) => {
    const gathered = await gather(deps, actor, ask);
    if ('code' in gathered) return refuse(deps, actor, gathered);
    await settleOpen(deps, gathered);
    const id = newRequestId(deps);
    const outcome = await deps.transact({
      operation: [actor.personId, 'ask', actor.activityId],
      outcome: outcomeSchema,
      plan: async (reading) => planAsk(deps, reading, { id, ask, gathered }),
    });
    if (outcome.kind === 'frozen') return refuse(deps, actor, { code: 'FROZEN' });
    if (outcome.kind === 'limited') {
      return refuse(deps, actor, { code: 'LIMIT_REACHED', ...outcome.limit });
    }
    return ok({ kind: outcome.kind, requestId: outcome.requestId });
  };
}

async function gather(deps: Needs, actor: Actor, ask: AskForCode): Promise<Gathered | AskRefusal> {
  const policy = deps.policy();
  // The role comes first: who has none learns nothing about who there is.
  const mayAsk = await holdsRight(deps, actor.personId, 'requester');
  const requester = await deps.directory.person(actor.personId);
  if (requester === undefined || !mayAsk) return { code: 'NO_ROLE' };
  const limit = await limitNow(deps, requester.id);
  if (limit !== undefined) return { code: 'LIMIT_REACHED', ...limit };
  if (ask.typedName.trim() === '') return { code: 'NAME_MISSING' };
  if (ask.reason.length > REASON_MAX_LENGTH) {
    return { code: 'REASON_TOO_LONG', most: REASON_MAX_LENGTH };
  }
  const found = await findAskedToken(deps, ask.typedName, { requester: requester.id, policy });
  if ('code' in found) return found;
  const approvers = await findApprovers(deps, policy, {
    requesterId: requester.id,
    ownerId: found.owner.id,
    barredCaptor: found.barredCaptor,
  });
  if ('code' in approvers) return approvers;
  return { policy, requester, owner: found.owner, token: found.token, asked: approvers.asked };
}

/** Who was refused too often learns nothing more about who there is. */
async function limitNow(deps: Needs, person: PersonId): Promise<LimitReached | undefined> {
  const reading = new Reading(deps.store, deps.tenantId);
  const at = { policy: deps.policy(), now: deps.clock.now() };
  return (await Counters.read(reading, at, { person })).reached('refusals', 'wrongNumbers');
}

/** A refusal is audited like everything else that somebody wanted of a seed. */
async function refuse(deps: Needs, actor: Actor, refusal: AskRefusal): Promise<AskAnswer> {
  const fact = { action: 'request.refused', refusal: refusal.code } as const;
  await noteRefusal(deps, { actor, verb: 'ask', fact });
  return refused(refusal);
}

/** An open request whose time is over must not stand in the way of a new one until its timer comes. */
async function settleOpen(deps: Needs, { requester, token }: Gathered): Promise<void> {
  const row = await deps.store.get(deps.tenantId, openRow(requester.id, token.id));
  if (row === undefined) return;
  const open = openSchema.safeParse(row.value);
  if (open.success) await deps.passTime(open.data.requestId, `ask ${deps.random.id()}`);
}

function newRequestId({ random }: Needs): RequestId {
  const id = parseRequestId(random.id());
  if (id === undefined) throw new InvariantBroken('random ids are opaque ids');
  return id;
}

type Opening = { readonly id: RequestId; readonly ask: AskForCode; readonly gathered: Gathered };

async function planAsk(
  deps: Needs,
  reading: Reading,
  { id, ask, gathered }: Opening,
): Promise<Plan<Outcome>> {
  const { policy, requester, owner, token, asked } = gathered;
  const now = deps.clock.now();
  const current = await reading.get(tokenRow(token.id), tokenSchema);
  if (current === undefined || (await isFrozen(reading, current))) {
    return { audit: [], outcome: { kind: 'frozen', requestId: id } };
  }
  const common = { at: now, actor: requester.id, tokenId: token.id, policy: policy.version };
  const open = await reading.get(openRow(requester.id, token.id), openSchema);
  if (open !== undefined) return alreadyOpen(open.requestId, requester.id, common);
  const subject = { person: requester.id, owner: owner.id };
  const counters = await Counters.read(reading, { policy, now }, subject);
  const limit = counters.reached('requests', 'refusals', 'wrongNumbers');
  if (limit !== undefined) return { audit: [], outcome: { kind: 'limited', limit } };
  const request = newRequest({ id, ask, gathered }, now, numbersFor(deps, gathered));
  const fact = {
    action: 'request.created',
    ownerId: owner.id,
    asked: asked.map((person) => person.id),
    reason: ask.reason,
    byMail: ask.byMail,
  } as const;
  return {
    puts: [
      { row: requestRow(id), value: request },
      { row: openRow(requester.id, token.id), value: { requestId: id } },
      ...asked.map((person) => ({ row: askedRow(person.id, id), value: {} })),
      ...counters.count('requests'),
    ],
    audit: [{ ...common, requestId: id, fact }],
    outbox: openingUps(request, now),
    outcome: { kind: 'asked', requestId: id },
  };
}

function alreadyOpen(
  id: RequestId,
  to: PersonId,
  common: Omit<Plan<Outcome>['audit'][number], 'fact'>,
): Plan<Outcome> {
  return {
    audit: [{ ...common, requestId: id, fact: { action: 'request.shown' } }],
    outbox: [{ due: common.at, item: { kind: 'card', to, requestId: id, fresh: true } }],
    outcome: { kind: 'already-open', requestId: id },
  };
}

type Numbers = Pick<Request['ask'], 'numbers'>;

function numbersFor({ random }: Needs, { policy, asked }: Gathered): Numbers {
  if (!policy.numberMatching) return {};
  const drawn = drawNumbers(random, asked.length, []);
  return { numbers: Object.fromEntries(asked.map(({ id }, at) => [id, drawn[at] ?? 0])) };
}

function newRequest(
  { id, ask, gathered }: Opening,
  now: Request['ask']['createdAt'],
  numbers: Numbers,
): Request {
  const { policy, requester, owner, token, asked } = gathered;
  const named = (person: Person): Request['ask']['requester'] => ({
    id: person.id,
    name: person.displayName,
  });
  return {
    ask: {
      id,
      disclosure: 'release',
      requester: named(requester),
      owner: { ...named(owner), account: token.accountName },
      tokenId: token.id,
      seedReference: token.seedReference,
      issuer: token.issuer,
      sample: token.sample,
      reason: ask.reason,
      byMail: ask.byMail,
      createdAt: now,
      waitsUntil: plusSeconds(now, policy.requestLivesSeconds),
      asked: asked.map(named),
      ...numbers,
    },
    life: { state: 'pending', approvals: [], wrongNumbers: 0, codes: [] },
  };
}
