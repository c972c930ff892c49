// An alarm as one person is told it, drawn from the state at this moment. One that has become untrue is not sent.
import type { z } from 'zod';
import type { PersonId } from '../../domain/ids.js';
import { isHolder } from '../../domain/policy/roles.js';
import type { Notice } from '../../ports/messenger.js';
import type { Deps } from '../deps.js';
import { findToken } from '../looking/find-token.js';
import { withKnownOwners } from '../looking/known-owners.js';
import { readBrake } from '../looking/grounds.js';
import { readName } from '../looking/named-person.js';
import { findRecipientFor } from '../outbox/find-recipient.js';
import { Reading } from '../commit/reading.js';
import { ledgerRow, POLICY } from '../commit/rows/names.js';
import { policyRowSchema } from '../commit/rows/schemas.js';
import { ledgerSchema } from '../commit/rows/token-row.js';
import { findReview } from './reviews.js';
import { isLogAlarm } from '../commit/rows/alarm-items.js';
import type {
  Alarm,
  AlertItem,
  CompromisedAlarm,
  FreezeAlarm,
  LimitAlarm,
  LockedAlarm,
  LogAlarm,
  PolicyAlarm,
  RestoredAlarm,
  ReviewAlarm,
} from '../commit/rows/alarm-items.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'messenger' | 'directory'>;

export async function deliverAlert(deps: Needs, { to, alarm }: AlertItem): Promise<void> {
  const notice = isLogAlarm(alarm)
    ? { code: alarm.topic, at: alarm.at }
    : await drawNotice(deps, alarm, to);
  if (notice === undefined) return;
  const recipient = await findRecipientFor(deps, to);
  await deps.messenger.send(recipient, { kind: 'notice', notice });
}

async function drawNotice(
  deps: Needs,
  alarm: Exclude<Alarm, LogAlarm>,
  to: PersonId,
): Promise<Notice | undefined> {
  if ('requestId' in alarm) return drawBreakGlassNotice(deps, alarm, to);
  switch (alarm.topic) {
    case 'frozen':
    case 'lifted':
      return drawFreezeNotice(deps, alarm);
    case 'restored':
      return drawRestoredNotice(deps, alarm);
    case 'compromised':
      return drawCompromisedNotice(deps, alarm, to);
    case 'proofs-locked':
      return drawLockedNotice(deps, alarm);
    case 'owner-limit':
      return drawLimitNotice(deps, alarm);
    case 'policy-changed':
    case 'policy-refused':
      return drawPolicyNotice(deps, alarm, to);
  }
}

async function drawLimitNotice(deps: Needs, { owner, at }: LimitAlarm): Promise<Notice> {
  return { code: 'owner-limit', ownerName: await readName(withKnownOwners(deps), owner), at };
}

/** Of tries that ended with the right code after all there is nothing to tell. */
async function drawLockedNotice(
  deps: Needs,
  { tokenId, by, at, until }: LockedAlarm,
): Promise<Notice | undefined> {
  const token = await findToken(deps, tokenId);
  if (token === undefined) return undefined;
  const ledger = await new Reading(deps.store, deps.tenantId).get(ledgerRow(token), ledgerSchema);
  if (ledger?.proofsFrom !== until) return undefined;
  const known = withKnownOwners(deps);
  const names = { ownerName: await readName(known, token.ownerId), by: await readName(known, by) };
  return { code: 'proofs-locked', ...names, issuer: token.issuer, at, until };
}

/** Of the last change and the last refusal alone; of an earlier change whoever does not hear of the last. */
async function drawPolicyNotice(
  deps: Needs,
  alarm: PolicyAlarm,
  to: PersonId,
): Promise<Notice | undefined> {
  const row = await new Reading(deps.store, deps.tenantId).get(POLICY, policyRowSchema);
  const { topic, about, at } = alarm;
  if (topic === 'policy-changed') {
    const isTold = row?.version === about || !(await hearsOfLast(deps, to, row));
    return isTold ? { code: 'policy-changed', at } : undefined;
  }
  const refused = row?.refused;
  if (refused?.digest !== about) return undefined;
  const { problems, where } = refused;
  return { code: 'policy-refused', at, problems, where };
}

async function hearsOfLast(
  { directory }: Needs,
  to: PersonId,
  row: z.infer<typeof policyRowSchema> | undefined,
): Promise<boolean> {
  const groups = await directory.groupsOf(to);
  return [row?.operators, row?.formerly].some(
    (holders) => holders !== undefined && isHolder(holders, to, groups),
  );
}

async function drawFreezeNotice(deps: Needs, alarm: FreezeAlarm): Promise<Notice | undefined> {
  const { order, restored } = await readBrake(new Reading(deps.store, deps.tenantId), alarm.whom);
  const { at } = alarm;
  if (alarm.topic === 'frozen') {
    if (order === null) return undefined;
    const whom = alarm.whom === null ? null : await readName(withKnownOwners(deps), alarm.whom);
    return {
      code: 'codes-frozen',
      whom,
      by: await readName(withKnownOwners(deps), order.by.id),
      at,
      reason: order.reason,
    };
  }
  if (order !== null || restored !== undefined) return undefined;
  const whom = alarm.whom === null ? null : await readName(withKnownOwners(deps), alarm.whom);
  return { code: 'freeze-lifted', whom, by: await readName(withKnownOwners(deps), alarm.by), at };
}

/** Until two people have lifted it. */
async function drawRestoredNotice(deps: Needs, { at }: RestoredAlarm): Promise<Notice | undefined> {
  const { restored } = await readBrake(new Reading(deps.store, deps.tenantId), null);
  if (restored?.at !== at) return undefined;
  return { code: 'records-restored', at, backedUpAt: restored.backedUpAt };
}

/** What was said stands in the token: an alarm about one that is gone tells nothing. */
async function drawCompromisedNotice(
  deps: Needs,
  { tokenId }: CompromisedAlarm,
  to: PersonId,
): Promise<Notice | undefined> {
  const token = await findToken(deps, tokenId);
  if (token?.compromised === undefined) return undefined;
  const { by, at, reason } = token.compromised;
  return {
    code: 'token-compromised',
    ownerName: await readName(withKnownOwners(deps), token.ownerId),
    issuer: token.issuer,
    by: await readName(withKnownOwners(deps), by),
    at,
    reason,
    yours: to === token.ownerId,
  };
}

async function drawBreakGlassNotice(
  deps: Needs,
  { requestId }: ReviewAlarm,
  to: PersonId,
): Promise<Notice | undefined> {
  const review = await findReview(deps, requestId);
  if (review === undefined) return undefined;
  return {
    code: 'break-glass-used',
    requesterName: review.by.name,
    ownerName: review.owner.name,
    issuer: review.issuer,
    reason: review.reason,
    at: review.openedAt,
    yours: to === review.owner.id,
  };
}
