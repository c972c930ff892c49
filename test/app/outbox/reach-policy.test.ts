// Whom the policy has something told is written to before there is something to tell, and an alarm that came too early is told.
import { expect, test } from '@jest/globals';
import { plusDays } from '../../../src/domain/ids.js';
import { EVERYBODY, fine, meet, openedBy, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const ASK = { typedName: 'alice', reason: 'she is locked out', byMail: false } as const;
const glass = { people: [PEOPLE.alex], groups: [], quota: { uses: 2, perHours: 24 } };
const codes = (trial: Trial, name: PersonName): readonly string[] =>
  trial.parts.messenger
    .chat({ chat: name })
    .map(({ message }) => (message.kind === 'notice' ? message.notice.code : message.kind));

test('a request that nobody could be asked about opens their chats, and can be made a moment later', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex');
  // By now hours lie between the attempts.
  for (let hour = 0; hour < 6; hour += 1) {
    trial.parts.clock.advanceSeconds(3_600);
    await trial.outbox.drain();
  }
  // The set-up policy has installed it since, and what told of it was lost.
  for (const name of ['megan', 'diego'] as const) {
    trial.parts.messenger.install(PEOPLE[name], { chat: name });
  }
  trial.parts.clock.advanceSeconds(1);
  const refused = await trial.bridge.askForCode(trial.as('alex'), ASK);
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'NO_REACHABLE_APPROVER' } });
  await trial.outbox.drain();
  openedBy(await trial.bridge.askForCode(trial.as('alex'), ASK));
  await trial.outbox.drain();
  expect(codes(trial, 'megan')).toEqual(['request']);
});

test('the policy’s people are looked for every hour, whoever asks for nothing', async () => {
  const trial = await openTrial();
  await trial.outbox.drain();
  trial.parts.messenger.install(PEOPLE.adele, { chat: 'adele' });
  trial.parts.clock.advanceSeconds(3_700);
  await trial.outbox.drain();
  expect(await trial.bridge.findContact(trial.as('adele'))).toBeDefined();
  expect(trial.parts.log.some((line) => line.startsWith('chats.missing'))).toBe(true);
});

test('alarms to people without a chat come when they open it, and the audit knows that they were not told', async () => {
  const trial = await openTrial({ policy: samplePolicy({ breakGlass: glass }) });
  await meet(trial, 'alex', 'megan', 'isaiah');
  const id = await trial.requestBy('alex');
  await trial.outbox.drain();
  const act = { kind: 'break-glass', reason: 'a fire' } as const;
  fine(await trial.bridge.actOnRequest(trial.as('alex'), id, act));
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  fine(await trial.bridge.freeze(trial.as('isaiah'), EVERYBODY));
  await trial.outbox.drain();
  const missed = (await trial.audit()).flatMap(({ fact }) =>
    fact.action === 'message.not-reached' ? [`${fact.to} ${fact.about} ${fact.why}`] : [],
  );
  expect(missed).toEqual(
    expect.arrayContaining([
      `${PEOPLE.adele} review-card not-installed`,
      `${PEOPLE.adele} alert not-installed`,
      `${PEOPLE.alice} alert not-installed`,
      `${PEOPLE.alice} notice not-installed`,
    ]),
  );
  trial.parts.clock.advanceSeconds(60);
  await meet(trial, 'adele', 'alice');
  await trial.outbox.drain();
  expect(codes(trial, 'adele')).toEqual(expect.arrayContaining(['review', 'codes-frozen']));
  expect(codes(trial, 'alice')).toEqual(
    expect.arrayContaining(['break-glass-used', 'code-released', 'request']),
  );
});

test('what waited a week in vain is in the audit as undelivered, and is not told any more', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan');
  await trial.requestBy('alex');
  await trial.outbox.drain();
  trial.parts.clock.advanceSeconds(
    (plusDays(trial.parts.clock.now(), 8) - trial.parts.clock.now()) / 1000,
  );
  await trial.outbox.drain();
  const actions = (await trial.audit()).map(({ fact }) => fact.action);
  expect(actions).toContain('message.undelivered');
});
