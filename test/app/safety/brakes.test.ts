// No brake fails: however many people are frozen, with however long reasons, one by one or all at once, and whatever shape the
// store has that is met.
import { describe, expect, test } from '@jest/globals';
import { DirectoryFile } from '../../../src/adapters/local/directory-file.js';
import { parseDirectoryFile } from '../../../src/adapters/local/parse-directory-file.js';
import { brakeRow, FREEZE } from '../../../src/app/commit/rows/names.js';
import { SHAPE } from '../../../src/app/commit/rows/older-shapes.js';
import { openTenant } from '../../../src/app/tenant/open-tenant.js';
import { instant } from '../../../src/domain/ids.js';
import { someOf } from '../../heavy.js';
import { Sitting } from '../provisioning/sitting.js';
import { EVERYBODY, fine, meet, must, openTrial, PEOPLE, readSample, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

const STAFF = 60;

const withStaff = (length: number): DirectoryFile => {
  const file = readSample('directory.json') as { people: object[] };
  const staff = Array.from({ length: STAFF }, (_none, at) => ({
    id: `7e57ab1e-0000-4000-8000-0000000009${String(at).padStart(2, '0')}`,
    displayName: `Staff ${at} `.padEnd(length, '手'),
    givenName: `G${at}x`,
    surname: `S${at}x`,
    userPrincipalName: `staff${at}@contoso.example`,
  }));
  const people = [...file.people, ...staff];
  return new DirectoryFile(fine(parseDirectoryFile({ ...file, people }, 'directory.json')));
};

async function codeOf(trial: Trial): Promise<boolean> {
  const ask = { typedName: 'alice', reason: 'she is locked out', byMail: false };
  const asked = await trial.bridge.askForCode(trial.as('alex'), ask);
  if (!asked.ok) return false;
  if (asked.value.kind === 'question') throw new Error('asked back');
  const { requestId } = asked.value;
  await trial.bridge.actOnRequest(trial.as('megan'), requestId, { kind: 'approve' });
  return fine(await trial.bridge.showCode(trial.as('alex'), requestId)).shown !== undefined;
}

const LONG = [
  ['English, long', 'a'.repeat(300), 30],
  ['names of 256', 'a'.repeat(300), 256],
  ['quotation marks in a pasted ticket', '"x" '.repeat(75), 30],
  ['Cyrillic', 'украден телефон, звонила сестра. '.repeat(9).slice(0, 300), 20],
  ['Chinese', '手机被盗'.repeat(75), 256],
  ['a whole message', '\u0001'.repeat(4000), 256],
] as const;

describe.each(someOf(LONG, 3, 2))('with reasons and names: %s', (_what, reason, length) => {
  test('anybody can be frozen after sixty others, and so can everything', async () => {
    const trial = await openTrial({ directory: withStaff(length) });
    await meet(trial, 'alex', 'megan', 'adele', 'isaiah');
    for (let at = 0; at < STAFF; at += 1) {
      const whom = { typedName: `staff${at}@contoso.example`, reason };
      fine(await trial.bridge.freeze(trial.as('adele'), whom));
    }
    expect(await codeOf(trial)).toBe(true);
    fine(await trial.bridge.freeze(trial.as('isaiah'), { typedName: null, reason }));
    expect(await codeOf(trial)).toBe(false);
    const lifted = fine(await trial.bridge.unfreeze(trial.as('adele'), EVERYBODY));
    expect(lifted.still.length).toBe(50);
    fine(await trial.bridge.freeze(trial.as('isaiah'), { typedName: 'alice', reason }));
    expect(await codeOf(trial)).toBe(false);
  });
});

describe('the row of a brake', () => {
  test('is there before a token is: its owner’s, and everybody’s from the tenant’s opening', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex', 'diego');
    const there = async (row: string) => (await trial.parts.store.get(TENANT, row)) !== undefined;
    expect(await there(FREEZE)).toBe(true);
    expect(await there(brakeRow(PEOPLE.alice))).toBe(true);
    expect(await there(brakeRow(PEOPLE.diego))).toBe(false);
    await (await Sitting.open(trial)).capture();
    expect(await there(brakeRow(PEOPLE.diego))).toBe(true);
  });

  test('comes to be with a decision that misses it, in a token of an older program’s say', async () => {
    const trial = await openTrial();
    await meet(trial, 'alex', 'megan', 'adele');
    const row = must(await trial.parts.store.get(TENANT, brakeRow(PEOPLE.alice)));
    await trial.parts.store.commit(TENANT, [{ kind: 'delete', row: row.row, etag: row.etag }]);
    const id = await trial.requestBy('alex');
    expect(await trial.parts.store.get(TENANT, row.row)).toBeDefined();
    fine(await trial.bridge.freeze(trial.as('adele'), { typedName: 'alice', reason: '' }));
    const yes = await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    expect(fine(yes).refusal).toEqual({ code: 'FROZEN' });
  });
});

test('whoever was frozen in a store of the older shape stays frozen, and can be lifted', async () => {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'adele', 'isaiah');
  const { store } = trial.parts;
  const old = must(await store.get(TENANT, FREEZE));
  const by = { id: PEOPLE.adele, name: 'Adele Vance' };
  const people = {
    [PEOPLE.alice]: { by, at: instant(0), reason: 'stolen', name: 'Alice Example' },
  };
  const value = { all: null, people };
  await store.commit(TENANT, [{ kind: 'replace', row: FREEZE, etag: old.etag, value }]);
  expect(await codeOf(trial)).toBe(false);
  await openTenant(trial.deps);
  expect(must(await store.get(TENANT, FREEZE)).value).toEqual({ all: null, shape: SHAPE });
  expect(await codeOf(trial)).toBe(false);
  const own = await trial.bridge.unfreeze(trial.as('adele'), { typedName: 'alice', reason: '' });
  expect(own).toMatchObject({ ok: false, refusal: { code: 'FROZE_IT_YOURSELF' } });
  fine(await trial.bridge.unfreeze(trial.as('isaiah'), { typedName: 'alice', reason: '' }));
  expect(await codeOf(trial)).toBe(true);
});
