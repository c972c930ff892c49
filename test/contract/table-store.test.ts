// The store's contract on Azure Table Storage, as Azurite does it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '../../src/ports/fault.js';
import type { Store } from '../../src/ports/store.js';
import { UnrulyLine } from '../fakes/unruly-line.js';
import { Azurite, azuriteFolder } from '../emulators/azurite.js';
import { storeInNewTable } from '../emulators/make-table.js';
import { storeModel } from './store-model.js';
import { storeRefusals } from './store-refusals.js';
import { HERE, insert, storeContract } from './store.contract.js';

const folder = azuriteFolder('the store on Table Storage (Azurite)');

if (folder === undefined) {
  describe('Table Storage on Azurite', () => {
    test.skip('a store', () => undefined);
  });
} else {
  let azurite: Azurite;
  beforeAll(async () => {
    azurite = await Azurite.start(folder);
  });
  afterAll(async () => {
    await azurite.stop();
  });
  const fresh = async (): Promise<Store> =>
    storeInNewTable(azurite.options(`t${randomUUID().replaceAll('-', '')}`));

  storeContract('Table Storage on Azurite', fresh);
  storeRefusals('Table Storage on Azurite', fresh);
  storeModel('Table Storage on Azurite', fresh);

  describe('Table Storage on Azurite: a store behind a line that breaks', () => {
    test('a commit whose answer is lost is done all the same, and was sent once', async () => {
      const line = await new UnrulyLine(`http://127.0.0.1:${azurite.port}`).start();
      const store = await storeInNewTable(azurite.options('broken', line.port));
      line.plan('lose answer', 'behave', 'break', 'behave');
      await expect(store.commit(HERE, [insert('a')])).rejects.toThrow(StoreUnavailable);
      expect(await store.get(HERE, 'a')).toBeDefined();
      await expect(store.commit(HERE, [insert('b')])).rejects.toThrow(StoreUnavailable);
      expect(await store.get(HERE, 'b')).toBeUndefined();
      expect(line.calls.filter((call) => call.includes('$batch'))).toHaveLength(2);
      await line.stop();
    });
  });
}
