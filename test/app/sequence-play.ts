// Random people do random things, twice, too late, at once, and over restarts.
import type { Actor } from '../../src/app/looking/who.js';
import type { RequestId } from '../../src/domain/ids.js';
import { StoreUnavailable } from '../../src/ports/fault.js';
import type { Stage } from './sequence-stage.js';
import { openedBy, PEOPLE, TENANT } from './trial.js';
import type { PersonName } from './trial.js';

type Deed = (activity: string) => Promise<unknown>;

const REQUESTERS: readonly PersonName[] = ['alex', 'lee'];
const ANSWERERS: readonly PersonName[] = [
  'megan',
  'diego',
  'isaiah',
  'megan',
  'alex',
  'alice',
  'adele',
];
const EVERYBODY = Object.keys(PEOPLE) as PersonName[];

export async function play(stage: Stage, events: number): Promise<void> {
  const done: { readonly deed: Deed; readonly activity: string }[] = [];
  for (const name of EVERYBODY) await attempt(async () => meet(stage, name));
  for (let count = 0; count < events; count += 1) {
    const burst = Array.from({ length: stage.dice.one([1, 1, 1, 2, 4]) }, (_, index) => {
      const again = done.length > 0 && stage.dice.happens(0.15);
      const fresh = { deed: draw(stage), activity: `a${count}-${index}` };
      const chosen = again ? stage.dice.one(done) : fresh;
      done.push(chosen);
      return chosen;
    });
    await Promise.all(burst.map(async ({ deed, activity }) => attempt(async () => deed(activity))));
    await between(stage);
  }
}

/** What a lost answer leaves behind is not the caller's to know. */
async function attempt(deed: () => Promise<unknown>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
}

const actor = (name: PersonName, activityId: string): Actor => ({
  tenantId: TENANT,
  personId: PEOPLE[name],
  activityId: `${name}:${activityId}`,
});

async function meet(stage: Stage, name: PersonName): Promise<void> {
  const { bridge } = stage.bridge;
  await bridge.rememberPerson(actor(name, 'meet'), { address: { chat: name } });
}

/** One thing that somebody might do now. */
function draw(stage: Stage): Deed {
  const { dice } = stage;
  const drawn = dice.next();
  if (drawn < 0.16 || stage.requests.size === 0) return ask(stage, dice.one(REQUESTERS));
  const id = dice.one([...stage.requests].slice(-3));
  if (drawn < 0.45) return act(stage, id, { kind: 'approve' });
  if (drawn < 0.75) return show(stage, id);
  if (drawn < 0.8) return act(stage, id, { kind: 'withdraw' });
  if (drawn < 0.82) return act(stage, id, { kind: 'deny', reason: 'no' });
  if (drawn < 0.84) return mine(stage, id, { kind: 'cancel' });
  if (drawn < 0.86) return objecting(stage, id);
  if (drawn < 0.9) return mine(stage, id, { kind: 'break-glass', reason: 'nobody answers' });
  const report = dice.one(['worked', 'refused', 'not-used'] as const);
  return mine(stage, id, { kind: 'report', report });
}

type Acting = Parameters<Stage['bridge']['bridge']['actOnRequest']>[2];

function ask(stage: Stage, name: PersonName): Deed {
  const byMail = stage.dice.happens(0.2);
  return async (activity) => {
    const asked = { typedName: 'alice', reason: 'locked out', byMail };
    const answer = await stage.bridge.bridge.askForCode(actor(name, activity), asked);
    if (answer.ok) stage.requests.add(openedBy(answer));
  };
}

function act(stage: Stage, id: RequestId, acting: Acting): Deed {
  const name = stage.dice.one(ANSWERERS);
  return async (activity) => stage.bridge.bridge.actOnRequest(actor(name, activity), id, acting);
}

function mine(stage: Stage, id: RequestId, acting: Acting): Deed {
  const name = stage.dice.one(REQUESTERS);
  return async (activity) => stage.bridge.bridge.actOnRequest(actor(name, activity), id, acting);
}

function objecting(stage: Stage, id: RequestId): Deed {
  return async (activity) =>
    stage.bridge.bridge.actOnRequest(actor('alice', activity), id, { kind: 'object' });
}

function show(stage: Stage, id: RequestId): Deed {
  const name = stage.dice.one(REQUESTERS);
  return async (activity) => {
    const answer = await stage.bridge.bridge.showCode(actor(name, activity), id);
    await stage.noteShown(name, id, answer);
  };
}

/** What happens while nobody presses anything. */
async function between(stage: Stage): Promise<void> {
  const { dice, trial } = stage;
  if (dice.happens(0.5)) trial.parts.clock.advanceSeconds(dice.one([1, 3, 3, 9, 16, 31, 60]));
  if (dice.happens(0.02)) trial.parts.clock.advanceSeconds(700);
  if (dice.happens(0.08)) {
    await stage.toggleApprover(dice.one([PEOPLE.megan, PEOPLE.diego, PEOPLE.isaiah]));
  }
  if (dice.happens(stage.isFrozen ? 0.5 : 0.04)) await stage.toggleFreeze();
  if (dice.happens(0.05)) trial.parts.messenger.close({ chat: dice.one(EVERYBODY) });
  if (dice.happens(0.3)) await stage.bridge.outbox.drain();
  if (dice.happens(0.08)) await stage.restart();
}
