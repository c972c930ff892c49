// One random life of a bridge: codes and seeds asked for, approved, taken back, denied, released in an emergency, shown, reported;
// freezes, tokens that end, a vault that fails, time that passes. After each of them every card is looked at.
import type { Act } from '../../../../src/app/bridge.js';
import { findTokens } from '../../../../src/app/looking/find-token.js';
import { plusSeconds } from '../../../../src/domain/ids.js';
import type { RequestId, SeedReference } from '../../../../src/domain/ids.js';
import { REPORTS } from '../../../../src/domain/release/request.js';
import type { SealedSeed } from '../../../../src/domain/tokens/sealed-seed.js';
import { VaultUnavailable } from '../../../../src/ports/fault.js';
import { Dice } from '../../../app/dice.js';
import { meet, openedBy, openTrial, PEOPLE, samplePolicy } from '../../../app/trial.js';
import type { PersonName, Trial } from '../../../app/trial.js';
import { FakeSeedVault } from '../../../fakes/fake-seed-vault.js';

/** While a seed is fetched there is time to look at the cards. */
class WatchedVault extends FakeSeedVault {
  onGet: () => Promise<void> = async () => Promise.resolve();

  override async get(reference: SeedReference): Promise<SealedSeed> {
    await this.onGet();
    return super.get(reference);
  }
}

export type Life = {
  readonly trial: Trial;
  readonly dice: Dice;
  readonly requests: RequestId[];
  readonly vault: WatchedVault;
};

const EVENTS = 20;
const REQUESTERS: readonly PersonName[] = ['alex', 'alex', 'lee'];
const APPROVERS: readonly PersonName[] = ['megan', 'diego'];
const holders = (...names: readonly PersonName[]) => ({
  people: names.map((name) => PEOPLE[name]),
  groups: [],
});

export async function live(seed: number, look: (life: Life) => Promise<void>): Promise<void> {
  const dice = new Dice(seed);
  const vault = new WatchedVault();
  const policy = samplePolicy({
    approvalsNeeded: dice.one([1, 1, 2]),
    codesPerApproval: dice.one([1, 1, 2]),
    breakGlass: { ...holders('alex'), quota: { uses: 2, perHours: 1 } },
  });
  const roles = {
    ...policy.roles,
    requester: holders('alex', 'lee'),
    provisioner: holders('alex'),
  };
  const trial = await openTrial({ vault, policy: { ...policy, roles } });
  await meet(trial, 'alex', 'lee', 'megan', 'diego', 'alice', 'adele', 'isaiah');
  const life = { trial, dice, requests: [], vault };
  for (let count = 0; count < EVENTS; count += 1) {
    vault.onGet = async () => look(life);
    await something(life);
    vault.onGet = async () => Promise.resolve();
    // As it is before the outbox has come to it, and after.
    if (dice.happens(0.3)) await look(life);
    await trial.outbox.drain();
    await look(life);
  }
}

type Deed = (life: Life, id: RequestId) => Promise<void>;

const act =
  (what: (dice: Dice) => readonly [PersonName, Act]): Deed =>
  async ({ trial, dice }, id) => {
    const [who, deed] = what(dice);
    await trial.bridge.actOnRequest(trial.as(who), id, deed);
  };

/** How likely each is, as shares of all. */
const DEEDS: readonly (readonly [share: number, deed: Deed])[] = [
  [0.14, ask],
  [0.22, act((dice) => [dice.one(APPROVERS), { kind: 'approve' }])],
  [0.2, show],
  [0.1, act((dice) => ['alex', { kind: 'report', report: dice.one(REPORTS) }])],
  [0.05, act((dice) => [dice.one(APPROVERS), { kind: 'withdraw' }])],
  [0.03, act((dice) => [dice.one(APPROVERS), { kind: 'deny', reason: 'no' }])],
  [0.02, act(() => ['alex', { kind: 'cancel' }])],
  [0.03, act(() => ['alice', { kind: 'object' }])],
  [0.07, act(() => ['alex', { kind: 'break-glass', reason: 'ward 3' }])],
  [0.05, freezeOrLift],
  [0.025, end],
  [1, wait],
];

async function something(life: Life): Promise<void> {
  const { dice, requests } = life;
  const id = requests.at(-1 - dice.below(2)) ?? requests.at(-1);
  if (id === undefined) return ask(life);
  let drawn = dice.next();
  const [, deed = wait] =
    DEEDS.find(([share]) => {
      drawn -= share;
      return drawn < 0;
    }) ?? [];
  return deed(life, id);
}

async function wait({ trial, dice }: Life): Promise<void> {
  trial.parts.clock.advanceSeconds(dice.one([5, 31, 95, 130, 700]));
  await Promise.resolve();
}

async function ask({ trial, dice, requests }: Life): Promise<void> {
  const who = dice.one(REQUESTERS);
  if (dice.happens(0.15)) {
    const answer = await trial.bridge.askForSeed(trial.as('alex'), {
      typedName: 'alice',
      reason: 'the burner failed',
    });
    if (answer.ok) requests.push(openedBy(answer));
    return;
  }
  const at = plusSeconds(trial.parts.clock.now(), 90);
  const when = dice.happens(0.15) ? { when: { kind: 'moments', moments: [at] } as const } : {};
  const asked = { typedName: 'alice', reason: 'locked out', byMail: dice.happens(0.2), ...when };
  const answer = await trial.bridge.askForCode(trial.as(who), asked);
  if (answer.ok) requests.push(openedBy(answer));
}

async function show({ trial, dice, vault }: Life, id: RequestId): Promise<void> {
  if (dice.happens(0.1)) vault.failNext(new VaultUnavailable('no answer'));
  await trial.bridge.showCode(trial.as(dice.one(REQUESTERS)), id);
  if (!dice.happens(0.4)) return;
  const opened = await trial.provisioning.openReburn(trial.as('alex'), id);
  if (!opened.ok) return;
  const entered = await trial.provisioning.enter(opened.value.ticket, () => true);
  if (entered.ok) await trial.provisioning.seedForBurner(entered.value.inCase);
}

async function freezeOrLift({ trial, dice }: Life): Promise<void> {
  const whom = dice.one([{ typedName: null }, { typedName: 'alice' }]);
  const order = { ...whom, reason: '' };
  const done = await trial.bridge.freeze(trial.as('adele'), order);
  if (!done.ok) await trial.bridge.unfreeze(trial.as('isaiah'), order);
}

async function end({ trial, dice }: Life): Promise<void> {
  const [token] = await findTokens(trial.deps, PEOPLE.alice);
  if (token === undefined) return;
  const how = dice.one(['lose', 'cancel', 'compromise'] as const);
  if (how !== 'compromise') await trial.provisioning[how](trial.as('alex'), token.id);
  else await trial.provisioning.compromiseById(trial.as('alice'), token.id);
}
