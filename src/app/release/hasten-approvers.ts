// Half of the time is over: those who have not answered are reminded. Three quarters are: everybody else who may approve is
// asked too. Each once, however often the row comes.
import { z } from 'zod';
import type { Instant, PersonId } from '../../domain/ids.js';
import { areOnePerson, onePerPerson } from '../../domain/policy/two-people.js';
import { askedOf, numberFor, unanswered } from '../../domain/release/request.js';
import type { AskedLater, Named, Request } from '../../domain/release/request.js';
import type { AuditFact } from '../../domain/audit/entry.js';
import type { Person } from '../../ports/directory.js';
import { barredCaptor } from '../../domain/release/disclosures.js';
import type { Deps } from '../deps.js';
import { drawNumbers } from '../looking/draw-numbers.js';
import { findEligibleApprovers, findReachable } from '../looking/find-approvers.js';
import type { Moment } from '../commit/moment.js';
import { NOTHING } from '../commit/plan.js';
import { DONE } from '../../domain/outcome.js';
import type { Entry, Plan } from '../commit/plan.js';
import { askedRow, ledgerRow, requestRow, tokenRow } from '../commit/rows/names.js';
import { requestSchema } from '../commit/rows/request-row.js';
import { ledgerSchema, tokenSchema } from '../commit/rows/token-row.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { CARD, NOTICE } from '../commit/rows/items.js';
import type { HastenItem } from '../commit/rows/items.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory' | 'random' | 'transact'>;
type Step = (deps: Needs, moment: Moment, request: Request) => Promise<Plan<null>>;

export async function hastenApprovers(deps: Needs, { requestId, step }: HastenItem): Promise<void> {
  await deps.transact({
    operation: ['bridge', step, requestId],
    value: z.null(),
    plan: async (moment) => {
      const request = await moment.reading.get(requestRow(requestId), requestSchema);
      return request?.life.state === 'pending' ? STEPS[step](deps, moment, request) : NOTHING;
    },
  });
}

const STEPS: Readonly<Record<HastenItem['step'], Step>> = { remind, widen };

async function remind(_deps: Needs, { now }: Moment, request: Request): Promise<Plan<null>> {
  const people = unanswered(request).map(({ id }) => id);
  if (people.length === 0) return NOTHING;
  const { id: requestId } = request.ask;
  return {
    audit: [entry(request, { action: 'approvers.reminded', people })],
    outbox: people.map((to) => NOTICE.draft(now, { to, requestId, topic: 'reminder' })),
    outcome: DONE,
  };
}

async function widen(deps: Needs, moment: Moment, request: Request): Promise<Plan<null>> {
  const others = await findWhoElse(deps, moment, request);
  if (others.length === 0) return NOTHING;
  const { ask, widened = [] } = request;
  const later = withNumbers(deps, request, others);
  const people = others.map(({ id }) => id);
  return {
    puts: [
      { row: requestRow(ask.id), value: { ...request, widened: [...widened, ...later] } },
      ...people.map((id) => ({ row: askedRow(id, ask.id), value: {} })),
    ],
    audit: [entry(request, { action: 'approvers.widened', people })],
    outbox: [ask.requester.id, ...people].map((to) => card(moment.now, to, request)),
    outcome: DONE,
  };
}

/** Where numbers are matched, who is asked later needs one too. */
function withNumbers(
  { random }: Needs,
  request: Request,
  others: readonly Named[],
): readonly AskedLater[] {
  if (request.ask.numbers === undefined) return others;
  const taken = askedOf(request).map(({ id }) => numberFor(request, id));
  const drawn = drawNumbers(random, others.length, taken);
  return others.map((person, at) => ({ ...person, number: drawn[at] ?? 0 }));
}

/** Everybody who may approve now, can be reached and was not asked. */
async function findWhoElse(
  deps: Needs,
  { reading, policy, roles }: Moment,
  request: Request,
): Promise<readonly Named[]> {
  const { ask } = request;
  const token = await reading.get(tokenRow(ask.tokenId), tokenSchema);
  if (token === undefined) return [];
  const ledger = await reading.get(ledgerRow(token), ledgerSchema);
  if (ledger === undefined) return [];
  const eligible = await findEligibleApprovers(deps, policy, {
    requesterId: ask.requester.id,
    ownerId: ask.owner.id,
    barredCaptor: barredCaptor({ ...ask, token, ledger }, policy),
    groupsOf: roles.groupsOf,
  });
  const asked = askedOf(request).map(({ id }) => id);
  const isNew = ({ id }: Person): boolean => !asked.some((one) => areOnePerson(policy, one, id));
  const others = eligible.filter(isNew);
  return onePerPerson(policy, await findReachable(deps, others), ({ id }) => id)
    .slice(0, ask.numbers === undefined ? WIDENED_AT_MOST : WITH_NUMBERS_AT_MOST)
    .map(({ id, displayName }) => ({ id, name: displayName }));
}

/** A commit takes a hundred changes, and a request must stay readable. */
const WIDENED_AT_MOST = 25;
/** Each number stands on the requester's card, to be read out. */
const WITH_NUMBERS_AT_MOST = 5;

function card(now: Instant, to: PersonId, { ask }: Request): OutboxDraft {
  return CARD.draft(now, { to, requestId: ask.id, fresh: false });
}

function entry({ ask }: Request, fact: AuditFact): Entry {
  return { actor: 'bridge', requestId: ask.id, tokenId: ask.tokenId, fact };
}
