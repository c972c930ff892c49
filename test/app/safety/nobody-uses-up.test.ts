// A limit is moved only by the acts of those whom it limits: whatever several people do, in any mix, nobody else's break-glass is
// refused for it; nobody else's request is either, unless three of them have used up an owner's limit together, a third each, and
// then security has heard of it.
import { expect, test } from '@jest/globals';
import { HEAVY } from '../../heavy.js';
import { fc } from '../../properties.js';
import { glassOf } from '../emergency.js';
import { fine, meet, openedBy, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';
import type { RequestId } from '../../../src/domain/ids.js';

const ALL = { people: Object.values(PEOPLE), groups: [] };

async function opened(): Promise<Trial> {
  const policy = samplePolicy({
    // Lee may, too: what they ask for is held up by nobody's limit but their own.
    breakGlass: { ...glassOf(1), people: [PEOPLE.alex, PEOPLE.lee] },
    numberMatching: true,
  });
  const roles = { ...policy.roles, requester: ALL, approver: ALL };
  const trial = await openTrial({ policy: { ...policy, roles } });
  await meet(trial, 'alex', 'lee', 'megan', 'diego', 'alice', 'adele');
  return trial;
}

const asking = (typedName: string) => ({ typedName, reason: '', byMail: false });

/** None of security, who may freeze. */
const ATTACKERS = ['lee', 'diego', 'alice'] as const;
type Attacker = (typeof ATTACKERS)[number];
type Deed = (trial: Trial, who: Attacker, id: RequestId) => Promise<unknown>;
const ask =
  (typedName: string): Deed =>
  async (trial, who) =>
    trial.bridge.askForCode(trial.as(who), asking(typedName));
const press =
  (act: Parameters<Trial['bridge']['actOnRequest']>[2]): Deed =>
  async (trial, who, id) =>
    trial.bridge.actOnRequest(trial.as(who), id, act);

/** So that each reaches people, and counts. */
const askAndCancel: Deed = async (trial, who) => {
  const asked = await trial.bridge.askForCode(trial.as(who), asking('alice'));
  if (!asked.ok || asked.value.kind === 'question') return;
  await trial.bridge.actOnRequest(trial.as(who), asked.value.requestId, { kind: 'cancel' });
};

const DEEDS: readonly Deed[] = [
  ask('alice'),
  ask('nobody at all'),
  ask(''),
  askAndCancel,
  press({ kind: 'approve', number: 1 }),
  press({ kind: 'approve' }),
  press({ kind: 'cancel' }),
  press({ kind: 'object' }),
  press({ kind: 'withdraw' }),
  press({ kind: 'break-glass', reason: 'me too' }),
  press({ kind: 'report', report: 'worked' }),
  async (trial, who, id) => trial.bridge.showCode(trial.as(who), id),
  async (trial, who) => trial.bridge.freeze(trial.as(who), { typedName: null, reason: '' }),
  async (trial, who) => trial.bridge.listReviews(trial.as(who)),
  async (trial, who) => trial.bridge.whoAmI(trial.as(who)),
  async (trial, who) => trial.provisioning.openCase(trial.as(who), { typedName: 'alice' }),
  // Of their own token everybody may.
  async (trial, who) =>
    trial.provisioning.compromise(trial.as(who === 'alice' ? 'diego' : who), {
      typedName: 'alice',
      reason: '手'.repeat(300),
    }),
];

type Doing = { readonly who: Attacker; readonly deed: Deed; readonly times: number };
const doing = (who: Attacker, deed: Deed, times: number): Doing => ({ who, deed, times });

/** Megan asks, and so does Alex, who then breaks the glass. */
async function othersAfter(mix: readonly Doing[]): Promise<{ readonly limited: boolean }> {
  const trial = await opened();
  const first = await trial.requestBy('diego');
  for (const { who, deed, times } of mix) {
    for (let time = 0; time < times; time += 1) await deed(trial, who, first);
  }
  const others = await trial.bridge.askForCode(trial.as('megan'), asking('alice'));
  if (!others.ok) {
    expect(others.refusal).toMatchObject({ code: 'LIMIT_REACHED', whose: 'owner' });
    expect(new Set(mix.map(({ who }) => who)).size).toBe(ATTACKERS.length);
    await trial.outbox.drain();
    const told = trial.parts.messenger.chat({ chat: 'adele' });
    expect(JSON.stringify(told)).toContain('owner-limit');
  }
  const id = openedBy(await trial.bridge.askForCode(trial.as('alex'), asking('alice')));
  const act = { kind: 'break-glass', reason: 'ward 3' } as const;
  const done = fine(await trial.bridge.actOnRequest(trial.as('alex'), id, act));
  expect(done.refusal).toBeUndefined();
  expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
  return { limited: !others.ok };
}

test('several people’s acts refuse nobody else a request or break-glass', async () => {
  const one = fc.record({
    who: fc.constantFrom(...ATTACKERS),
    deed: fc.constantFrom(...DEEDS),
    times: fc.integer({ min: 1, max: 25 }),
  });
  const mixes = fc.array(one, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(mixes, async (mix) => {
      await othersAfter(mix);
    }),
    { numRuns: HEAVY ? 100 : 5 },
  );
});

test('two people, each as often as they may, do not use up an owner’s limit; three do', async () => {
  const two = [doing('lee', askAndCancel, 25), doing('diego', askAndCancel, 25)];
  expect(await othersAfter(two)).toEqual({ limited: false });
  const three = [...two, doing('alice', askAndCancel, 25)];
  expect((await othersAfter(three)).limited).toBe(true);
});
