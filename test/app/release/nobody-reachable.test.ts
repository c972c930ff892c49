// Whoever waits for an answer is told that nobody can give one: only while they wait, and only where it is so.
import { expect, test } from '@jest/globals';
import { NOTICE } from '../../../src/app/commit/rows/items.js';
import { OUTBOX } from '../../../src/app/commit/rows/names.js';
import { outboxSchema } from '../../../src/app/commit/rows/outbox-row.js';
import type { OutboxItem } from '../../../src/app/commit/rows/outbox-row.js';
import { noteNobodyReachable } from '../../../src/app/release/nobody-reachable.js';
import { parseRequestId } from '../../../src/domain/ids.js';
import { must, PEOPLE, TENANT } from '../trial.js';
import type { PersonName } from '../trial.js';
import { approve, asked, noticesOf, queue } from './one-request.js';
import type { OneRequest } from './one-request.js';

/** They block the bot, which it learns of when it reminds them. */
async function close({ trial, id: requestId }: OneRequest, ...names: readonly PersonName[]) {
  for (const name of names) {
    trial.parts.messenger.close({ chat: name });
    const about = { to: PEOPLE[name], requestId, topic: 'reminder' } as const;
    await queue(trial, NOTICE.draft(trial.parts.clock.now(), about));
  }
  await trial.outbox.drain();
}

const timesTold = ({ trial }: OneRequest): number =>
  noticesOf(trial, 'alex').filter(({ code }) => code === 'approvers-unreachable').length;

/** What is to be told where the chat of this person has turned out to be closed. */
async function toTell({ trial, id: requestId }: OneRequest, name: PersonName) {
  await noteNobodyReachable(trial.deps, { to: PEOPLE[name], requestId });
  const { rows } = await trial.parts.store.list(TENANT, { ...OUTBOX, limit: 99 });
  const items: readonly OutboxItem[] = rows.map(({ value }) => outboxSchema.parse(value).item);
  return items.filter(({ topic }) => topic === 'approvers-unreachable');
}

test('it is told to whoever asked once the last of those who were asked is gone, not before', async () => {
  const one = await asked(['megan', 'diego']);
  await close(one, 'megan');
  expect(timesTold(one)).toBe(0);
  expect(await toTell(one, 'megan')).toEqual([]);
  await close(one, 'diego');
  expect(timesTold(one)).toBe(1);
  const about = { to: PEOPLE.alex, requestId: one.id, topic: 'approvers-unreachable' };
  for (const name of ['megan', 'diego'] as const) {
    expect(await toTell(one, name)).toEqual([{ kind: 'notice', ...about }]);
    await one.trial.outbox.drain();
  }
});

test('that somebody else is gone, who was not asked, has nothing of it told once more', async () => {
  const one = await asked(['megan', 'diego', 'alice']);
  await close(one, 'megan', 'diego');
  const before = timesTold(one);
  for (const name of ['alice', 'alex', 'lee'] as const) {
    expect(await toTell(one, name)).toEqual([]);
  }
  await one.trial.outbox.drain();
  expect(timesTold(one)).toBe(before);
});

test('it is not told of what waits for nobody any more, nor of what is not there', async () => {
  const one = await asked(['megan']);
  await close(one, 'megan');
  const nowhere = must(parseRequestId('0123456789abcdef'));
  expect(await toTell({ ...one, id: nowhere }, 'megan')).toEqual([]);
  await approve(one);
  await one.trial.outbox.drain();
  expect(await toTell(one, 'megan')).toEqual([]);
});
