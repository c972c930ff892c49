// Forged presses against the running bot: refused, nothing changed, on record. The ordinary run tries those that can share one
// bot, and a part of the others; HEAVY=1 all of them, and PRINT=1 also writes docs/forged.md.
import { afterAll, expect, test } from '@jest/globals';
import { isOn } from '../../../../scripts/environment.mjs';
import { HEAVY } from '../../../heavy.js';
import { heldPage } from '../../../held-page.js';
import type { Answered, Json } from '../../../fakes/teams-person.js';
import { forgedPage, rowOf } from './forged-page.js';
import type { Tried } from './forged-page.js';
import { FORGED } from './forged-rows.js';
import type { Forged } from './forged-rows.js';
import { ForgedStage, OTHER_TENANT, readOf } from './forged-stage.js';

const IS_WHOLE = HEAVY || isOn(process.env, 'PRINT');
const KEYS = ['verb', 'attack', 'situation'] as const;

/** Each of which brings a verb, an attack or a situation that none before it had; those that share a bot are tried in any case. */
function few(all: readonly Forged[]): readonly Forged[] {
  const seen = new Set<string>();
  const isNew = (one: Forged): boolean => {
    const before = seen.size;
    for (const key of KEYS) seen.add(`${key}: ${one[key]}`);
    return seen.size > before;
  };
  const sharing = all.filter(({ shared: isShared }) => isShared === true);
  for (const one of sharing) isNew(one);
  return all.filter((one) => one.shared === true || isNew(one));
}
const CHOSEN = IS_WHOLE ? FORGED : few(FORGED);

const tried: Tried[] = [];
const CODE = /\b\d{3} \d{3}\b/;

function activityOf(stage: ForgedStage, { who, way, action }: Forged): Json {
  const person = stage.person(who);
  const pressed = action(stage);
  if (way === 'message') {
    const { verb, data } = pressed;
    return person.activity({ type: 'message', value: { ...(data as Json), verb } });
  }
  const invoke = person.invoke(pressed);
  if (way !== 'other-tenant') return invoke;
  const { conversation } = invoke;
  const tenantId = OTHER_TENANT;
  const said = { ...(conversation as Json), tenantId };
  return { ...invoke, conversation: said, channelData: { tenant: { id: tenantId } } };
}

async function post(stage: ForgedStage, forged: Forged): Promise<Answered> {
  const person = stage.person(forged.who);
  const activity = activityOf(stage, forged);
  // A replay: the first delivery does what it does.
  const times = forged.way === 'twice' ? 1 : 0;
  for (let time = 0; time < times; time += 1) await person.post(activity);
  await stage.bot.settle();
  before.kept = await stage.kept();
  before.entries = (await stage.bot.trial.audit()).length;
  const seen = person.messages.length;
  const answered = await person.post(activity);
  await stage.bot.settle();
  const [message] = person.messages.slice(seen);
  if (forged.way !== 'message' || message === undefined) return answered;
  const value = message.card ?? message.text ?? '';
  return { status: 200, body: { statusCode: 200, value } };
}

let shared: ForgedStage | undefined;
afterAll(async () => shared?.bot.stop());

async function stageFor({ situation, shared: isShared }: Forged): Promise<ForgedStage> {
  if (isShared !== true) return ForgedStage.open(situation);
  shared ??= await ForgedStage.open(situation);
  return shared;
}

const before = { kept: '', entries: 0 };

test.each(CHOSEN.map((forged) => [forged.verb, forged.attack, forged] as const))(
  '%s, %s',
  async (verb, attack, forged) => {
    const stage = await stageFor(forged);
    try {
      const answered = await post(stage, forged);
      expect(await stage.kept()).toBe(before.kept);
      if (forged.situation !== 'released') expect(JSON.stringify(answered)).not.toMatch(CODE);
      const recorded = await stage.record(before.entries);
      if (forged.way === 'twice') expect(recorded).toEqual([]);
      else expect(recorded.length).toBeGreaterThan(0);
      const { who, situation } = forged;
      const told = recorded.join('; ') || 'once, when it was done';
      const one = { verb, attack, who, situation, read: readOf(answered), recorded: told };
      tried.push(one);
      // Also where another guard holds in its place: the row says which one it was.
      if (!isOn(process.env, 'PRINT')) expect(heldPage('forged.md')).toContain(rowOf(one));
    } finally {
      if (forged.shared !== true) await stage.bot.stop();
    }
  },
);

test('each verb and each attack is among those that were tried', () => {
  for (const key of KEYS) {
    const all = new Set(FORGED.map((one) => one[key]));
    expect(new Set(CHOSEN.map((one) => one[key]))).toEqual(all);
  }
});

test('there are a hundred and fifty of them and more, and the page in docs/ is what became of them', () => {
  expect(FORGED.length).toBeGreaterThanOrEqual(150);
  expect(tried).toHaveLength(CHOSEN.length);
  const page = IS_WHOLE ? forgedPage(tried) : heldPage('forged.md');
  expect(heldPage('forged.md', page)).toBe(page);
});
