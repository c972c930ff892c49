// A freeze that comes at the very moment of a disclosure: between what it read and its commit. On both stores, with every
// brake, and with the owner's brake there or (an older program's token) not yet.
import { join } from 'node:path';
import { AzureNamedKeyCredential } from '@azure/data-tables';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import { brakeRow } from '../../../src/app/commit/rows/names.js';
import type { TenantId } from '../../../src/domain/ids.js';
import type {
  Change,
  CommitResult,
  Page,
  Row,
  RowName,
  RowRange,
  Store,
} from '../../../src/ports/store.js';
import { temporaryFolder } from '../../adapters/local/temporary-folder.js';
import { storeInNewTable } from '../../emulators/make-table.js';
import { TableFake } from '../../fakes/table-fake.js';
import { Sitting } from '../provisioning/sitting.js';
import { EVERYBODY, fine, meet, openTrial, PEOPLE, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

/** Lets something happen right before one commit is done. */
class Crossed implements Store {
  #before: { writes: string; happens: () => Promise<unknown> } | undefined;
  readonly inner: Store;
  constructor(inner: Store) {
    this.inner = inner;
  }

  /** Before the next commit one of whose audit entries is of this action. */
  before(writes: string, happens: () => Promise<unknown>): void {
    this.#before = { writes: `"action":"${writes}"`, happens };
  }
  get crossed(): boolean {
    return this.#before === undefined;
  }
  async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    return this.inner.get(partition, row);
  }
  async list(partition: TenantId, range: RowRange): Promise<Page> {
    return this.inner.list(partition, range);
  }
  async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    const plan = this.#before;
    if (plan !== undefined && JSON.stringify(changes).includes(plan.writes)) {
      this.#before = undefined;
      await plan.happens();
    }
    return this.inner.commit(partition, changes);
  }
  async close(): Promise<void> {
    return this.inner.close();
  }
}

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});
const sqlite = async (): Promise<Store> => {
  const store = await openSqliteStore(join(await temporaryFolder(), 'data', 'store.db'));
  ending.push(async () => store.close());
  return store;
};
const table = async (): Promise<Store> => {
  const fake = await new TableFake(/^SharedKeyLite contoso:/, /^SharedKeyLite contoso:/).start();
  ending.push(async () => fake.stop());
  return storeInNewTable({
    endpoint: `http://127.0.0.1:${fake.port}`,
    table: 't1',
    credential: new AzureNamedKeyCredential('contoso', 'a2V5'),
    budgetMs: 20_000,
    transport: { allowInsecureConnection: true },
  });
};

async function withoutBrake(trial: Trial, owner: 'alice' | 'diego'): Promise<void> {
  const row = await trial.parts.store.get(TENANT, brakeRow(PEOPLE[owner]));
  if (row === undefined) return;
  const gone = { kind: 'delete', row: row.row, etag: row.etag } as const;
  await trial.parts.store.commit(TENANT, [gone]);
}

describe.each([
  ['SQLite', sqlite],
  ['Table Storage', table],
])('on %s, a freeze', (_name, open) => {
  describe.each([
    ['everybody', EVERYBODY, EVERYBODY],
    ['the owner', { typedName: 'alice', reason: '' }, { typedName: 'diego', reason: '' }],
  ])('of %s', (_whom, freezeAlice, freezeDiego) => {
    test.each(['release.intended', 'release.handed-out', 'release.shown-again'])(
      'right before %s: no code',
      async (moment) => {
        const store = new Crossed(await open());
        const trial = await openTrial({ store });
        await meet(trial, 'alex', 'megan', 'adele');
        const id = await trial.requestBy('alex');
        fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
        if (moment === 'release.shown-again') {
          expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
        }
        await withoutBrake(trial, 'alice');
        store.before(moment, async () => trial.bridge.freeze(trial.as('adele'), freezeAlice));
        const answer = fine(await trial.bridge.showCode(trial.as('alex'), id));
        expect(store.crossed).toBe(true);
        expect(answer.shown).toBeUndefined();
        expect(answer.refusal).toEqual({ code: 'FROZEN' });
      },
    );

    test.each(['enrolment.code', 'seed-qr.shown'])('right before %s: nothing', async (moment) => {
      const store = new Crossed(await open());
      const trial = await openTrial({ store });
      await meet(trial, 'alex', 'diego', 'adele');
      const sitting = await Sitting.open(trial);
      await sitting.capture();
      await withoutBrake(trial, 'diego');
      store.before(moment, async () => trial.bridge.freeze(trial.as('adele'), freezeDiego));
      const given =
        moment === 'seed-qr.shown'
          ? await sitting.pages.seedForBurner(sitting.next())
          : await sitting.pages.enrolmentCode(sitting.next());
      expect(store.crossed).toBe(true);
      expect(given).toEqual({ ok: false, refusal: { code: 'FROZEN' } });
    });
  });
});
