// `/freezes`: what holds now, by whom and why, everybody's first, then the oldest; and for each whether whoever asks may lift it.
import { describe, expect, test } from '@jest/globals';
import { brakeRow, FREEZE, frozenRow } from '../../../src/app/commit/rows/names.js';
import { instant } from '../../../src/domain/ids.js';
import {
  fine,
  EVERYBODY,
  must,
  openTrial,
  PEOPLE,
  samplePolicy,
  sampleDirectory,
  TENANT,
} from '../trial.js';
import type { PersonName, Trial } from '../trial.js';
import { FakeDirectory } from '../../fakes/fake-directory.js';

/** Adele and Isaiah are security, Diego audits. */
function policy() {
  const { roles } = samplePolicy();
  return samplePolicy({ roles: { ...roles, auditor: { people: [PEOPLE.diego], groups: [] } } });
}
const listed = async ({ bridge, as }: Trial, name: PersonName) => bridge.listFreezes(as(name));
const adele = { id: PEOPLE.adele, name: 'Adele Vance' };
const alice = { id: PEOPLE.alice, name: 'Alice Example', account: 'alice@contoso.example' };
const lee = { id: PEOPLE.lee, name: 'Lee Gu', account: 'lee@contoso.example' };

/** By Adele, a minute after one another. */
async function frozen(trial: Trial, ...whom: readonly (PersonName | null)[]): Promise<void> {
  for (const typedName of whom) {
    const command = typedName === null ? EVERYBODY : { typedName, reason: `about ${typedName}` };
    fine(await trial.bridge.freeze(trial.as('adele'), command));
    trial.parts.clock.advanceSeconds(60);
  }
}

describe('what is frozen', () => {
  test('is nothing where nothing is, and nothing again once it was lifted', async () => {
    const trial = await openTrial({ policy: policy() });
    const nothing = { ok: true, value: { shown: [], others: [] } };
    expect(await listed(trial, 'isaiah')).toStrictEqual(nothing);
    await frozen(trial, 'lee', null);
    for (const typedName of ['lee', null] as const) {
      fine(await trial.bridge.unfreeze(trial.as('isaiah'), { typedName, reason: '' }));
    }
    expect(await listed(trial, 'isaiah')).toStrictEqual(nothing);
  });

  test('is listed whole: everybody’s first, then the oldest', async () => {
    const trial = await openTrial({ policy: policy() });
    const start = trial.parts.clock.now();
    await frozen(trial, 'lee', 'alice', null);
    const order = (minute: number, reason: string) => ({
      by: adele,
      at: instant(start + minute * 60_000),
      reason,
    });
    expect(fine(await listed(trial, 'isaiah'))).toStrictEqual({
      shown: [
        { whom: null, order: order(2, ''), lifting: 'yours' },
        { whom: lee, order: order(0, 'about lee'), lifting: 'yours' },
        { whom: alice, order: order(1, 'about alice'), lifting: 'yours' },
      ],
      others: [],
    });
  });

  test('is shown up to four; of more the names', async () => {
    const trial = await openTrial({ policy: policy() });
    await frozen(trial, 'lee', 'alice', 'megan', null, 'alex', 'diego');
    const { shown, others } = fine(await listed(trial, 'isaiah'));
    const names = shown.map(({ whom }) => whom?.name ?? null);
    expect(names).toEqual([null, 'Lee Gu', 'Alice Example', 'Megan Bowen']);
    expect(others).toStrictEqual(['Alex Wilber', 'Diego Siciliani']);
  });

  test.each([
    ['isaiah', 'yours'],
    ['adele', 'FROZE_IT_YOURSELF'],
    ['diego', 'NOT_SECURITY'],
  ] as const)('is for %s to lift: %s', async (name, lifting) => {
    const trial = await openTrial({ policy: policy() });
    await frozen(trial, 'alice', null);
    const { shown } = fine(await listed(trial, name));
    expect(shown.map((one) => one.lifting)).toEqual([lifting, lifting]);
  });

  test.each(['alex', 'megan', 'alice'] as const)('is not for %s to know', async (name) => {
    const trial = await openTrial({ policy: policy() });
    await frozen(trial, 'alice');
    const refusal = { ok: false, refusal: { code: 'NOT_A_REVIEWER' } };
    expect(await listed(trial, name)).toStrictEqual(refusal);
  });
});

describe('the freeze of a restore', () => {
  test.each([
    { half: null, lifting: 'yours' },
    { half: adele, lifting: 'yours' },
    { half: { id: PEOPLE.isaiah, name: 'Isaiah Langer' }, lifting: 'LIFTED_IT_YOURSELF' },
  ])('is listed with who has lifted it first: $half.name', async ({ half, lifting }) => {
    const trial = await openTrial({ policy: policy() });
    const restored = { at: instant(2), backedUpAt: instant(1), liftedBy: half };
    const { row, etag } = must(await trial.parts.store.get(TENANT, FREEZE));
    const value = { all: null, restored };
    await trial.parts.store.commit(TENANT, [{ kind: 'replace', row, etag, value }]);
    expect(fine(await listed(trial, 'isaiah'))).toStrictEqual({
      shown: [{ whom: null, order: null, lifting, restored }],
      others: [],
    });
  });
});

describe('somebody who is frozen', () => {
  test('is called as the directory calls them now, and as they were called where it knows them no more', async () => {
    const sample = sampleDirectory();
    const directory = new FakeDirectory();
    for (const id of Object.values(PEOPLE)) {
      directory.add(must(await sample.person(id)), await sample.groupsOf(id));
    }
    const trial = await openTrial({ policy: policy(), directory });
    await frozen(trial, 'lee', 'megan');
    directory.add({ ...must(await sample.person(PEOPLE.lee)), displayName: 'Lee Gu-Vance' });
    directory.remove(PEOPLE.megan);
    const { shown } = fine(await listed(trial, 'isaiah'));
    expect(shown.map(({ whom }) => whom)).toStrictEqual([
      { ...lee, name: 'Lee Gu-Vance' },
      { id: PEOPLE.megan, name: 'Megan Bowen', account: '' },
    ]);
  });

  test('is said to be so by their brake alone: a name in the list without one is nobody’s', async () => {
    const trial = await openTrial({ policy: policy() });
    const rows = [frozenRow(PEOPLE.diego), 'frozen~nobody-at-all'];
    await trial.parts.store.commit(
      TENANT,
      rows.map((row) => ({ kind: 'insert', row, value: { name: 'Diego Siciliani' } }) as const),
    );
    await frozen(trial, 'alice');
    const { shown } = fine(await listed(trial, 'isaiah'));
    expect(shown.map(({ whom }) => whom)).toStrictEqual([alice]);
  });

  test('is nobody whose brake was lifted while the list was read, wherever their name stands in it', async () => {
    const trial = await openTrial({ policy: policy() });
    const lifted = [PEOPLE.diego, PEOPLE.megan].flatMap((id) => [
      { kind: 'insert', row: frozenRow(id), value: { name: 'Somebody' } } as const,
      { kind: 'insert', row: brakeRow(id), value: { order: null } } as const,
    ]);
    await trial.parts.store.commit(TENANT, lifted);
    await frozen(trial, 'alice');
    const { shown } = fine(await listed(trial, 'isaiah'));
    expect(shown.map(({ whom }) => whom)).toStrictEqual([alice]);
  });

  test('is listed also where nothing was ever said of everybody', async () => {
    const trial = await openTrial({ policy: policy() });
    await frozen(trial, 'alice');
    const { row, etag } = must(await trial.parts.store.get(TENANT, FREEZE));
    await trial.parts.store.commit(TENANT, [{ kind: 'delete', row, etag }]);
    const { shown } = fine(await listed(trial, 'isaiah'));
    expect(shown.map(({ whom }) => whom)).toStrictEqual([alice]);
  });
});
