// A short message that asks for attention. One that has become untrue meanwhile is not sent.
import type { Request } from '../../domain/release/request.js';
import type { Phase, RequestView } from '../../domain/release/view.js';
import type { Notice } from '../../ports/messenger.js';
import type { Deps } from '../deps.js';
import { drawView } from './draw-view.js';
import { findEligibleApprovers } from '../looking/find-approvers.js';
import { mention } from '../looking/find-person.js';
import { findRequest } from '../looking/find-request.js';
import { roleLookup } from '../looking/role-lookup.js';
import { findRecipientFor } from '../outbox/find-recipient.js';
import { queueUp } from '../commit/queue-up.js';
import { CARD } from '../commit/rows/items.js';
import type { NoticeItem, NoticeTopic } from '../commit/rows/items.js';

type Needs = Pick<
  Deps,
  'store' | 'tenantId' | 'policy' | 'moment' | 'messenger' | 'directory' | 'clock'
>;

export async function deliverNotice(deps: Needs, item: NoticeItem): Promise<void> {
  const request = await findRequest(deps, item.requestId);
  if (request === undefined) return;
  if (isForCard(item, request)) return sendCard(deps, item);
  const notice = await drawNotice(deps, item, request);
  if (notice === undefined) return;
  const to = await findRecipientFor(deps, item.to);
  await deps.messenger.send(to, { kind: 'notice', notice });
}

/** By now the card itself says it, and has the button. */
function isForCard({ topic }: NoticeItem, { life }: Request): boolean {
  if (topic !== 'approved' && topic !== 'ready') return false;
  return life.state === 'approved' && life.heldUntil === undefined;
}

async function sendCard(deps: Needs, { to, requestId }: NoticeItem): Promise<void> {
  const now = deps.clock.now();
  await queueUp(deps, [CARD.draft(now, { to, requestId, fresh: true, ready: true })], now);
}

async function drawNotice(
  deps: Needs,
  item: NoticeItem,
  request: Request,
): Promise<Notice | undefined> {
  if (item.topic === 'released') return releasedNotice(request);
  if (item.topic === 'approvers-unreachable') return drawUnreachable(deps, request);
  const view = await drawView(deps, request, item.to);
  return viewNotice(view, item.topic);
}

/** Of what this person may see of it. */
function viewNotice(view: RequestView | undefined, topic: NoticeTopic): Notice | undefined {
  if (topic === 'frozen' || topic === 'lifted') return frozenNotice(view, topic);
  if (topic === 'reminder') return reminderNotice(view);
  if (topic === 'withdrawn') return withdrawnNotice(view);
  const notice = view === undefined ? undefined : stateNotice(view);
  return notice?.code === `request-${topic}` ? notice : undefined;
}

/** Only while it waits. */
function withdrawnNotice(view: RequestView | undefined): Notice | undefined {
  if (view?.phase.kind !== 'waiting') return undefined;
  return { code: 'request-withdrawn', ownerName: view.ownerName };
}

/** Only to who may still say yes. */
function reminderNotice(view: RequestView | undefined): Notice | undefined {
  if (view?.audience !== 'approver' || view.phase.kind !== 'waiting') return undefined;
  if (view.phase.youApproved) return undefined;
  const { disclosure, requesterName, ownerName, phase } = view;
  const about = { disclosure, requesterName, ownerName, until: phase.until };
  return { code: 'request-reminder', ...about };
}

/** Only while it is so, and while there is still something to wait for, or to keep to oneself. */
function frozenNotice(
  view: RequestView | undefined,
  topic: 'frozen' | 'lifted',
): Notice | undefined {
  if (view === undefined || (view.frozen === true) !== (topic === 'frozen')) return undefined;
  const { ownerName, disclosure, phase } = view;
  if (topic === 'frozen' && isOut(phase)) return { code: 'shown-frozen', disclosure, ownerName };
  if (phase.kind !== 'waiting' && phase.kind !== 'approved') return undefined;
  return topic === 'frozen'
    ? { code: 'request-frozen', ownerName }
    : { code: 'request-lifted', ownerName };
}

/** Seen by whoever asked, and perhaps of use still. */
function isOut({ kind }: Phase): boolean {
  return kind === 'code-out' || kind === 'seed-out';
}

/** What there is to say of the state as it is now. */
function stateNotice({ phase, disclosure, ownerName }: RequestView): Notice | undefined {
  const about = { disclosure, ownerName };
  if (phase.kind === 'approved') {
    const { by, showFrom: from } = phase;
    return from === undefined ? undefined : { code: 'request-approved', ...about, by, from };
  }
  if (phase.kind === 'denied') {
    return { code: 'request-denied', ...about, by: phase.by, reason: phase.reason };
  }
  if (phase.kind === 'expired') {
    return { code: 'request-expired', ...about, unapproved: phase.unapproved };
  }
  return phase.kind === 'stopped' ? { code: 'request-stopped', ...about } : undefined;
}

function releasedNotice({ ask, life }: Request): Notice | undefined {
  if (!('grant' in life)) return undefined;
  const last = life.state === 'released' ? life.current : life.codes.at(-1);
  if (last === undefined) return undefined;
  const approvedBy =
    life.grant.kind === 'approvals'
      ? life.grant.approvals.map(({ approver }) => approver.name)
      : [];
  return {
    code: 'code-released',
    requesterName: ask.requester.name,
    approvedBy,
    emergency: life.grant.kind === 'break-glass',
    issuer: ask.issuer,
    at: last.handedOutAt,
  };
}

async function drawUnreachable(deps: Needs, { ask, life }: Request): Promise<Notice | undefined> {
  if (life.state !== 'pending') return undefined;
  const policy = deps.policy();
  const couldBe = await findEligibleApprovers(deps, policy, {
    requesterId: ask.requester.id,
    ownerId: ask.owner.id,
    barredCaptor: null,
    groupsOf: roleLookup(deps.directory, policy).groupsOf,
  });
  return {
    code: 'approvers-unreachable',
    disclosure: ask.disclosure,
    ownerName: ask.owner.name,
    couldBe: couldBe.map(mention),
  };
}
