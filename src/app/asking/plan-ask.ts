// The commit of a request: opened, or why not, decided on rows that are checked in that same commit.
import { z } from 'zod';
import { defined } from '../../domain/defined.js';
import type { Instant, PersonId, RequestId, TokenId } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Request } from '../../domain/release/request.js';
import type { Person } from '../../ports/directory.js';
import type { LimitReached } from '../../domain/policy/limits.js';
import { limitReachedSchema, openSchema } from '../commit/rows/schemas.js';
import type { Deps } from '../deps.js';
import { drawNumbers } from '../looking/draw-numbers.js';
import { isMissing } from '../../domain/tokens/token.js';
import { isFrozenByOrder } from '../looking/grounds.js';
import { rememberCheck } from './last-check.js';
import { openingUps } from './opening-ups.js';
import { requestId } from '../../domain/fields.js';
import { askedRow, openRow, requestRow, tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import type { Moment } from '../commit/moment.js';
import type { Entry, Plan } from '../commit/plan.js';
import type { Gathered } from './gather-ask.js';
import { SPREAD } from '../commit/rows/alarm-items.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { CARD } from '../commit/rows/items.js';

type Needs = Pick<Deps, 'random' | 'safety'>;

export type AskDone =
  | { readonly kind: 'asked' | 'already-open'; readonly requestId: RequestId }
  | { readonly kind: 'question' };
export const askDoneSchema: z.ZodType<AskDone> = z.union([
  z.object({ kind: z.enum(['asked', 'already-open']), requestId }),
  z.object({ kind: z.literal('question') }),
]);

export type NotAsked =
  { readonly code: 'FROZEN' } | ({ readonly code: 'LIMIT_REACHED' } & LimitReached);
export const notAskedSchema: z.ZodType<NotAsked> = z.union([
  z.object({ code: z.literal('FROZEN') }),
  limitReachedSchema.and(z.object({ code: z.literal('LIMIT_REACHED') })),
]);

export type Opening = { readonly id: RequestId; readonly gathered: Gathered };

export async function planAsk(
  deps: Needs,
  moment: Moment,
  opening: Opening,
): Promise<Plan<AskDone, NotAsked>> {
  const { reading, now } = moment;
  const { disclosure, policy, requester, owner, token, question } = opening.gathered;
  const under = policy.version;
  const openName = openRow(requester.id, token.id, disclosure);
  const { frozen, open, counters, rights } = await readAround(deps, moment, opening.gathered);
  if (frozen) return { audit: [], outcome: refused({ code: 'FROZEN' }) };
  const common = { actor: requester.id, tokenId: token.id };
  if (open !== undefined) return { ...alreadyOpen(now, open.requestId, common), under };
  // Who may break the glass is held up by what others did at no time.
  const ownOnly = rights.includes('break-glass');
  const limit = counters.reached(['requests', 'refusals', 'wrongNumbers'], { ownOnly });
  if (limit !== undefined) {
    return { audit: [], outcome: refused({ code: 'LIMIT_REACHED', ...limit }) };
  }
  // Last of all: nobody is asked for something that would be of no use.
  if (question !== undefined) return { audit: [], outcome: ok({ kind: 'question' }) };
  const request = newRequest(opening, now, numbersFor(deps, opening.gathered));
  const { id } = opening;
  return {
    puts: [
      { row: requestRow(id), value: request },
      { row: openName, value: { requestId: id } },
      ...request.ask.asked.map((person) => ({ row: askedRow(person.id, id), value: {} })),
      ...counters.count('requests'),
      ...(await rememberCheck(reading, requester.id, request.ask.verifiedBy?.id)),
    ],
    audit: [{ ...common, requestId: id, fact: created(request) }],
    outbox: [...openingUps(request, now), ...limitAlarm(counters.fillsOwners(), owner.id, now)],
    under,
    outcome: ok({ kind: 'asked', requestId: id }),
  };
}

/** None of it waits for the rest: each is as far away. */
async function readAround(
  { safety }: Needs,
  moment: Moment,
  { requester, owner, token, disclosure }: Gathered,
) {
  const { reading } = moment;
  const [current, isOrdered, open, counters, rights] = await Promise.all([
    reading.get(tokenRow(token.id), tokenSchema),
    isFrozenByOrder(reading, token),
    reading.get(openRow(requester.id, token.id, disclosure), openSchema),
    safety.counters(moment, { person: requester.id, owner: owner.id }),
    moment.roles(requester.id),
  ]);
  const frozen = current === undefined || isOrdered || isMissing(current);
  return { frozen, open, counters, rights };
}

/** That so much is asked about one account is worth a look. */
function limitAlarm(fills: boolean, owner: PersonId, at: Instant): readonly OutboxDraft[] {
  return fills ? [SPREAD.draft(at, { alarm: { topic: 'owner-limit', owner, at } })] : [];
}

function created({ ask }: Request): Entry['fact'] {
  return {
    action: 'request.created',
    disclosure: ask.disclosure,
    ownerId: ask.owner.id,
    asked: ask.asked.map(({ id }) => id),
    reason: ask.reason,
    byMail: ask.byMail,
    ...defined({ verifiedBy: ask.verifiedBy?.id, notBefore: ask.notBefore }),
  };
}

function alreadyOpen(
  now: Instant,
  id: RequestId,
  entry: { readonly actor: PersonId; readonly tokenId: TokenId },
): Plan<AskDone> {
  return {
    audit: [{ ...entry, requestId: id, fact: { action: 'request.shown' } }],
    outbox: [CARD.draft(now, { to: entry.actor, requestId: id, fresh: true })],
    outcome: ok({ kind: 'already-open', requestId: id }),
  };
}

type Numbers = Pick<Request['ask'], 'numbers'>;

function numbersFor({ random }: Needs, { policy, asked }: Gathered): Numbers {
  if (!policy.numberMatching) return {};
  const drawn = drawNumbers(random, asked.length, []);
  return { numbers: Object.fromEntries(asked.map(({ id }, at) => [id, drawn[at] ?? 0])) };
}

function newRequest(
  { id, gathered }: Opening,
  now: Request['ask']['createdAt'],
  numbers: Numbers,
): Request {
  const { policy, requester, owner, token, asked, ask, verifiedBy, notBefore } = gathered;
  const named = (person: Person): Request['ask']['requester'] => ({
    id: person.id,
    name: person.displayName,
  });
  return {
    ask: {
      id,
      disclosure: gathered.disclosure,
      requester: named(requester),
      owner: { ...named(owner), account: token.accountName },
      tokenId: token.id,
      seedReference: token.seedReference,
      issuer: token.issuer,
      sample: token.sample,
      reason: ask.reason,
      byMail: ask.byMail,
      ...defined({ verifiedBy, notBefore }),
      createdAt: now,
      // What is wanted for later must be approved before that, and lives on from it.
      waitsUntil: notBefore ?? plusSeconds(now, policy.requestLivesSeconds),
      asked: asked.map(named),
      ...numbers,
    },
    life: { state: 'pending', approvals: [], wrongNumbers: 0, codes: [] },
  };
}
