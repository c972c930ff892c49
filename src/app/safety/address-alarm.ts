// From one alarm in the outbox to one item for everybody whom it concerns, as they are when it is spread.
import type { PersonId } from '../../domain/ids.js';
import type { Role } from '../../domain/policy/roles.js';
import { peopleOf } from '../../domain/release/request.js';
import type { Deps } from '../deps.js';
import { findToken } from '../looking/find-token.js';
import { findHolders, findPeopleIn } from '../looking/role-lookup.js';
import { ALERT, isForGuards, REVIEW_CARD } from '../commit/rows/alarm-items.js';
import type {
  Alarm,
  CompromisedAlarm,
  FreezeAlarm,
  ReviewAlarm,
  SpreadItem,
} from '../commit/rows/alarm-items.js';
import { queueUp } from '../commit/queue-up.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { CARD, NOTICE } from '../commit/rows/items.js';
import { openRequests, openRequestsOf } from '../looking/open-requests.js';
import { findReview } from './reviews.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory' | 'policy' | 'clock'>;

const REVIEWERS: readonly Role[] = ['security', 'auditor'];
/** And who runs the bot. */
const GUARDS: readonly Role[] = [...REVIEWERS, 'operator'];

export async function addressAlarm(deps: Needs, item: SpreadItem): Promise<void> {
  await queueUp(deps, await readDrafts(deps, item), deps.clock.now());
}

async function readDrafts(
  deps: Needs,
  { alarm, formerly }: SpreadItem,
): Promise<readonly OutboxDraft[]> {
  if ('requestId' in alarm) return readReviewDrafts(deps, alarm);
  if (isForGuards(alarm)) return alertsTo(await findHoldersOf(deps, GUARDS), alarm);
  switch (alarm.topic) {
    case 'frozen':
    case 'lifted':
      return freezeDrafts(deps, alarm);
    case 'compromised':
      return draftCompromised(deps, alarm);
    case 'owner-limit':
    case 'proofs-locked':
      return alertsTo(await findHoldersOf(deps, ['security']), alarm);
    case 'policy-changed':
    case 'policy-refused':
      return alertsTo(await findOperators(deps, formerly), alarm);
  }
}

/** `formerly`: whom the policy before this one had, too. */
async function findOperators(
  deps: Needs,
  formerly: SpreadItem['formerly'],
): Promise<ReadonlySet<PersonId>> {
  const told = await findHoldersOf(deps, ['operator']);
  const before = formerly === undefined ? [] : await findPeopleIn(deps.directory, formerly);
  return new Set([...told, ...before.map(({ id }) => id)]);
}

function alertsTo(people: ReadonlySet<PersonId>, alarm: Alarm): readonly OutboxDraft[] {
  return [...people].map((to) => ALERT.draft(alarm.at, { to, alarm }));
}

/** Security people and auditors hear of it; who has a part in an open request sees it on the card. */
async function freezeDrafts(deps: Needs, alarm: FreezeAlarm): Promise<readonly OutboxDraft[]> {
  const guards = await findHoldersOf(deps, REVIEWERS);
  const open = await openRequests(deps, alarm.whom);
  const cards = open.flatMap((request) =>
    peopleOf(request).map((to) =>
      CARD.draft(alarm.at, { to, requestId: request.ask.id, fresh: false }),
    ),
  );
  const told = open
    // What was shown to them already concerns also who hears of the freeze anyway.
    .filter(({ ask, life }) => life.state === 'released' || !guards.has(ask.requester.id))
    .map(({ ask: { requester, id } }) =>
      NOTICE.draft(alarm.at, { to: requester.id, requestId: id, topic: alarm.topic }),
    );
  const alerts = [...guards]
    .filter((to) => to !== alarm.by)
    .map((to) => ALERT.draft(alarm.at, { to, alarm }));
  return [...alerts, ...told, ...cards];
}

/** The owner, security people, auditors and who set it up; and who has seen a code of it, or the seed, which works perhaps still. */
async function draftCompromised(
  deps: Needs,
  alarm: CompromisedAlarm,
): Promise<readonly OutboxDraft[]> {
  const token = await findToken(deps, alarm.tokenId);
  if (token === undefined) return [];
  const open = await openRequestsOf(deps, token.id);
  const shown = open.filter(({ life }) => life.state === 'released');
  const told = (await findHoldersOf(deps, REVIEWERS)).add(token.ownerId);
  if (token.capturedBy !== null) told.add(token.capturedBy);
  for (const { ask } of shown) told.add(ask.requester.id);
  told.delete(alarm.by);
  return alertsTo(told, alarm);
}

/** Approvers and the owner are told; auditors and security people get the review itself. */
async function readReviewDrafts(deps: Needs, alarm: ReviewAlarm): Promise<readonly OutboxDraft[]> {
  const { requestId, topic } = alarm;
  const review = await findReview(deps, requestId);
  if (review === undefined) return [];
  const reviewers = await findHoldersOf(deps, REVIEWERS);
  reviewers.delete(review.by.id);
  const fresh = topic === 'break-glass' || topic === 'review-due';
  const cards = [...reviewers].map((to) => REVIEW_CARD.draft(alarm.at, { to, requestId, fresh }));
  if (topic !== 'break-glass') return cards;
  const told = (await findHoldersOf(deps, ['approver'])).add(review.owner.id);
  const alerts = [...told]
    .filter((to) => to !== review.by.id && !reviewers.has(to))
    .map((to) => ALERT.draft(alarm.at, { to, alarm }));
  return [...cards, ...alerts];
}

async function findHoldersOf(
  { directory, policy }: Needs,
  roles: readonly Role[],
): Promise<Set<PersonId>> {
  const held = await Promise.all(roles.map(async (role) => findHolders(directory, policy(), role)));
  return new Set(held.flat().map(({ id }) => id));
}
