import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AzureNamedKeyCredential } from '@azure/data-tables';
import { openTableStore } from '../../../src/adapters/azure/table-store.js';
import { flavourOf } from '../../../src/adapters/azure/table-flavour.js';
import type { TableFlavour } from '../../../src/adapters/azure/table-flavour.js';
import { StoreUnavailable } from '../../../src/ports/fault.js';
import type { Store } from '../../../src/ports/store.js';
import { HERE, insert } from '../../contract/store.contract.js';
import { UnrulyLine } from '../../fakes/unruly-line.js';
import type { Misdeed } from '../../fakes/unruly-line.js';

const PRIVATE = 'AccountKey=verysecret';
const json = { 'content-type': 'application/json' };
const error = (status: number, code: string): Misdeed => ({
  status,
  headers: json,
  body: JSON.stringify({ 'odata.error': { code, message: { value: PRIVATE } } }),
});
const CREATED: Misdeed = { status: 204 };
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

  async function open(budgetMs = 20_000, flavour: TableFlavour = 'storage'): Promise<Store> {
    line.plan(CREATED);
    const store = await openTableStore({
      endpoint: `${line.origin}/devstoreaccount1`,
      table: 't',
      credential: new AzureNamedKeyCredential('devstoreaccount1', 'a2V5'),
      budgetMs,
      flavour,
      transport: { allowInsecureConnection: true },
    });
    line.calls.length = 0;
    return store;
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
    const store = await open();
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
    const store = await open();
    line.plan({ status: 503 }, { status: 503 }, error(404, 'ResourceNotFound'));
    await expect(store.commit(HERE, [insert('a')])).rejects.toThrow(StoreUnavailable);
    expect(line.calls).toEqual(['POST /devstoreaccount1/$batch']);
    expect(await store.get(HERE, 'a')).toBeUndefined();
    expect(line.calls).toHaveLength(3);
  });

  test('an answer that does not come is waited for no longer than the budget', async () => {
    const store = await open(50);
    line.always('hang');
    await expect(store.get(HERE, 'a')).rejects.toThrow(StoreUnavailable);
    await expect(store.commit(HERE, [insert('a')])).rejects.toThrow(StoreUnavailable);
  });

  test('an answer that is cut off is no success', async () => {
    const store = await open();
    line.plan({ status: 202, body: 'HTTP/1.1 204 No Content\r\n' });
    const commit = store.commit(HERE, [insert('a'), insert('b')]);
    await expect(commit).rejects.toThrow(StoreUnavailable);
  });

  test('pages that come short, or empty, are gone on from', async () => {
    const store = await open();
    line.plan(page([], 'x'), page(['a'], 'y'), page(['b'], 'z'), page(['c']));
    const { rows, more } = await store.list(HERE, { from: 'a', to: 'd', limit: 2 });
    expect(rows.map(({ row }) => row)).toEqual(['a', 'b']);
    expect(more).toBe(true);
  });

  test('rows out of order are refused, where order is promised', async () => {
    const store = await open();
    line.plan(page(['b', 'a']));
    const list = store.list(HERE, { from: 'a', to: 'd', limit: 9 });
    await expect(list).rejects.toThrow(StoreUnavailable);
  });

  test('Cosmos DB keeps no order: everything is read, and put in order', async () => {
    const store = await open(20_000, 'cosmos');
    line.plan(page(['c', 'b'], 'x'), page(['a']));
    const { rows, more } = await store.list(HERE, { from: 'a', to: 'd', limit: 2 });
    expect(rows.map(({ row }) => row)).toEqual(['a', 'b']);
    expect(more).toBe(true);
  });

  test('a table that cannot be made is told at the start', async () => {
    line.plan(error(403, 'AuthorizationFailure'));
    await expect(open()).rejects.toThrow(StoreUnavailable);
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
