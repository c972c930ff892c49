// Cards that are not sent, or not touched: news that is none any more, and a card that a code is about to be shown on.
import { describe, expect, test } from '@jest/globals';
import { CARD } from '../../../src/app/commit/rows/items.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { approvedSeed, reburnPolicy } from '../provisioning/reburning.js';
import { Sitting } from '../provisioning/sitting.js';
import { fine, meet, must, openTrial, PEOPLE } from '../trial.js';
import { approve, asked, chatOf, deliver, queue, seedOut, seenBy } from './one-request.js';

describe('when it is over, and they have not seen it', () => {
  test.each([
    { who: 'an approver', name: 'diego', seconds: 600, seen: ['cancelled'] },
    { who: 'an approver', name: 'diego', seconds: 601, seen: [] },
    { who: 'whose account it is', name: 'alice', seconds: 601, seen: ['cancelled'] },
  ] as const)(
    '$who who comes $seconds seconds later sees $seen',
    async ({ name, seconds, seen }) => {
      const messenger = new RecordingMessenger();
      messenger.close({ chat: name });
      const { trial, id } = await asked(['megan', name], { messenger });
      fine(await trial.bridge.actOnRequest(trial.as('alex'), id, { kind: 'cancel' }));
      await trial.outbox.drain();
      trial.parts.clock.advanceSeconds(seconds);
      messenger.reopen({ chat: name });
      await meet(trial, name);
      await trial.outbox.drain();
      expect(seenBy(trial, name)).toEqual(seen);
    },
  );
});

test('while a code is fetched nothing moves on the card that it will be shown on', async () => {
  const vault = new FakeSeedVault();
  const one = await asked(['megan'], { vault });
  const { trial, id: requestId } = one;
  await approve(one);
  await trial.outbox.drain();
  const before = chatOf(trial, 'alex');
  const goOn = await vault.hangIn(async () => trial.bridge.showCode(trial.as('alex'), requestId));
  const card = { to: PEOPLE.alex, requestId, fresh: false };
  await queue(trial, CARD.draft(trial.parts.clock.now(), card));
  await trial.outbox.drain();
  expect(chatOf(trial, 'alex')).toEqual(before);
  expect(fine(await goOn()).shown).toBeDefined();
});

test.each([
  [1, 0],
  [0, 1],
])('%i seconds before a code is over its card is touched %i times', async (early, touched) => {
  const one = await asked(['megan']);
  const { trial, id: requestId } = one;
  await approve(one);
  await trial.outbox.drain();
  const { worksUntil } = must(fine(await trial.bridge.showCode(trial.as('alex'), requestId)).shown);
  await trial.outbox.stop();
  const updates = () => must(chatOf(trial, 'alex').at(-1)).updates;
  const before = updates();
  const { clock } = trial.parts;
  clock.advanceSeconds((worksUntil - clock.now()) / 1000 - early);
  await deliver(one, 'alex');
  expect(updates() - before).toBe(touched);
});

test('the cards of a seed, which is shown on no card, go on where it is shown', async () => {
  const trial = await openTrial({ policy: reburnPolicy() });
  await meet(trial, 'alex', 'megan', 'diego');
  await (await Sitting.open(trial)).enrol();
  await approvedSeed(trial);
  await trial.outbox.drain();
  expect(seenBy(trial, 'megan')).toEqual(['approved']);
});

test('the card of whoever asked for a seed says that it is out while it can be seen at the page', async () => {
  const { trial } = await seedOut();
  await trial.outbox.drain();
  expect(seenBy(trial, 'alex').at(-1)).toBe('seed-out');
});
