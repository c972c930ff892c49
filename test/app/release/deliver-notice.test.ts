// What people are told of a request apart from its card, where it has changed since that was written down: only what is still true
// is told, and to whom it still concerns.
import { describe, expect, test } from '@jest/globals';
import { NOTICE_TOPICS } from '../../../src/app/commit/rows/items.js';
import { requestRow } from '../../../src/app/commit/rows/names.js';
import { plusSeconds } from '../../../src/domain/ids.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { EVERYBODY, fine, meet, must, PEOPLE, samplePolicy } from '../trial.js';
import { approve, asked, chatOf, codesTold, remove, seenBy, told } from './one-request.js';
import type { OneRequest } from './one-request.js';

test('who has no part in a request is told nothing of it', async () => {
  const one = await asked(['megan']);
  await meet(one.trial, 'lee');
  const others = ['released', 'approvers-unreachable'];
  const ofView = NOTICE_TOPICS.filter((topic) => !others.includes(topic));
  expect(await codesTold(one, 'lee', ofView)).toEqual([]);
  fine(await one.trial.bridge.freeze(one.trial.as('adele'), EVERYBODY));
  expect(await codesTold(one, 'lee', ofView)).toEqual([]);
});

test('of a request that was erased meanwhile nothing is told', async () => {
  const one = await asked(['megan', 'alice']);
  await remove(one.trial, requestRow(one.id));
  for (const name of ['alex', 'megan', 'alice'] as const) {
    expect(await codesTold(one, name, NOTICE_TOPICS)).toEqual([]);
  }
});

describe('how it stands', () => {
  const STATES = ['approved', 'ready', 'denied', 'expired', 'stopped', 'withdrawn'] as const;

  test('is told once, by what was to tell of it', async () => {
    const one = await asked(['megan']);
    const no = { kind: 'deny', reason: 'it is not she who calls' } as const;
    fine(await one.trial.bridge.actOnRequest(one.trial.as('megan'), one.id, no));
    expect(await codesTold(one, 'alex', STATES)).toEqual(['request-denied']);
  });

  test.each([
    [
      'denied',
      async ({ trial, id }: OneRequest) =>
        trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'deny', reason: 'not she' }),
      { code: 'request-denied', by: 'Megan Bowen', reason: 'not she' },
    ],
    [
      'expired',
      async ({ trial }: OneRequest) => {
        trial.parts.clock.advanceSeconds(600);
        await trial.outbox.drain();
      },
      { code: 'request-expired', unapproved: true },
    ],
    [
      'stopped',
      async ({ trial, id }: OneRequest) =>
        trial.bridge.actOnRequest(trial.as('alice'), id, { kind: 'object' }),
      { code: 'request-stopped' },
    ],
  ] as const)('is told with whose code it was asked for: %s', async (topic, happens, notice) => {
    const one = await asked(['megan', 'alice']);
    await happens(one);
    const about = { disclosure: 'release', ownerName: 'Alice Example' };
    expect(await told(one, 'alex', topic)).toEqual([{ ...notice, ...about }]);
  });

  test('is not told as approved while the code is being fetched', async () => {
    const vault = new FakeSeedVault();
    const one = await asked(['megan'], { vault });
    await approve(one);
    const { bridge, as } = one.trial;
    const goOn = await vault.hangIn(async () => bridge.showCode(as('alex'), one.id));
    expect(await codesTold(one, 'alex', STATES)).toEqual([]);
    await goOn();
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

test('the owner of whose account two codes were given is told of the later one', async () => {
  const one = await asked(['megan', 'alice'], { policy: samplePolicy({ codesPerApproval: 2 }) });
  const { trial, id } = one;
  const { clock } = trial.parts;
  await approve(one);
  for (const report of ['refused', 'worked'] as const) {
    clock.advanceSeconds(60);
    fine(await trial.bridge.showCode(trial.as('alex'), id));
    fine(await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'report', report }));
  }
  const [notice] = await told(one, 'alice', 'released');
  expect(notice).toMatchObject({ code: 'code-released', at: clock.now() });
});

describe('that nobody who was asked can be reached', () => {
  test('is told with who could be, which is neither who asked nor whose account it is', async () => {
    const policy = samplePolicy();
    const { groups } = policy.roles.approver;
    const approver = { people: [PEOPLE.alex, PEOPLE.alice], groups };
    const roles = { ...policy.roles, approver };
    const one = await asked(['megan'], { policy: { ...policy, roles } });
    const [notice] = await told(one, 'alex', 'approvers-unreachable');
    const account = (name: string) => `${name}@contoso.example`;
    expect(notice).toMatchObject({
      disclosure: 'release',
      ownerName: 'Alice Example',
      couldBe: [
        { name: 'Diego Siciliani', account: account('diego') },
        { name: 'Megan Bowen', account: account('megan') },
      ],
    });
  });

  test('is not told any more once it is approved', async () => {
    const one = await asked(['megan']);
    await approve(one);
    expect(await told(one, 'alex', 'approvers-unreachable')).toEqual([]);
  });
});
