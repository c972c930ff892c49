// A freeze that comes at the very moment of a disclosure: between what it read and its commit. On both stores (with
// OTP_BRIDGE_AZURITE on Azurite too), with every brake, and with the owner's brake there or (an older program's token) not yet.
// And at every single call that a press makes of the store.
import { join } from 'node:path';
import { AzureNamedKeyCredential } from '@azure/data-tables';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { isOn } from '../../../scripts/environment.mjs';
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
import { Azurite, azuriteFolder } from '../../emulators/azurite.js';
import { storeInNewTable } from '../../emulators/make-table.js';
import { TableFake } from '../../fakes/table-fake.js';
import { HEAVY } from '../../heavy.js';
import { Sitting } from '../provisioning/sitting.js';
import { EVERYBODY, fine, meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';

const ALICE = { typedName: 'alice', reason: '' };
const DIEGO = { typedName: 'diego', reason: '' };

/** Lets something happen right before one commit is done. */
class Crossed implements Store {
  #before: { writes: string; happens: () => Promise<unknown> } | undefined;
  #at: { calls: number; happens: () => Promise<unknown> } | undefined;
  readonly inner: Store;
  constructor(inner: Store) {
    this.inner = inner;
  }

  /** Before the next commit one of whose audit entries is of this action. */
  before(writes: string, happens: () => Promise<unknown>): void {
    // An entry is a text within its row.
    this.#before = { writes: String.raw`\"action\":\"${writes}\"`, happens };
  }
  /** Before the call that comes behind so many others, whatever it is. */
  atCall(calls: number, happens: () => Promise<unknown>): void {
    this.#at = { calls, happens };
  }
  get crossed(): boolean {
    return this.#before === undefined && this.#at === undefined;
  }
  async #called(): Promise<void> {
    const plan = this.#at;
    if (plan === undefined) return;
    if (plan.calls > 0) this.#at = { ...plan, calls: plan.calls - 1 };
    else {
      this.#at = undefined;
      await plan.happens();
    }
  }
  async get(partition: TenantId, row: RowName): Promise<Row | undefined> {
    await this.#called();
    return this.inner.get(partition, row);
  }
  async list(partition: TenantId, range: RowRange): Promise<Page> {
    await this.#called();
    return this.inner.list(partition, range);
  }
  async commit(partition: TenantId, changes: readonly Change[]): Promise<CommitResult> {
    await this.#called();
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

const azuriteAt = azuriteFolder('freezes that race a disclosure, on Azurite');
let running: Azurite | undefined;
afterAll(async () => running?.stop());
let tables = 0;
const azurite = async (): Promise<Store> => {
  running ??= await Azurite.start(must(azuriteAt));
  tables += 1;
  return storeInNewTable(running.options(`races${tables}`));
};
const STORES: readonly (readonly [string, () => Promise<Store>])[] = [
  ['SQLite', sqlite],
  ['Table Storage', table],
  ...(azuriteAt === undefined ? [] : [['Azurite', azurite] as const]),
];

describe.each(STORES)('on %s, a freeze', (name, open) => {
  describe.each([
    ...(HEAVY || name !== 'Table Storage' ? [['everybody', EVERYBODY, EVERYBODY] as const] : []),
    ...(HEAVY || name !== 'SQLite' ? [['the owner', ALICE, DIEGO] as const] : []),
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
          : await sitting.pages.giveEnrolmentCode(sitting.next());
      expect(store.crossed).toBe(true);
      expect(given).toEqual({ ok: false, refusal: { code: 'FROZEN' } });
    });
  });

  // Our strict fake has what the other two have: in heavy runs alone.
  const isTried = name !== 'Table Storage' || HEAVY;
  (isTried ? test : test.skip)(
    'before any call that a press makes of the store: no code comes after it',
    async () => {
      const store = new Crossed(await open());
      const { limits } = samplePolicy();
      const often = { ...limits, requests: { perPerson: 500, perOwner: 1500 } };
      const trial = await openTrial({ store, policy: samplePolicy({ limits: often }) });
      await meet(trial, 'alex', 'megan', 'adele');
      await trial.outbox.stop();
      const seen = { refused: 0, shown: 0 };
      for (let calls = 0; ; calls += 1) {
        const { crossed, shown } = await frozenAt(trial, store, calls);
        if (!crossed) break;
        if (shown) seen.shown += 1;
        else seen.refused += 1;
      }
      // At the calls behind the commit that hands it out it is out already.
      expect(seen.refused).toBeGreaterThan(10);
      expect(seen.shown).toBeLessThan(5);
      if (isOn(process.env, 'PRINT')) process.stdout.write(`${name}: ${JSON.stringify(seen)}\n`);
    },
  );
});

type Round = { readonly crossed: boolean; readonly shown: boolean };

async function frozenAt(trial: Trial, store: Crossed, calls: number): Promise<Round> {
  const { bridge, as } = trial;
  const id = await trial.requestBy('alex');
  fine(await bridge.actOnRequest(as('megan'), id, { kind: 'approve' }));
  const before = (await trial.audit()).length;
  store.atCall(calls, async () => bridge.freeze(as('adele'), EVERYBODY));
  const answer = fine(await bridge.showCode(as('alex'), id));
  const { crossed } = store;
  store.atCall(Infinity, async () => Promise.resolve());
  const said = (await trial.audit()).slice(before).map(({ fact }) => fact.action);
  const shown = answer.shown !== undefined;
  if (crossed) {
    const order = said.filter((one) => one === 'freeze.set' || one === 'release.handed-out');
    expect(order).toEqual(shown ? ['release.handed-out', 'freeze.set'] : ['freeze.set']);
    if (!shown) expect(answer.refusal).toEqual({ code: 'FROZEN' });
    fine(await bridge.unfreeze(as('isaiah'), EVERYBODY));
  }
  const end = shown
    ? ({ kind: 'report', report: 'worked' } as const)
    : ({ kind: 'cancel' } as const);
  fine(await bridge.actOnRequest(as('alex'), id, end));
  return { crossed, shown };
}
