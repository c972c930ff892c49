// What comes in between while somebody is erased, or until that is gone on with: it is looked at again, nothing of theirs goes that is
// alive again, nothing goes that came later, and nothing is left to come a second time.
import { expect, test } from '@jest/globals';
import { personRow, tokenRow } from '../../../src/app/commit/rows/names.js';
import { erasePerson } from '../../../src/app/tenant/erase-person.js';
import { readAllRows } from '../../../src/app/tenant/backup.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import { Sitting } from '../provisioning/sitting.js';
import { fine, meet, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const DAY = 24 * 3600;
const holders = (...names: readonly PersonName[]) => ({
  people: names.map((name) => PEOPLE[name]),
  groups: [],
});
const policy = (...requesters: readonly PersonName[]) =>
  samplePolicy({
    roles: {
      requester: holders(...requesters),
      provisioner: holders('alex'),
      approver: holders('megan'),
      auditor: holders('isaiah'),
      security: holders('adele', 'isaiah'),
      operator: holders('adele'),
    },
  });

async function opened(): Promise<Trial> {
  const trial = await openTrial({ policy: policy() });
  await meet(trial, 'alex', 'megan', 'alice', 'diego', 'isaiah', 'adele');
  await frozen(trial, 'diego', 'Diego Siciliani at first');
  trial.parts.clock.advanceSeconds(390 * DAY);
  await frozen(trial, 'alice', 'Diego Siciliani says so');
  trial.parts.clock.advanceSeconds(11 * DAY);
  return trial;
}

async function frozen({ bridge, as }: Trial, typedName: string, reason: string): Promise<void> {
  fine(await bridge.freeze(as('adele'), { typedName, reason }));
  fine(await bridge.unfreeze(as('isaiah'), { typedName, reason: '' }));
}

const eraser = { by: PEOPLE.adele, personId: PEOPLE.adele } as const;

/** Killed before the first batch. */
async function brokenOff(trial: Trial): Promise<void> {
  const transact = async (): Promise<never> => Promise.reject(new StoreUnavailable('killed'));
  await expect(erasePerson({ ...trial.deps, transact }, eraser, PEOPLE.diego)).rejects.toThrow();
}

async function goneOn(trial: Trial): Promise<void> {
  trial.parts.clock.advanceSeconds(901);
  await trial.outbox.drain();
}

const isThere = async ({ parts }: Trial, row: string): Promise<boolean> =>
  (await parts.store.get(TENANT, row)) !== undefined;

async function facts(trial: Trial) {
  return (await trial.audit()).map(({ actor, fact }) => ({ actor, ...fact }));
}

async function waiting({ parts }: Trial): Promise<number> {
  const rows = await readAllRows(parts.store, TENANT);
  return rows.filter(({ value }) => JSON.stringify(value).includes('"erase-person"')).length;
}

test('done, it does not come a second time', async () => {
  const trial = await opened();
  fine(await erasePerson(trial.deps, eraser, PEOPLE.diego));
  expect(await isThere(trial, personRow(PEOPLE.diego))).toBe(false);
  expect(await waiting(trial)).toBe(0);
});

test('with a role again by then: nothing goes, and that is in the audit', async () => {
  const trial = await opened();
  await brokenOff(trial);
  Object.assign(trial.parts, { policy: policy('diego') });
  await goneOn(trial);
  expect(await isThere(trial, personRow(PEOPLE.diego))).toBe(true);
  const refusal = { action: 'erasure.refused', refusal: 'HOLDS_A_ROLE', actor: 'bridge' };
  expect(await facts(trial)).toContainEqual(expect.objectContaining(refusal));
  expect(await waiting(trial)).toBe(0);
});

test('with a token again by then: it stays, with its seed', async () => {
  const trial = await opened();
  await brokenOff(trial);
  const sitting = await Sitting.open(trial);
  await sitting.capture();
  const { id } = await sitting.token();
  await goneOn(trial);
  expect(await isThere(trial, tokenRow(id))).toBe(true);
});

test.each([
  ['HOLDS_A_ROLE', async () => undefined, policy('diego')],
  ['FROZEN', async (trial: Trial) => freeze(trial), policy()],
  ['TOKEN_OPEN', async (trial: Trial) => (await Sitting.open(trial)).capture(), policy()],
] as const)('%s between the looking and a batch: nothing goes', async (code, happens, then) => {
  const trial = await opened();
  const { transact } = trial.deps;
  let isFirst = true;
  const between: typeof transact = async (transaction) => {
    if (isFirst) {
      isFirst = false;
      Object.assign(trial.parts, { policy: then });
      await happens(trial);
    }
    return transact(transaction);
  };
  const done = await erasePerson({ ...trial.deps, transact: between }, eraser, PEOPLE.diego);
  expect(done).toEqual({ ok: false, refusal: { code } });
  expect((await facts(trial)).some(({ action }) => action === 'person.erased')).toBe(false);
  expect(await waiting(trial)).toBe(0);
});

async function freeze({ bridge, as }: Trial): Promise<void> {
  fine(await bridge.freeze(as('adele'), { typedName: 'diego', reason: '' }));
}

test('what came after it was begun stays', async () => {
  const trial = await opened();
  await brokenOff(trial);
  trial.parts.clock.advanceSeconds(1);
  await frozen(trial, 'alice', 'Diego Siciliani once more');
  await goneOn(trial);
  expect(await isThere(trial, personRow(PEOPLE.diego))).toBe(false);
  const text = JSON.stringify(await facts(trial));
  expect(text).not.toContain('says so');
  expect(text).toContain('Diego Siciliani once more');
});
