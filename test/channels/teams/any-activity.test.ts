// Whatever is posted as an activity: it is answered without an error, and does nothing.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { must, TENANT } from '../../app/trial.js';
import type { Json, TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
let megan: TeamsPerson;
let approve: Json;

beforeAll(async () => {
  bot = await startBot();
  const alex = bot.person('alex');
  megan = bot.person('megan');
  await alex.install();
  await megan.install();
  await alex.say('/otp alice');
  await bot.settle();
  approve = megan.pressActivity(must(megan.messages.at(-1)?.card), 'Approve');
});
afterAll(async () => {
  await bot.stop();
});

/** What has been logged as a failure since the last look. */
let looked = 0;
const newFailures = (): readonly string[] => {
  const fresh = bot.log.slice(looked).filter((line) => /failed|answer\.lost/.test(line));
  looked = bot.log.length;
  return fresh;
};

const DEEP = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;

describe('an activity that is none', () => {
  test.each<readonly [string, Json]>([
    ['a number for the service address', { serviceUrl: 5 }],
    ['no service address', { serviceUrl: undefined }],
    ['a time that is an object', { id: undefined, timestamp: { toString: 1, valueOf: 1 } }],
    ['a value nested without end', { id: undefined, value: 'DEEP' }],
    ['channel data nested without end', { channelData: 'DEEP' }],
    ['an id that becomes no text', { id: { toString: 1, valueOf: 1 } }],
    [
      'a conversation that no header can name',
      { conversation: { id: '\u0000', tenantId: TENANT } },
    ],
    ['no conversation', { conversation: null }],
    ['nobody', { from: null }],
    ['a number for a text', { text: 5 }],
  ])('does no harm: %s', async (_what, changes) => {
    const text = JSON.stringify(megan.activity({ type: 'message', text: 'help', ...changes }));
    const { status } = await megan.postText(text.replace('"DEEP"', DEEP));
    expect([200, 400]).toContain(status);
    expect(newFailures()).toEqual([]);
  });
});

/** Values that programs stumble over, in place of those that belong there. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, -1, true, [], {}, 'a'.repeat(2_000), '\u0000', '../..'),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'code.show', '29:megan'),
  fc.object({ maxDepth: 2, maxKeys: 3 }),
);
/** Who, where, and what is pressed. */
const MEANING = [
  ['type'],
  ['name'],
  ['channelId'],
  ['from'],
  ['from', 'aadObjectId'],
  ['conversation'],
  ['conversation', 'conversationType'],
  ['value'],
  ['value', 'action'],
  ['value', 'action', 'verb'],
  ['value', 'action', 'type'],
  ['value', 'action', 'data'],
  ['value', 'action', 'data', 'requestId'],
] as const;
const THE_REST = [['id'], ['timestamp'], ['recipient'], ['channelData'], ['locale'], ['entities']];

function changed(within: unknown, path: readonly string[], to: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return to;
  const before = typeof within === 'object' && within !== null ? (within as Json) : {};
  return { ...before, [key]: changed(before[key], rest, to) };
}

async function pressChanged(path: readonly string[], value: unknown): Promise<void> {
  await pressTheSame(changed(approve, path, value));
}

async function pressTheSame(press: unknown): Promise<void> {
  const { status } = await megan.post(press);
  expect([200, 400]).toContain(status);
  expect(newFailures()).toEqual([]);
}

describe('a press with one part replaced by anything', () => {
  test('approves nothing where that part says who, where or what', async () => {
    const replaced = fc.asyncProperty(fc.constantFrom(...MEANING), odd, pressChanged);
    await fc.assert(replaced, { numRuns: 150 });
    const actions = (await bot.trial.audit()).map(({ fact }) => fact.action);
    expect(actions).toContain('request.created');
    expect(actions).not.toContain('approval.given');
  });

  test('approves nothing where neither of the two tenants is said', async () => {
    const both = fc.asyncProperty(odd, odd, async (one, other) => {
      const without = changed(approve, ['conversation', 'tenantId'], one);
      await pressTheSame(changed(without, ['channelData', 'tenant', 'id'], other));
    });
    await fc.assert(both, { numRuns: 50 });
    const actions = (await bot.trial.audit()).map(({ fact }) => fact.action);
    expect(actions).not.toContain('approval.given');
  });

  test('is answered without an error, whichever part it is', async () => {
    const replaced = fc.asyncProperty(fc.constantFrom(...THE_REST), odd, pressChanged);
    await fc.assert(replaced, { numRuns: 100 });
  });
});
