// An alarm as one person is told it, drawn from the state at this moment. One that has become untrue is not sent.
import type { Notice } from '../../ports/messenger.js';
import type { Deps } from '../deps.js';
import { readFreezes } from '../frozen.js';
import { recipientOf } from '../outbox/recipient.js';
import type { OutboxItem } from '../outbox/item.js';
import { Reading } from '../reading.js';
import type { Alarm } from './alarm.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'messenger' | 'directory'>;

export async function deliverAlert(
  deps: Needs,
  { to, alarm }: Extract<OutboxItem, { kind: 'alert' }>,
): Promise<void> {
  const recipient = await recipientOf(deps, to);
  if (recipient === undefined) return;
  const notice = await freezeNotice(deps, alarm);
  if (notice !== undefined) await deps.messenger.send(recipient, { kind: 'notice', notice });
}

async function freezeNotice(deps: Needs, alarm: Alarm): Promise<Notice | undefined> {
  const freezes = await readFreezes(new Reading(deps.store, deps.tenantId));
  const order = alarm.whom === null ? freezes.all : (freezes.people[alarm.whom] ?? null);
  const { at } = alarm;
  if (alarm.topic === 'frozen') {
    if (order === null) return undefined;
    const whom = alarm.whom === null ? null : await nameOf(deps, alarm.whom);
    return { code: 'codes-frozen', whom, by: order.by.name, at, reason: order.reason };
  }
  if (order !== null) return undefined;
  const whom = alarm.whom === null ? null : await nameOf(deps, alarm.whom);
  return { code: 'freeze-lifted', whom, by: await nameOf(deps, alarm.by), at };
}

async function nameOf({ directory }: Needs, id: Alarm['by']): Promise<string> {
  return (await directory.person(id))?.displayName ?? '—';
}
