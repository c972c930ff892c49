// A token's serial number leads to it among any number of tokens, from the moment it is noted with the parcel.
import { expect, test } from '@jest/globals';
import { serialRow, tokenRow } from '../../../src/app/commit/rows/names.js';
import { serialRowOf } from '../../../src/app/provisioning/serial-numbers.js';
import { instant, parseTokenId } from '../../../src/domain/ids.js';
import { readTokenQuery } from '../../../src/channels/teams/read-token-query.js';
import type { Change } from '../../../src/ports/store.js';
import { aToken } from '../../domain/tokens/given.js';
import { fine, must, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { Sitting } from './sitting.js';

const SHIPPED = '8658012345678';
const BACKWARDS = '8765432108568';

/** More than one look reads, all before any token of the sitting, as an older program kept them: no row leads to them. */
async function crowd(trial: Trial): Promise<void> {
  const numbers = Array.from({ length: 2_001 }, (_none, at) => at);
  for (let from = 0; from < numbers.length; from += 100) {
    const rows = numbers.slice(from, from + 100).map((at): Change => {
      const id = must(parseTokenId(`0-token-${String(at)}`));
      const capturedAt = instant(trial.parts.clock.now());
      const token = { ...aToken('shipped'), id, ownerId: PEOPLE.diego, capturedAt };
      return { kind: 'insert', row: tokenRow(id), value: { ...token, serial: `1111${at}2222` } };
    });
    expect((await trial.parts.store.commit(TENANT, rows)).ok).toBe(true);
  }
}

async function find(trial: Trial, typed: string) {
  const list = await trial.provisioning.listTokens(
    trial.as('alex'),
    undefined,
    readTokenQuery(typed),
  );
  const { tokens, ...beside } = fine(list);
  return { ids: tokens.map(({ id }) => id), ...beside };
}

async function shipped(): Promise<{ readonly trial: Trial; readonly sitting: Sitting }> {
  const trial = await openTrial();
  const sitting = await Sitting.open(trial);
  await sitting.enrol();
  await sitting.burn();
  await sitting.ship();
  return { trial, sitting };
}

test('a number that was noted with the parcel is found among more tokens than one look reads', async () => {
  const { trial, sitting } = await shipped();
  const { id } = await sitting.token();
  await crowd(trial);
  expect(await find(trial, SHIPPED)).toEqual({ ids: [id], ended: 0 });
  expect(await find(trial, '8658-0123 45678')).toEqual({ ids: [id], ended: 0 });
});

test('so is its end, and it is said that there may be more', async () => {
  const { trial, sitting } = await shipped();
  const { id } = await sitting.token();
  await crowd(trial);
  expect(await find(trial, '345678')).toEqual({ ids: [id], ended: 0, notAll: true });
});

test('a number noted by an older program leads to its token after the next change', async () => {
  const { trial, sitting } = await shipped();
  const { id } = await sitting.token();
  const row = serialRow(BACKWARDS, id);
  const { etag } = must(await trial.parts.store.get(TENANT, row));
  await trial.parts.store.commit(TENANT, [{ kind: 'delete', row, etag }]);
  await sitting.ship();
  expect(await trial.parts.store.get(TENANT, row)).toBeDefined();
});

test('a number that was corrected leads nowhere any more', async () => {
  const { trial, sitting } = await shipped();
  const { id } = await sitting.token();
  const parcel = { serial: 'AB-12 / 99', offered: { kind: 'nothing' } } as const;
  fine(await sitting.pages.ship(sitting.next(), parcel));
  expect(await trial.parts.store.get(TENANT, serialRow(BACKWARDS, id))).toBeUndefined();
  expect(await trial.parts.store.get(TENANT, serialRow('9921ba', id))).toBeDefined();
  expect((await find(trial, 'ab1299')).ids).toEqual([id]);
  expect((await find(trial, SHIPPED)).ids).toEqual([]);
});

test.each(['', '序列-1234', '1'.repeat(65)])(
  'no row leads by “%s”, which no name of a row holds',
  (serial) => {
    expect(serialRowOf({ ...aToken('burned'), serial })).toBeUndefined();
  },
);
