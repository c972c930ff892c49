// Every alarm reaches everybody whom it concerns within its bound, whatever mix of commands others have typed before, and whosever
// chats hang, or whatever else waits for the same people: a freeze, break-glass, a stolen secret, an owner's limit, guessed codes,
// another policy. With the lanes of alarms and copies exchanged each of the six is red.
import { expect, test } from '@jest/globals';
import { notePolicy } from '../../../src/app/tenant/policy-change.js';
import { queueUp } from '../../../src/app/commit/queue-up.js';
import { TOKEN_NOTICE } from '../../../src/app/commit/rows/items.js';
import { parseTokenId } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Message } from '../../../src/ports/messenger.js';
import { fc } from '../../properties.js';
import { HangingMessenger } from '../../fakes/hanging-messenger.js';
import { RecordingMessenger } from '../../fakes/recording-messenger.js';
import { HEAVY } from '../../heavy.js';
import { glassOf } from '../emergency.js';
import { changePolicy } from '../provisioning/reburning.js';
import { Sitting } from '../provisioning/sitting.js';
import { EVERYBODY, meet, must, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const RUNS = HEAVY ? 25 : 3;
const NAMES = ['alex', 'megan', 'diego', 'alice', 'adele', 'isaiah'] as const;
/** Looks into the outbox that a bot which is told of every commit has time for within a second. */
const TURNS = 400;

const asks = (name: string) => ({ typedName: name, reason: '', byMail: false });
type World = {
  readonly trial: Trial;
  readonly wire: HangingMessenger;
  readonly id: RequestId;
  readonly sitting: Sitting;
};

async function opened(): Promise<World> {
  const messenger = new RecordingMessenger();
  const wire = new HangingMessenger(messenger);
  const policy = samplePolicy({ breakGlass: glassOf(50) });
  const requester = { people: [PEOPLE.alex, PEOPLE.megan, PEOPLE.lee, PEOPLE.diego], groups: [] };
  const operator = { people: [PEOPLE.isaiah], groups: [] };
  const limits = { ...policy.limits, requests: { perPerson: 500, perOwner: 9 } };
  const roles = { ...policy.roles, requester, operator };
  const trial = await openTrial({ messenger, wire, policy: { ...policy, roles, limits } });
  await meet(trial, ...NAMES);
  const id = await trial.requestBy('alex');
  const sitting = await Sitting.open(trial);
  await sitting.enrol();
  await trial.outbox.drain();
  return { trial, wire, id, sitting };
}

type Deed = (world: World, who: PersonName) => Promise<unknown>;
const press =
  (kind: 'approve' | 'withdraw' | 'cancel' | 'object'): Deed =>
  async ({ trial, id }, who) =>
    trial.bridge.actOnRequest(trial.as(who), id, { kind });
const DEEDS: readonly Deed[] = [
  async ({ trial }, who) => trial.bridge.listRequests(trial.as(who)),
  async ({ trial }, who) => trial.bridge.listReviews(trial.as(who)),
  async ({ trial }, who) => trial.bridge.askForCode(trial.as(who), asks('alice')),
  async ({ trial }, who) => trial.bridge.askForCode(trial.as(who), asks('diego')),
  async ({ trial, id }, who) => trial.bridge.showCode(trial.as(who), id),
  press('approve'),
  press('withdraw'),
  press('cancel'),
  press('object'),
  async ({ trial }, who) =>
    trial.bridge.freeze(trial.as(who), { typedName: 'megan', reason: '手'.repeat(300) }),
  async ({ trial }, who) =>
    trial.bridge.unfreeze(trial.as(who), { typedName: 'megan', reason: '' }),
  async ({ trial }, who) => trial.provisioning.openCase(trial.as(who), { typedName: 'diego' }),
  async ({ trial }, who) => trial.provisioning.listTokens(trial.as(who)),
  async ({ trial }, who) =>
    trial.bridge.rememberPerson(trial.as(who), { address: { chat: who }, zone: 'Europe/Paris' }),
];

type Alarm = {
  /** Whether it came to that: others may have ended what it is about, which is their right. */
  readonly raise: (world: World) => Promise<boolean>;
  readonly codes: readonly string[];
  readonly concerns: readonly PersonName[];
};
const ALARMS: Readonly<Record<string, Alarm>> = {
  'an owner’s limit': {
    raise: async ({ trial }) => {
      for (const who of ['alex', 'megan', 'lee'] as const) {
        for (let count = 0; count < 3; count += 1) {
          const asked = await trial.bridge.askForCode(trial.as(who), asks('alice'));
          if (!asked.ok || asked.value.kind === 'question') continue;
          const { requestId } = asked.value;
          await trial.bridge.actOnRequest(trial.as(who), requestId, { kind: 'cancel' });
        }
      }
      const more = await trial.bridge.askForCode(trial.as('diego'), asks('alice'));
      return !more.ok && JSON.stringify(more.refusal).includes('"whose":"owner"');
    },
    codes: ['owner-limit'],
    concerns: ['adele', 'isaiah'],
  },
  'another policy': {
    raise: async ({ trial }) => {
      changePolicy(trial, { ...trial.parts.policy, version: 'another' });
      await notePolicy(trial.deps, trial.parts.policy);
      return true;
    },
    codes: ['policy-changed'],
    concerns: ['isaiah'],
  },
  'guessed codes': {
    raise: async ({ trial, sitting }) => {
      for (let count = 0; count < 10; count += 1) {
        await sitting.pages.proveBurn(sitting.next(), '000000');
      }
      trial.parts.clock.advanceSeconds(15);
      return true;
    },
    codes: ['proofs-locked'],
    concerns: ['adele', 'isaiah'],
  },
  'break-glass': {
    raise: async ({ trial }) => {
      const asked = await trial.bridge.askForCode(trial.as('alex'), asks('alice'));
      if (!asked.ok || asked.value.kind === 'question') return false;
      const act = { kind: 'break-glass', reason: 'ward 3' } as const;
      const { requestId } = asked.value;
      const done = await trial.bridge.actOnRequest(trial.as('alex'), requestId, act);
      return done.ok && done.value.refusal === undefined;
    },
    codes: ['break-glass-used', 'review'],
    concerns: ['megan', 'diego', 'alice', 'adele', 'isaiah'],
  },
  'a stolen secret': {
    raise: async ({ trial }) => {
      const whom = { typedName: 'alice', reason: '手'.repeat(300) };
      return (await trial.provisioning.compromise(trial.as('adele'), whom)).ok;
    },
    codes: ['token-compromised'],
    concerns: ['alice', 'isaiah'],
  },
  'a freeze': {
    raise: async ({ trial }) => (await trial.bridge.freeze(trial.as('adele'), EVERYBODY)).ok,
    codes: ['codes-frozen'],
    concerns: ['isaiah'],
  },
};

/** Looks as often as a bot would that is told of every commit, while nothing that hangs comes back. */
async function turns(trial: Trial): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    if (turn % 50 === 0) trial.outbox.kick();
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** One message that is no alarm is on its way to everybody, and does not arrive. */
async function clog({ trial, wire }: World): Promise<void> {
  const alarms = ['freeze-lifted', ...Object.values(ALARMS).flatMap(({ codes }) => codes)];
  wire.stuck = (message) => !isOf(message, alarms);
  const at = trial.parts.clock.now();
  const about = { tokenId: must(parseTokenId('sample-alice')), by: 'bridge', at } as const;
  const copies = NAMES.map((name) =>
    TOKEN_NOTICE.draft(at, { ...about, to: PEOPLE[name], topic: 'owner-gone' }),
  );
  await queueUp(trial.deps, copies, at);
  await turns(trial);
}

const isOf = (message: Message, codes: readonly string[]): boolean =>
  codes.includes(message.kind === 'notice' ? message.notice.code : message.kind);
const heard = ({ trial }: World, name: PersonName, codes: readonly string[]): number =>
  trial.parts.messenger.chat({ chat: name }).filter(({ message }) => isOf(message, codes)).length;

test.each(Object.keys(ALARMS))('%s, after any mix of commands by anybody', async (name) => {
  const { raise, codes, concerns } = must(ALARMS[name]);
  const who = fc.constantFrom(...NAMES);
  const times = fc.integer({ min: 1, max: 8 });
  const deed = fc.record({ who, what: fc.constantFrom(...DEEDS), times });
  const mixes = fc.record({
    deeds: fc.array(deed, { maxLength: 10 }),
    hanging: fc.uniqueArray(who, { maxLength: 4 }),
    clogged: fc.boolean(),
  });
  let came = 0;
  const property = fc.asyncProperty(mixes, async ({ deeds, hanging, clogged }) => {
    const world = await opened();
    for (const one of hanging) world.wire.hanging.add(JSON.stringify({ chat: one }));
    if (clogged) await clog(world);
    for (const { who: by, what, times: count } of deeds) {
      for (let time = 0; time < count; time += 1) await what(world, by);
    }
    world.trial.parts.clock.advanceSeconds(1);
    const before = concerns.map((one) => heard(world, one, codes));
    const untold = () => concerns.filter((one, at) => heard(world, one, codes) <= must(before[at]));
    if (await raise(world)) {
      came += 1;
      await turns(world.trial);
      expect(untold().filter((one) => hanging.every((other) => other !== one))).toEqual([]);
      world.wire.letGo();
      await world.trial.outbox.drain();
      expect(untold()).toEqual([]);
    }
    world.wire.letGo();
    await world.trial.outbox.drain();
  });
  // The first: nobody has done anything, so that it comes to it.
  await fc.assert(property, {
    numRuns: RUNS,
    examples: [[{ deeds: [], hanging: [], clogged: true }]],
  });
  expect(came).toBeGreaterThan(0);
});
