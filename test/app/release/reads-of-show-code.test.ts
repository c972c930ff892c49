// How often one press of *Show code* reads what it rests on. The request is read once: each of the two commits begins with what
// the press has in hand and checks that it still is so. Whatever else a commit rests on it reads itself.
import { expect, test } from '@jest/globals';
import type { TenantId } from '../../../src/domain/ids.js';
import type { Row, RowName } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { fine, meet, openTrial } from '../trial.js';

class CountingStore extends MemoryStore {
  #reads: RowName[] | undefined;

  /** What `work` reads, by kind of row. */
  async readsOf(work: () => Promise<void>): Promise<ReadonlyMap<string, number>> {
    const reads: RowName[] = [];
    this.#reads = reads;
    await work();
    this.#reads = undefined;
    const kinds = reads.map((row) => row.split('~', 1)[0] ?? '');
    return new Map(kinds.map((kind) => [kind, kinds.filter((one) => one === kind).length]));
  }

  override async get(tenantId: TenantId, row: RowName): Promise<Row | undefined> {
    this.#reads?.push(row);
    return super.get(tenantId, row);
  }
}

test('a code that is shown for the first time', async () => {
  const store = new CountingStore();
  const trial = await openTrial({ store });
  await meet(trial, 'alex', 'megan');
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  // What is told meanwhile is read by others.
  await trial.outbox.stop();
  const reads = await store.readsOf(async () => {
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
  });
  const { request, token, ledger, policy, 'seed-key': key } = Object.fromEntries(reads);
  expect({ request, token, ledger, policy, key }).toEqual({
    request: 1,
    token: 2,
    ledger: 2,
    policy: 2,
    key: 1,
  });
});
