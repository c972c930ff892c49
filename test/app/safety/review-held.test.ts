// What is shown in an emergency rests on its review: a row that goes into every one of its commits, and without which there is no code.
import { describe, expect, test } from '@jest/globals';
import { reviewedRow, reviewRow } from '../../../src/app/commit/rows/names.js';
import type { TenantId } from '../../../src/domain/ids.js';
import type { Change, CommitResult } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { brokenGlass, glassOf } from '../emergency.js';
import { fine, meet, must, openTrial, samplePolicy, TENANT } from '../trial.js';

/** Lets something happen before the commit that writes this entry, and keeps what each wrote. */
class Crossed extends MemoryStore {
  readonly commits: (readonly Change[])[] = [];
  before: { readonly writes: string; readonly happens: () => Promise<unknown> } | undefined;

  override async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    const { before } = this;
    if (
      before !== undefined &&
      JSON.stringify(changes).includes(String.raw`\"${before.writes}\"`)
    ) {
      this.before = undefined;
      await before.happens();
    }
    this.commits.push(changes);
    return super.commit(partition, changes);
  }
}

async function emergency() {
  const store = new Crossed();
  const trial = await openTrial({ store, policy: samplePolicy({ breakGlass: glassOf(3) }) });
  await meet(trial, 'alex', 'megan', 'isaiah');
  const id = await brokenGlass(trial);
  const gone = async (): Promise<unknown> => {
    const { row, etag } = must(await store.get(TENANT, reviewRow(id)));
    return store.commit(TENANT, [{ kind: 'delete', row, etag }]);
  };
  return { store, trial, id, gone };
}

describe('a code without approval', () => {
  test.each(['release.intended', 'release.handed-out'])(
    'is not shown where its review is gone, also right before %s',
    async (writes) => {
      const { store, trial, id, gone } = await emergency();
      store.before = { writes, happens: gone };
      await expect(trial.bridge.showCode(trial.as('alex'), id)).rejects.toThrow('its review');
      expect(store.before).toBeUndefined();
      const entries = (await trial.audit()).map(({ fact }) => fact.action);
      expect(entries).not.toContain('release.handed-out');
    },
  );

  test('holds the review in both commits, and is shown where it was closed in between', async () => {
    const { store, trial, id } = await emergency();
    // As another instance closes it: this one's queue is busy with the code.
    const closes = async (): Promise<unknown> => {
      const { row, etag, value } = must(await store.get(TENANT, reviewRow(id)));
      return store.commit(TENANT, [
        { kind: 'delete', row, etag },
        { kind: 'insert', row: reviewedRow(id), value },
      ]);
    };
    store.before = { writes: 'release.handed-out', happens: closes };
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
    const held = store.commits
      .filter((changes) => /\\"release\.(intended|handed-out)\\"/.test(JSON.stringify(changes)))
      .map((changes) => changes.find(({ row }) => /^review(ed)?~/.test(row))?.kind);
    // The one that was crossed, and the one that was decided afresh.
    expect(held).toEqual(['check', 'check', 'check']);
  });
});
