// What people are told of a request apart from its card, where it has changed since that was written down: only what is still true
// is told, and to whom it still concerns.
import { describe, expect, test } from '@jest/globals';
import { NOTICE_TOPICS } from '../../../src/app/commit/rows/items.js';
import type { NoticeTopic } from '../../../src/app/commit/rows/items.js';
import { deliverNotice } from '../../../src/app/release/deliver-notice.js';
import { plusSeconds } from '../../../src/domain/ids.js';
import type { Notice } from '../../../src/ports/messenger.js';
import { EVERYBODY, fine, meet, must, PEOPLE, samplePolicy } from '../trial.js';
import type { PersonName } from '../trial.js';
import { approve, asked, chatOf, noticesOf, seenBy } from './one-request.js';
import type { OneRequest } from './one-request.js';

/** What they are told where this was to be told them, and comes only now. */
async function told(
  { trial, id: requestId }: OneRequest,
  name: PersonName,
  topic: NoticeTopic,
): Promise<readonly Notice[]> {
  await trial.outbox.drain();
  const before = noticesOf(trial, name).length;
  await deliverNotice(trial.deps, { to: PEOPLE[name], requestId, topic });
  return noticesOf(trial, name).slice(before);
}

async function codesTold(
  one: OneRequest,
  name: PersonName,
  topics: readonly NoticeTopic[],
): Promise<readonly string[]> {
  const notices: Notice[] = [];
  for (const topic of topics) notices.push(...(await told(one, name, topic)));
  return notices.map(({ code }) => code);
}

test('who has no part in a request is told nothing of it', async () => {
  const one = await asked(['megan']);
  await meet(one.trial, 'lee');
  const others = ['released', 'approvers-unreachable'];
  const ofView = NOTICE_TOPICS.filter((topic) => !others.includes(topic));
  expect(await codesTold(one, 'lee', ofView)).toEqual([]);
  fine(await one.trial.bridge.freeze(one.trial.as('adele'), EVERYBODY));
  expect(await codesTold(one, 'lee', ofView)).toEqual([]);
});

describe('how it stands', () => {
  const STATES = ['approved', 'ready', 'denied', 'expired', 'stopped', 'withdrawn'] as const;

  test('is told once, by what was to tell of it', async () => {
    const one = await asked(['megan']);
    const no = { kind: 'deny', reason: 'it is not she who calls' } as const;
    fine(await one.trial.bridge.actOnRequest(one.trial.as('megan'), one.id, no));
    expect(await codesTold(one, 'alex', STATES)).toEqual(['request-denied']);
  });

  test('is not told while it waits, but that a yes was taken back', async () => {
    const one = await asked(['megan']);
    expect(await codesTold(one, 'alex', STATES)).toEqual(['request-withdrawn']);
  });

  test.each(['approved', 'ready'] as const)(
    'is not %s any more where the yes was taken back: who has put the card away does not get it once more',
    async (topic) => {
      const one = await asked(['megan']);
      const { trial, id } = one;
      await approve(one);
      await trial.outbox.drain();
      fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'withdraw' }));
      await trial.outbox.drain();
      const before = seenBy(trial, 'alex');
      expect(before).toEqual(['moved', 'waiting', 'notice']);
      trial.parts.messenger.delete({ chat: 'alex' }, must(chatOf(trial, 'alex')[1]).reference);
      expect(await codesTold(one, 'alex', [topic])).toEqual([]);
      await trial.outbox.drain();
      expect(seenBy(trial, 'alex')).toEqual(['moved', 'notice']);
    },
  );
});

describe('a reminder', () => {
  const two = { policy: samplePolicy({ approvalsNeeded: 2 }) };

  test('says who asks for a code for whom, and until when it waits', async () => {
    const one = await asked(['megan']);
    const { clock, policy } = one.trial.parts;
    expect(await told(one, 'megan', 'reminder')).toEqual([
      {
        code: 'request-reminder',
        disclosure: 'release',
        requesterName: 'Alex Wilber',
        ownerName: 'Alice Example',
        until: plusSeconds(clock.now(), policy.requestLivesSeconds),
      },
    ]);
  });

  test('goes to nobody who has said yes meanwhile', async () => {
    const one = await asked(['megan', 'diego'], two);
    await approve(one);
    expect(await told(one, 'megan', 'reminder')).toEqual([]);
    expect(await told(one, 'diego', 'reminder')).toHaveLength(1);
  });

  test('goes to nobody once there is nothing to say yes to', async () => {
    const one = await asked(['megan', 'diego'], two);
    fine(await one.trial.bridge.actOnRequest(one.trial.as('alex'), one.id, { kind: 'cancel' }));
    expect(await told(one, 'megan', 'reminder')).toEqual([]);
  });

  test('goes neither to who asked nor to whose account it is', async () => {
    const one = await asked(['megan', 'alice']);
    expect(await told(one, 'alex', 'reminder')).toEqual([]);
    expect(await told(one, 'alice', 'reminder')).toEqual([]);
  });
});

test('of a freeze that was lifted, and set again, whoever asked is told what holds', async () => {
  const one = await asked(['megan']);
  const { bridge, as } = one.trial;
  const both = ['frozen', 'lifted'] as const;
  expect(await codesTold(one, 'alex', both)).toEqual(['request-lifted']);
  fine(await bridge.freeze(as('adele'), EVERYBODY));
  expect(await codesTold(one, 'alex', both)).toEqual(['request-frozen']);
  fine(await bridge.unfreeze(as('isaiah'), EVERYBODY));
  expect(await codesTold(one, 'alex', both)).toEqual(['request-lifted']);
});
