// A row that a decision rests on is in its commit, also where it was not there: by its own means, and not because every
// commit meets every other one at the audit's head.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { Reading } from '../../../src/app/commit/reading.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { TENANT } from '../trial.js';

const schema = z.object({ set: z.boolean() });

test('a brake that was missing when it was read cannot be set unnoticed', async () => {
  const store = new MemoryStore();
  const reading = new Reading(store, TENANT);
  expect(await reading.hold('brake~a', schema, { set: false })).toEqual({ set: false });
  const other = new Reading(store, TENANT);
  await other.hold('brake~a', schema, { set: false });
  const set = other.changes([{ row: 'brake~a', value: { set: true } }], []);
  expect(await store.commit(TENANT, set)).toMatchObject({ ok: true });
  const mine = reading.changes([{ row: 'mine', value: {} }], []);
  expect(await store.commit(TENANT, mine)).toEqual({ ok: false, conflict: 'brake~a' });
});

test('a brake that was missing is there afterwards', async () => {
  const store = new MemoryStore();
  const reading = new Reading(store, TENANT);
  await reading.hold('brake~a', schema, { set: false });
  await store.commit(TENANT, reading.changes([{ row: 'mine', value: {} }], []));
  expect((await store.get(TENANT, 'brake~a'))?.value).toEqual({ set: false });
});
