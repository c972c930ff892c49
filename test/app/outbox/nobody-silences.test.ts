// Nobody can make the bridge silent: whatever people do and however often, and whosever chats hang, alarms reach everybody
// whose chat answers, and what waits for somebody does not grow with how often they ask.
import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { queueUp } from '../../../src/app/commit/queue-up.js';
import { TOKEN_NOTICE } from '../../../src/app/commit/rows/items.js';
import { parseTokenId } from '../../../src/domain/ids.js';
import { OUTBOX } from '../../../src/app/commit/rows/names.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Message } from '../../../src/ports/messenger.js';
import { HangingMessenger } from '../../fakes/hanging-messenger.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { HEAVY } from '../../heavy.js';
import { glassOf } from '../emergency.js';
import { EVERYBODY, fine, meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const NAMES = ['alex', 'megan', 'diego', 'alice', 'adele', 'isaiah'] as const;
/** More than the outbox looks at in one go, in the heavy run. */
const LISTINGS = HEAVY ? 1_300 : 200;
const glass = glassOf(2);

const chatOf = (name: PersonName): string => JSON.stringify({ chat: name });

async function opened(): Promise<{ trial: Trial; wire: HangingMessenger; id: RequestId }> {
  const messenger = new RecordingMessenger();
  const wire = new HangingMessenger(messenger);
  const trial = await openTrial({ messenger, wire, policy: samplePolicy({ breakGlass: glass }) });
  await meet(trial, ...NAMES);
  const id = await trial.requestBy('alex');
  await trial.outbox.drain();
  return { trial, wire, id };
}

/** Looks as often as a bot would that is told of every commit, while nothing that hangs comes back. */
async function turns(trial: Trial, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) {
    if (turn % 50 === 0) trial.outbox.kick();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
const TURNS = 400;

const isAlarm = (message: Message, codes: readonly string[]): boolean =>
  message.kind === 'review'
    ? codes.includes('review')
    : message.kind === 'notice' && codes.includes(message.notice.code);
const told = (trial: Trial, name: PersonName, ...codes: string[]): boolean =>
  trial.parts.messenger.chat({ chat: name }).some(({ message }) => isAlarm(message, codes));
const waiting = async (trial: Trial): Promise<number> =>
  (await trial.parts.store.list(TENANT, { ...OUTBOX, limit: 1000 })).rows.length;

describe('while one person asks for their cards again and again, and their chat hangs', () => {
  test('break-glass and a freeze are told to everybody else at once', async () => {
    const { trial, wire, id } = await opened();
    wire.hanging.add(chatOf('alex'));
    await trial.bridge.listRequests(trial.as('alex'));
    await turns(trial, 5);
    const before = await waiting(trial);
    for (let count = 0; count < LISTINGS; count += 1) {
      await trial.bridge.listRequests(trial.as('alex'));
    }
    expect((await waiting(trial)) - before).toBeLessThanOrEqual(1);
    const act = { kind: 'break-glass', reason: 'x' } as const;
    fine(await trial.bridge.actOnRequest(trial.as('alex'), id, act));
    await trial.bridge.freeze(trial.as('isaiah'), EVERYBODY);
    await turns(trial, TURNS);
    expect(told(trial, 'megan', 'break-glass-used')).toBe(true);
    expect(told(trial, 'alice', 'break-glass-used')).toBe(true);
    for (const name of ['adele', 'isaiah'] as const) expect(told(trial, name, 'review')).toBe(true);
    expect(told(trial, 'adele', 'codes-frozen')).toBe(true);
    // One of what is no alarm, and one alarm.
    expect(wire.begun.get(chatOf('alex')) ?? 0).toBeLessThanOrEqual(2);
    wire.letGo();
    await trial.outbox.drain();
  });

  test('an alarm to them waits for nothing else of theirs', async () => {
    const { trial, wire } = await opened();
    wire.hanging.add(chatOf('adele'));
    // A notice that is no alarm is on its way to her.
    await queueUp(trial.deps, [COPY(trial)], trial.parts.clock.now());
    await turns(trial, 60);
    expect(wire.begun.get(chatOf('adele'))).toBe(1);
    await trial.bridge.freeze(trial.as('isaiah'), EVERYBODY);
    await turns(trial, TURNS);
    expect(wire.begun.get(chatOf('adele'))).toBe(2);
    wire.letGo();
    await trial.outbox.drain();
  });
});

/** No alarm, and hers. */
const COPY = (trial: Trial) => {
  const at = trial.parts.clock.now();
  const tokenId = must(parseTokenId('sample-alice'));
  const about = { to: PEOPLE.adele, tokenId, topic: 'owner-gone', by: 'bridge', at } as const;
  return TOKEN_NOTICE.draft(at, about);
};

type Deed = {
  readonly who: PersonName;
  readonly what: (trial: Trial, who: PersonName, id: RequestId) => Promise<unknown>;
};
const press =
  (kind: 'approve' | 'withdraw' | 'cancel' | 'object'): Deed['what'] =>
  async (trial, who, id) =>
    trial.bridge.actOnRequest(trial.as(who), id, { kind });
const DEEDS: readonly Deed['what'][] = [
  async (trial, who) => trial.bridge.listRequests(trial.as(who)),
  async (trial, who) => trial.bridge.listReviews(trial.as(who)),
  async (trial, who) =>
    trial.bridge.askForCode(trial.as(who), { typedName: 'alice', reason: '', byMail: false }),
  press('approve'),
  press('withdraw'),
  press('cancel'),
  press('object'),
  async (trial, who) =>
    trial.bridge.freeze(trial.as(who), { typedName: 'diego', reason: '手'.repeat(300) }),
  async (trial, who) => trial.bridge.unfreeze(trial.as(who), { typedName: 'diego', reason: '' }),
  async (trial, who) =>
    trial.bridge.rememberPerson(trial.as(who), { address: { chat: who }, zone: 'Europe/Paris' }),
];

test('whatever mix of commands by whomever, and whosever chats hang: a freeze is told to all others', async () => {
  const who = fc.constantFrom(...NAMES);
  const deed = fc.record({
    who,
    what: fc.constantFrom(...DEEDS),
    times: fc.integer({ min: 1, max: 8 }),
  });
  const mixes = fc.record({
    deeds: fc.array(deed, { maxLength: 12 }),
    hanging: fc.uniqueArray(who, { maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(mixes, async ({ deeds, hanging }) => {
      const { trial, wire, id } = await opened();
      for (const name of hanging) wire.hanging.add(chatOf(name));
      for (const { who: by, what, times } of deeds) {
        for (let time = 0; time < times; time += 1) await what(trial, by, id);
      }
      await turns(trial, 20);
      trial.parts.clock.advanceSeconds(1);
      const [freezer, other] = ['adele', 'isaiah'] as const;
      await trial.bridge.freeze(trial.as(freezer), EVERYBODY);
      await turns(trial, TURNS);
      if (!hanging.includes(other)) expect(told(trial, other, 'codes-frozen')).toBe(true);
      wire.letGo();
      await trial.outbox.drain();
      expect(told(trial, other, 'codes-frozen')).toBe(true);
    }),
    { numRuns: HEAVY ? 50 : 8 },
  );
});
