// Makes a store as the versions after this one will find it: a request that was answered, one that is approved, one whose token was
// stopped since, a freeze that was lifted, and what the vault holds. `KEEP_STORE=name npm test -- older-stores` keeps it in test/fixtures/stores.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openSqliteStore } from '../../../src/adapters/local/sqlite-store.js';
import type { RequestId, SeedReference } from '../../../src/domain/ids.js';
import { writeSealedSeed } from '../../../src/domain/tokens/sealed-seed.js';
import type { SealedSeed } from '../../../src/domain/tokens/sealed-seed.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { Sitting } from '../provisioning/sitting.js';
import { fine, meet, openTrial } from '../trial.js';
import type { Trial } from '../trial.js';

const CODE_IS_OVER_SECONDS = 600;

class NotingVault extends FakeSeedVault {
  readonly written: Record<string, string> = {};

  override async put(reference: SeedReference, sealed: SealedSeed): Promise<void> {
    await super.put(reference, sealed);
    this.written[reference] = writeSealedSeed(sealed);
  }
}

/** Leaves `name.sqlite`, and `name.json` with what is in it. */
export async function keepStore(folder: string, name: string): Promise<void> {
  const store = await openSqliteStore(join(folder, `${name}.sqlite`));
  const vault = new NotingVault();
  const trial = await openTrial({ store, vault });
  const { bridge, as, outbox, parts } = trial;
  await meet(trial, 'alex', 'megan', 'adele', 'isaiah');
  const first = await trial.requestBy('alex');
  fine(await bridge.actOnRequest(as('megan'), first, { kind: 'approve' }));
  fine(await bridge.showCode(as('alex'), first));
  const report = { kind: 'report', report: 'worked' } as const;
  fine(await bridge.actOnRequest(as('alex', 'report-1'), first, report));
  const alice = { typedName: 'alice', reason: '' };
  fine(await bridge.freeze(as('adele'), alice));
  fine(await bridge.unfreeze(as('isaiah', 'unfreeze-1'), alice));
  parts.clock.advanceSeconds(CODE_IS_OVER_SECONDS);
  const stopped = await stoppedSince(trial);
  await outbox.drain();
  // What comes of the second waits to be told.
  await outbox.stop();
  const second = await trial.requestBy('alex');
  fine(await bridge.actOnRequest(as('megan', 'approve-2'), second, { kind: 'approve' }));
  const about = { at: parts.clock.now(), first, second, stopped, vault: vault.written };
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(about, undefined, 2)}\n`);
  await store.close();
}

/** A request for a code of a token that is compromised while it waits. */
async function stoppedSince(trial: Trial): Promise<RequestId> {
  const { provisioning, as, requestBy } = trial;
  const sitting = await Sitting.open(trial);
  await sitting.enrol();
  const waiting = await requestBy('alex', 'diego');
  fine(await provisioning.compromise(as('adele'), { typedName: 'diego', reason: 'photographed' }));
  return waiting;
}
