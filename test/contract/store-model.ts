import { describe, expect, test } from '@jest/globals';
import { fc } from '../properties.js';
import type { Change, Store } from '../../src/ports/store.js';
import { HERE } from './store.contract.js';

/** One change as a plan: whether it names the row's current version, or another one. */
type Planned = { readonly kind: Change['kind']; readonly row: string; readonly stale: boolean };

const rows = ['a', 'b', 'c', 'd'];
const planned = fc.record<Planned>({
  kind: fc.constantFrom('insert', 'replace', 'delete', 'check'),
  row: fc.constantFrom(...rows),
  stale: fc.boolean(),
});
const commits = fc.array(fc.uniqueArray(planned, { selector: ({ row }) => row, minLength: 1 }), {
  maxLength: 20,
});

type Model = Map<string, { readonly version: number }>;

/** What a commit should do to the model; false where it should conflict. */
function apply(model: Model, changes: readonly Planned[], version: number): boolean {
  const fits = ({ kind, row, stale }: Planned): boolean =>
    kind === 'insert' ? !model.has(row) : model.has(row) && !stale;
  if (!changes.every(fits)) return false;
  for (const { kind, row } of changes) {
    if (kind === 'delete') model.delete(row);
    else if (kind !== 'check') model.set(row, { version });
  }
  return true;
}

async function changeOf(store: Store, plan: Planned, version: number): Promise<Change> {
  const { kind, row, stale } = plan;
  const value = { version };
  if (kind === 'insert') return { kind, row, value };
  const found = await store.get(HERE, row);
  const etag = found === undefined || stale ? '0' : found.etag;
  return kind === 'replace' ? { kind, row, etag, value } : { kind, row, etag };
}

export function storeModel(name: string, open: () => Promise<Store>): void {
  describe(`${name}: a store, against a model`, () => {
    test('any sequence of commits gives what the model gives', async () => {
      await fc.assert(
        fc.asyncProperty(commits, async (sequence) => {
          const store = await open();
          const model: Model = new Map();
          for (const [version, changes] of sequence.entries()) {
            const real = await Promise.all(
              changes.map(async (plan) => changeOf(store, plan, version)),
            );
            const result = await store.commit(HERE, real);
            expect(result.ok).toBe(apply(model, changes, version));
          }
          const { rows: kept } = await store.list(HERE, { from: 'a', to: 'z', limit: 99 });
          expect(kept.map(({ row, value }) => [row, value])).toEqual(
            [...model].sort(([a], [b]) => (a < b ? -1 : 1)),
          );
          await store.close();
        }),
        { numRuns: 60 },
      );
    });
  });
}
