import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AzureNamedKeyCredential } from '@azure/data-tables';
import { openTableStore } from '../../../src/adapters/azure/table-store.js';
import { flavourOf } from '../../../src/adapters/azure/table-flavour.js';
import type { TableFlavour } from '../../../src/adapters/azure/table-flavour.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Store } from '../../../src/ports/store.js';
import { HERE, insert } from '../../contract/store.contract.js';
import { storeInNewTable } from '../../emulators/make-table.js';
import { TableFake } from '../../fakes/table-fake.js';
import { UnrulyLine } from '../../fakes/unruly-line.js';
import type { Misdeed } from '../../fakes/unruly-line.js';

const PRIVATE = 'AccountKey=verysecret';
const json = { 'content-type': 'application/json' };
const error = (status: number, code: string): Misdeed => ({
  status,
  headers: json,
  body: JSON.stringify({ 'odata.error': { code, message: { value: PRIVATE } } }),
});
const continuation = (next: string): Record<string, string> => ({
  'x-ms-continuation-nextpartitionkey': HERE,
  'x-ms-continuation-nextrowkey': next,
});
const page = (rows: readonly string[], next?: string): Misdeed => ({
  status: 200,
  headers: { ...json, ...(next === undefined ? {} : continuation(next)) },
  body: JSON.stringify({
    value: rows.map((row) => ({
      'odata.etag': 'W/"1"',
      PartitionKey: HERE,
      RowKey: row,
      json: '{}',
    })),
  }),
});

describe('Table Storage on a bad day', () => {
  let line: UnrulyLine;
  beforeEach(async () => {
    line = await new UnrulyLine().start();
  });
  afterEach(async () => {
    await line.stop();
  });

  function open(budgetMs = 20_000, flavour: TableFlavour = 'storage'): Store {
    return openTableStore({
      endpoint: `${line.origin}/devstoreaccount1`,
      table: 't',
      credential: new AzureNamedKeyCredential('devstoreaccount1', 'a2V5'),
      budgetMs,
      flavour,
      transport: { allowInsecureConnection: true },
    });
  }

  test.each<readonly [string, Misdeed]>([
    ['refuses', error(403, 'AuthorizationFailure')],
    ['fails', error(500, 'InternalError')],
    ['is busy', { status: 503, headers: { 'retry-after': '0' } }],
    ['has lost its table', error(404, 'TableNotFound')],
    ['answers nonsense', { status: 200, headers: json, body: '<html>' }],
    ['answers something else', { status: 200, headers: json, body: '{"a":1}' }],
    ['breaks the line', 'break'],
  ])('where it %s, nothing is known, and nothing of its text is told', async (_what, misdeed) => {
    const store = open();
    line.always(misdeed);
    const range = { from: 'a', to: 'b', limit: 9 };
    for (const call of [
      async (): Promise<unknown> => store.get(HERE, 'a'),
      async (): Promise<unknown> => store.list(HERE, range),
      async (): Promise<unknown> => store.commit(HERE, [insert('a')]),
    ]) {
      const thrown: unknown = await call().catch((caught: unknown) => caught);
      expect(thrown).toBeInstanceOf(StoreUnavailable);
      expect(String(thrown)).not.toContain('verysecret');
    }
  });

  test('a transaction is sent once, whatever becomes of it; a read is tried again', async () => {
    const store = open();
    line.plan({ status: 503 }, { status: 503 }, error(404, 'ResourceNotFound'));
    await expect(store.commit(HERE, [insert('a')])).rejects.toThrow(StoreUnavailable);
    expect(line.calls).toEqual(['POST /devstoreaccount1/$batch']);
    expect(await store.get(HERE, 'a')).toBeUndefined();
    expect(line.calls).toHaveLength(3);
  });

  test('what a busy table has not begun is asked again: once it is done, it is done once', async () => {
    const fake = await new TableFake(/^SharedKeyLite/, /^SharedKeyLite/).start();
    const busy = error(503, 'ServerBusy');
    const front = await new UnrulyLine(`http://127.0.0.1:${fake.port}`).start();
    const store = await storeInNewTable({
      endpoint: front.origin,
      table: 't',
      credential: new AzureNamedKeyCredential('contoso', 'a2V5'),
      budgetMs: 20_000,
      transport: { allowInsecureConnection: true },
    });
    front.calls.length = 0;
    front.plan(busy, error(429, 'TooManyRequests'), 'behave');
    expect(await store.commit(HERE, [insert('a')])).toMatchObject({ ok: true });
    expect(front.calls).toHaveLength(3);
    front.plan(busy, busy, busy, busy, 'behave');
    expect(await store.get(HERE, 'a')).toMatchObject({ row: 'a' });
    await front.stop();
    await fake.stop();
  });

  test('a table that stays busy is said to be', async () => {
    const store = open();
    line.always(error(503, 'ServerBusy'));
    await expect(store.commit(HERE, [insert('a')])).rejects.toThrow(/the table is busy/);
    expect(line.calls).toHaveLength(6);
  });

  test('an answer that does not come is waited for no longer than the budget', async () => {
    const store = open(50);
    line.always('hang');
    await expect(store.get(HERE, 'a')).rejects.toThrow(StoreUnavailable);
    await expect(store.commit(HERE, [insert('a')])).rejects.toThrow(StoreUnavailable);
  });

  test('an answer that is cut off is no success', async () => {
    const store = open();
    line.plan({ status: 202, body: 'HTTP/1.1 204 No Content\r\n' });
    const commit = store.commit(HERE, [insert('a'), insert('b')]);
    await expect(commit).rejects.toThrow(StoreUnavailable);
  });

  test('pages that come short, or empty, are gone on from', async () => {
    const store = open();
    line.plan(page([], 'x'), page(['a'], 'y'), page(['b'], 'z'), page(['c']));
    const { rows, more } = await store.list(HERE, { from: 'a', to: 'd', limit: 2 });
    expect(rows.map(({ row }) => row)).toEqual(['a', 'b']);
    expect(more).toBe(true);
  });

  test('rows out of order are refused, where order is promised', async () => {
    const store = open();
    line.plan(page(['b', 'a']));
    const list = store.list(HERE, { from: 'a', to: 'd', limit: 9 });
    await expect(list).rejects.toThrow(StoreUnavailable);
  });

  test('Cosmos DB keeps no order: everything is read, and put in order', async () => {
    const store = open(20_000, 'cosmos');
    line.plan(page(['c', 'b'], 'x'), page(['a']));
    const { rows, more } = await store.list(HERE, { from: 'a', to: 'd', limit: 2 });
    expect(rows.map(({ row }) => row)).toEqual(['a', 'b']);
    expect(more).toBe(true);
  });

  test.each<readonly [string, Misdeed, RegExp]>([
    ['no table', error(404, 'TableNotFound'), /^StoreMissing: there is no such table/],
    ['no role', error(403, 'AuthorizationPermissionMismatch'), /^StoreForbidden: .*no role/],
    ['a firewall', error(403, 'AuthorizationFailure'), /^StoreForbidden: .*firewall/],
    ['no trust', error(401, 'InvalidAuthenticationInfo'), /^StoreForbidden: .*identity/],
  ])('where there is %s, that is told, and nothing is made', async (_what, misdeed, told) => {
    const store = open();
    line.always(misdeed);
    const thrown: unknown = await store.get(HERE, 'a').catch((caught: unknown) => caught);
    expect(thrown).toBeInstanceOf(StoreUnavailable);
    expect(String(thrown)).toMatch(told);
    expect(line.calls.every((call) => call.startsWith('GET '))).toBe(true);
  });
});

test.each([
  ['https://contoso.table.core.windows.net', 'storage'],
  ['https://contoso.table.core.usgovcloudapi.net', 'storage'],
  ['https://contoso.table.cosmos.azure.com', 'cosmos'],
  ['https://contoso.table.cosmosdb.azure.com:443/', 'cosmos'],
])('%s is %s', (endpoint, flavour) => {
  expect(flavourOf(endpoint)).toBe(flavour);
});
