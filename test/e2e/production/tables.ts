// Where the bot's table lies: in Azurite, which others have written, or in our strict fake where there is none.
import { AzureNamedKeyCredential } from '@azure/data-tables';
import { openTableStore } from '../../../src/adapters/azure/table-store.js';
import type { Store } from '../../../src/ports/store.js';
import { Azurite } from '../../emulators/azurite.js';
import { makeTable } from '../../emulators/make-table.js';
import type { OwnerOptions } from '../../emulators/make-table.js';
import { SideDoor } from '../../fakes/pass-on.js';
import type { Behind } from '../../fakes/pass-on.js';
import { TableFake } from '../../fakes/table-fake.js';
import type { Certificate } from './certificate.js';

export type Tables = {
  readonly behind: Behind;
  readonly fake?: TableFake;
  /** As infra/ does it. */
  readonly make: (table: string) => Promise<void>;
  /** What lies in the table, for the test to look at. */
  readonly open: (table: string) => Store;
  readonly stop: () => Promise<void>;
};

export type TableHost = { readonly host: string; readonly account: string };

export async function azuriteTables(
  folder: string,
  { host, account }: TableHost,
  { certFile, keyFile, cert }: Certificate,
): Promise<Tables> {
  const azurite = await Azurite.start(folder, { certFile, keyFile, account });
  const tls = { name: host, ca: cert };
  const origin = `https://127.0.0.1:${azurite.port}`;
  const sideDoor = await new SideDoor({ origin, tls }).start();
  return {
    // Azurite reads no addresses in transactions but those of its own form.
    behind: { origin, tls, spelt: { ours: `https://${host}`, behind: `${origin}/${account}` } },
    make: async (table) => makeTable(azurite.options(table, sideDoor.port, account)),
    open: (table) => openTableStore(azurite.options(table, sideDoor.port, account)),
    stop: async () => {
      await sideDoor.stop();
      await azurite.stop();
    },
  };
}

/** `token`: the only one with which the bot is let in, to rows: its role is scoped to one table. */
export async function fakeTables({ account }: TableHost, token: string): Promise<Tables> {
  const owner = `SharedKeyLite ${account}:.+`;
  const mayCome = new RegExp(`^(Bearer ${token.replaceAll('.', '\\.')}|${owner})$`);
  const fake = await new TableFake(mayCome, new RegExp(`^${owner}$`)).start();
  const endpoint = `http://127.0.0.1:${fake.port}`;
  const options = (table: string): OwnerOptions => ({
    endpoint,
    table,
    credential: new AzureNamedKeyCredential(account, 'a2V5'),
    budgetMs: 20_000,
    transport: { allowInsecureConnection: true },
  });
  return {
    fake,
    behind: { origin: endpoint },
    make: async (table) => makeTable(options(table)),
    open: (table) => openTableStore(options(table)),
    stop: async () => fake.stop(),
  };
}
