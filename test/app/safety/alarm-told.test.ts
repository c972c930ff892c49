// What one person is told of an alarm, as things stand when it is delivered: what has become untrue meanwhile is told to nobody.
import { describe, expect, test } from '@jest/globals';
import { brakeRow, FREEZE, POLICY } from '../../../src/app/commit/rows/names.js';
import { instant } from '../../../src/domain/ids.js';
import type { JsonObject } from '../../../src/ports/store.js';
import { meet, openTrial, PEOPLE } from '../trial.js';
import type { Trial } from '../trial.js';
import { put, told } from './alarm-at.js';

const at = instant(Date.parse('2026-11-24T11:00:00Z'));
const later = instant(Date.parse('2026-11-24T11:30:00Z'));
const { adele, alice } = PEOPLE;
const order = { by: { id: adele, name: 'Adele Vance' }, at, reason: 'stolen' };

async function opened(): Promise<Trial> {
  const trial = await openTrial();
  await meet(trial, 'isaiah');
  return trial;
}

describe('of a freeze', () => {
  const frozen = { topic: 'frozen', by: adele, at } as const;
  const lifted = { topic: 'lifted', by: adele, at } as const;
  const restored = { at: later, backedUpAt: at, liftedBy: null };
  const WHOM = [
    {
      who: 'everybody',
      whom: null,
      name: null,
      row: FREEZE,
      set: { all: order },
      off: { all: null },
    },
    {
      who: 'one',
      whom: alice,
      name: 'Alice Example',
      row: brakeRow(alice),
      set: { order },
      off: { order: null },
    },
  ] as const;

  test.each(WHOM)(
    '$who is told by whom and why, while it holds',
    async ({ whom, name, row, set }) => {
      const trial = await opened();
      await put(trial, row, set);
      const notice = { code: 'codes-frozen', whom: name, by: 'Adele Vance', at, reason: 'stolen' };
      expect(await told(trial, 'isaiah', { ...frozen, whom })).toStrictEqual([notice]);
      expect(await told(trial, 'isaiah', { ...lifted, whom })).toEqual([]);
    },
  );

  test.each(WHOM)('$who is told to be lifted, while it is', async ({ whom, name, row, off }) => {
    const trial = await opened();
    await put(trial, row, off);
    const notice = { code: 'freeze-lifted', whom: name, by: 'Adele Vance', at };
    expect(await told(trial, 'isaiah', { ...lifted, whom })).toStrictEqual([notice]);
    expect(await told(trial, 'isaiah', { ...frozen, whom })).toEqual([]);
  });

  test.each([
    ['a restore holds everything', { all: null, restored }],
    ['a restore and an order do', { all: order, restored }],
  ])('is not told to be lifted while %s', async (_what, value) => {
    const trial = await opened();
    await put(trial, FREEZE, value);
    expect(await told(trial, 'isaiah', { ...lifted, whom: null })).toEqual([]);
  });

  test('a restore is told until it is lifted, and none before the last', async () => {
    const trial = await opened();
    const alarm = { topic: 'restored', at: later } as const;
    expect(await told(trial, 'isaiah', alarm)).toEqual([]);
    await put(trial, FREEZE, { all: null, restored });
    const notice = { code: 'records-restored', at: later, backedUpAt: at };
    expect(await told(trial, 'isaiah', alarm)).toStrictEqual([notice]);
    expect(await told(trial, 'isaiah', { topic: 'restored', at })).toEqual([]);
  });
});

describe('of the log', () => {
  test.each([
    'log-rolled-back',
    'log-emptied',
    'log-memory-gone',
    'log-unkept',
    'log-unanchored',
    'log-anchored-again',
  ] as const)('%s is told as what it is, and since when', async (topic) => {
    const trial = await opened();
    expect(await told(trial, 'isaiah', { topic, at })).toStrictEqual([{ code: topic, at }]);
  });
});

describe('of the policy', () => {
  const operators = { people: [PEOPLE.isaiah], groups: [] };
  const changed = { topic: 'policy-changed', about: 'two', at } as const;
  const notice = { code: 'policy-changed', at };
  const INSTEAD: readonly (readonly [string, JsonObject | null, readonly unknown[]])[] = [
    ['is told while it is the last', { version: 'two', operators }, [notice]],
    ['is not told to whom the last is told', { version: 'three', operators }, []],
    [
      'is not told to whom the last is told because of the one before',
      { version: 'three', formerly: operators },
      [],
    ],
    ['is told to whom nothing of the last is told', { version: 'three' }, [notice]],
    ['is told where nothing is known of a later one', null, [notice]],
  ];
  test.each(INSTEAD)('a change %s', async (_what, value, notices) => {
    const trial = await opened();
    await put(trial, POLICY, value);
    expect(await told(trial, 'isaiah', changed)).toStrictEqual(notices);
  });

  test('a refusal is told with its places, as long as that file is the last that was refused', async () => {
    const trial = await opened();
    const refused = { digest: 'abc', problems: 2, where: ['roles', 'profile'], at };
    const alarm = { topic: 'policy-refused', about: 'abc', at } as const;
    expect(await told(trial, 'isaiah', alarm)).toEqual([]);
    await put(trial, POLICY, { version: 'one', operators, refused });
    expect(await told(trial, 'isaiah', alarm)).toStrictEqual([
      { code: 'policy-refused', at, problems: 2, where: ['roles', 'profile'] },
    ]);
    expect(await told(trial, 'isaiah', { ...alarm, about: 'def' })).toEqual([]);
    await put(trial, POLICY, null);
    expect(await told(trial, 'isaiah', alarm)).toEqual([]);
  });
});
