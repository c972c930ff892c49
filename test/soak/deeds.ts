// What people do, by chance: they ask, approve, look, report, object, freeze, and press what is long over.
import type { Bridge } from '../../src/app/bridge.js';
import { parseRequestId } from '../../src/domain/ids.js';
import type { RequestId } from '../../src/domain/ids.js';
import type { Policy } from '../../src/domain/policy/policy.js';
import type { Dice } from '../app/dice.js';
import { must, openedBy, PEOPLE, samplePolicy, TENANT } from '../app/trial.js';
import type { PersonName } from '../app/trial.js';

export type Deed = (bridge: Bridge, activity: string) => Promise<unknown>;
type Acting = Parameters<Bridge['actOnRequest']>[2];

export const EVERYBODY = Object.keys(PEOPLE) as PersonName[];
const REQUESTERS: readonly PersonName[] = ['alex', 'lee'];
const ANSWERERS: readonly PersonName[] = ['megan', 'megan', 'diego', 'isaiah', 'alice', 'adele'];

export const actor = (name: PersonName, activityId: string): Parameters<Bridge['whoAmI']>[0] => ({
  tenantId: TENANT,
  personId: PEOPLE[name],
  activityId: `${name}:${activityId}`,
});

export async function meet(bridge: Bridge, name: PersonName): Promise<void> {
  await bridge.rememberPerson(actor(name, 'meet'), { address: { chat: name } });
}

const DEEDS: readonly (readonly [weight: number, draw: (dice: Dice, id: RequestId) => Deed])[] = [
  [26, (dice, id) => act(dice.one(ANSWERERS), id, { kind: 'approve' })],
  [26, (dice, id) => show(dice.one(REQUESTERS), id)],
  [5, (dice, id) => act(dice.one(ANSWERERS), id, { kind: 'withdraw' })],
  [2, (dice, id) => act(dice.one(ANSWERERS), id, { kind: 'deny', reason: 'no' })],
  [2, (dice, id) => act(dice.one(REQUESTERS), id, { kind: 'cancel' })],
  [1, (_dice, id) => act('alice', id, { kind: 'object' })],
  [9, (_dice, id) => act('lee', id, { kind: 'break-glass', reason: 'nobody answers' })],
  [8, (dice, id) => report(dice, id)],
  [1, (dice) => freeze(dice)],
  [14, (dice) => lift(dice)],
  [3, (dice) => list(dice.one(EVERYBODY))],
];
const WEIGHTS = DEEDS.reduce((sum, [weight]) => sum + weight, 0);
const ASKS = 0.2;

/** One thing that somebody might do now. What is asked for is added to what can be pressed. */
export function drawDeed(dice: Dice, requests: string[]): Deed {
  const latest = requests.slice(-3);
  if (latest.length === 0 || dice.happens(ASKS)) return ask(dice, requests);
  const id = must(parseRequestId(dice.one(latest)));
  let left = dice.below(WEIGHTS);
  for (const [weight, draw] of DEEDS) {
    left -= weight;
    if (left < 0) return draw(dice, id);
  }
  return list('alex');
}

function ask(dice: Dice, requests: string[]): Deed {
  const name = dice.one(REQUESTERS);
  const asked = { typedName: 'alice', reason: 'locked out', byMail: dice.happens(0.2) };
  return async (bridge, activity) => {
    const answer = await bridge.askForCode(actor(name, activity), asked);
    if (!answer.ok) return;
    const id = openedBy(answer);
    if (!requests.includes(id)) requests.push(id);
  };
}

const act =
  (name: PersonName, id: RequestId, acting: Acting): Deed =>
  async (bridge, activity) =>
    bridge.actOnRequest(actor(name, activity), id, acting);

const show =
  (name: PersonName, id: RequestId): Deed =>
  async (bridge, activity) =>
    bridge.showCode(actor(name, activity), id);

function report(dice: Dice, id: RequestId): Deed {
  const how = dice.one(['worked', 'refused', 'not-used'] as const);
  return act(dice.one(REQUESTERS), id, { kind: 'report', report: how });
}

const whom = (dice: Dice): { typedName: string | null; reason: string } => ({
  typedName: dice.one([null, 'alice']),
  reason: '',
});

function freeze(dice: Dice): Deed {
  const command = whom(dice);
  return async (bridge, activity) => bridge.freeze(actor('adele', activity), command);
}

function lift(dice: Dice): Deed {
  const command = whom(dice);
  return async (bridge, activity) => bridge.unfreeze(actor('isaiah', activity), command);
}

const list =
  (name: PersonName): Deed =>
  async (bridge, activity) =>
    bridge.listRequests(actor(name, activity));

/** Whoever asks may break the glass, and nobody is held up by how often they ask. */
export function policyOf(): Policy {
  const policy = samplePolicy({
    codesPerApproval: 2,
    breakGlass: { people: [PEOPLE.lee], groups: [], quota: { uses: 2, perHours: 1 } },
  });
  const requester = { people: [PEOPLE.alex, PEOPLE.lee], groups: [] };
  const limits = { ...policy.limits, requests: { perPerson: 500, perOwner: 500 } };
  return { ...policy, limits, roles: { ...policy.roles, requester } };
}
