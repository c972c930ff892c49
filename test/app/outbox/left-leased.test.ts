// Where the store is one process's alone, a lease that lies there is a dead one's: of a version before, say, or of a store that was
// copied while it ran.
import { expect, test } from '@jest/globals';
import { OUTBOX } from '../../../src/app/commit/rows/names.js';
import { OwnStore } from '../../fakes/own-store.js';
import { meet, openTrial, TENANT } from '../trial.js';

test('what was leased when the process died is told, once, and is gone then', async () => {
  const store = new OwnStore();
  const trial = await openTrial({ store });
  await meet(trial, 'alex', 'megan');
  await trial.outbox.drain();
  await trial.outbox.stop();
  await trial.requestBy('alex');
  const range = { ...OUTBOX, limit: 100 };
  const { clock, messenger } = trial.parts;
  const told = (): number => messenger.chat({ chat: 'megan' }).length;
  for (const { row, etag, value } of (await store.list(TENANT, range)).rows) {
    const leased = { ...value, leasedUntil: clock.now() + 1000, lease: 'somebody-who-died' };
    await store.commit(TENANT, [{ kind: 'replace', row, etag, value: leased }]);
  }
  const again = await openTrial({ store, clock, messenger });
  await again.outbox.drain();
  expect(told()).toBe(0);
  clock.advanceSeconds(2);
  await again.outbox.drain();
  expect(told()).toBe(1);
  clock.advanceSeconds(30);
  await again.outbox.drain();
  expect(told()).toBe(1);
  const left = (await store.list(TENANT, range)).rows.filter(
    ({ row }) => !row.startsWith('outbox~t~'),
  );
  expect(left).toEqual([]);
});
