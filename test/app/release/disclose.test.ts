// A code on its way to whoever pressed: what is set aside, read, handed out and counted, each of it once.
import { describe, expect, test } from '@jest/globals';
import { operationRow, requestRow, tokenRow } from '../../../src/app/commit/rows/names.js';
import { parseTokenId } from '../../../src/domain/ids.js';
import { SeedNotFound, VaultForbidden } from '../../../src/ports/fault.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { must, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import { remove } from './one-request.js';
import type { OneRequest } from './one-request.js';
import { approved, pressing, releases, report, show } from './pressing.js';

const TWICE = { policy: samplePolicy({ codesPerApproval: 2 }) };

describe('of a request that is not as the press had it in hand', () => {
  test.each<[string, (one: OneRequest) => Promise<unknown>]>([
    ['is gone', async ({ trial, id }) => remove(trial, requestRow(id))],
    ['this press had a code of, and that is over', async (one) => shownAnd(one, 'worked')],
    [
      'this press had a code of, and that waits for another',
      async (one) => shownAnd(one, 'refused'),
    ],
  ])('that %s, no seed is read, and it is said that it has moved on', async (_what, happens) => {
    const one = await approved(TWICE);
    const { go, reads } = await pressing(one);
    await happens(one);
    const before = await releases(one);
    expect(await go()).toEqual({ ok: false, refusal: { code: 'MOVED_ON' } });
    expect(reads.times).toBe(0);
    expect(await releases(one)).toEqual(before);
  });

  test('that this very press had a code of, it shows the same once more, which counts', async () => {
    const one = await approved();
    const { go } = await pressing(one);
    await show(one, 'press');
    expect(await go()).toMatchObject({ ok: true, value: { value: '123456' } });
    expect(await releases(one)).toEqual(['intended', 'handed-out', 'shown-again']);
  });
});

async function shownAnd(one: OneRequest, said: 'worked' | 'refused'): Promise<void> {
  await show(one, 'press');
  await report(one, said);
}

test.each([
  ['each press that shows it again', undefined],
  ['each arrival of one press', 'press'],
])('%s is one showing, and no more', async (_what, activity) => {
  const one = await approved();
  for (let times = 0; times < 3; times += 1) await show(one, activity);
  expect(await releases(one)).toEqual(['intended', 'handed-out', 'shown-again', 'shown-again']);
});

test('each reading is on record under the name that it has in the vault’s log', async () => {
  const one = await approved();
  const { go, reads } = await pressing(one);
  for (let times = 0; times < 3; times += 1) await go();
  const entries = await one.trial.audit();
  const noted = entries.filter(({ fact }) => fact.action.startsWith('release.'));
  expect(reads.called).toEqual(noted.flatMap(({ read }) => read ?? []));
  expect(new Set(reads.called).size).toBe(3);
});

describe('what the vault does not give', () => {
  async function failing(vault: FakeSeedVault, one: OneRequest, activity?: string) {
    vault.failNext(new VaultForbidden('no role'));
    const { shown, refusal } = await show(one, activity);
    expect(shown).toBeUndefined();
    expect(refusal).toEqual({ code: 'VAULT_FAILED', retryable: false });
  }

  test.each([
    ['for the first time', 0],
    ['once more', 1],
  ])('%s is no code: it is said, in the log, and on record', async (_when, times) => {
    const vault = new FakeSeedVault();
    const one = await approved({ vault });
    if (times > 0) await show(one);
    await failing(vault, one);
    const logged = one.trial.parts.log.filter((line) => line.startsWith('release.failed '));
    expect(logged).toEqual([expect.stringContaining('no role')]);
    expect((await releases(one)).at(-1)).toBe('failed');
  });

  test('to a press, and not to the same when it comes upon the next step, is on record for each', async () => {
    const vault = new FakeSeedVault();
    const one = await approved({ vault });
    await failing(vault, one, 'one');
    const goOn = await vault.hangIn(async () => show(one, 'two'));
    await failing(vault, one, 'one');
    expect(await releases(one)).toEqual(['intended', 'failed', 'intended', 'failed']);
    // The next step was given up, so that the press which had set it aside shows nothing.
    expect((await goOn()).shown).toBeUndefined();
  });

  test('once more is on record for each press, and for each showing that it would have been, once', async () => {
    const vault = new FakeSeedVault();
    const one = await approved({ vault });
    await show(one);
    const failed = async () => (await releases(one)).filter((what) => what === 'failed').length;
    for (const [activity, times] of [
      ['one', 1],
      ['two', 2],
      ['one', 2],
    ] as const) {
      await failing(vault, one, activity);
      expect(await failed()).toBe(times);
    }
    await show(one);
    await failing(vault, one, 'one');
    expect(await failed()).toBe(3);
    // Another version that this press comes to knows what was done by the same name.
    const done = operationRow([PEOPLE.alex, 'show-again-failed', one.id, 'one', '2']);
    expect(await one.trial.parts.store.get(TENANT, done)).toBeDefined();
  });

  test('because its token is gone is said, too, and nothing is read', async () => {
    const one = await approved();
    const { trial } = one;
    await show(one);
    const { go, reads } = await pressing(one);
    const { safety } = trial.deps;
    const readEventLimits: typeof safety.readEventLimits = async (...about) => {
      const limits = await safety.readEventLimits(...about);
      await remove(trial, tokenRow(must(parseTokenId('sample-alice'))));
      return limits;
    };
    const logged: unknown[] = [];
    const log = { ...quietLog, error: (...line: readonly unknown[]) => logged.push(line) };
    const refusal = { code: 'VAULT_FAILED', retryable: false };
    expect(await go({ log, safety: { ...safety, readEventLimits } })).toEqual({
      ok: false,
      refusal,
    });
    expect(reads.times).toBe(0);
    expect(logged).toEqual([['release.failed', new SeedNotFound('the token is gone')]]);
    expect((await trial.audit()).at(-1)?.fact).toMatchObject({ cause: 'SEED_NOT_FOUND' });
  });
});

test.each([0, 1])('a fault of our own ends the press, and nothing is handed out', async (times) => {
  const one = await approved();
  if (times > 0) await show(one);
  const before = await releases(one);
  const { go } = await pressing(one);
  const fault = new TypeError('ours');
  await expect(go({}, async () => Promise.reject(fault))).rejects.toBe(fault);
  expect(await releases(one)).toEqual(times > 0 ? before : ['intended']);
});
