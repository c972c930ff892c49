// Which deletions have their bytes off the disk in that very commit: all but those of rows that only lead to others.
import { expect, test } from '@jest/globals';
import { versionedStore } from '../../../src/app/commit/versioned-store.js';
import type { Change } from '../../../src/ports/store.js';
import { MemoryStore } from '../../fakes/memory-store.js';
import { TENANT } from '../trial.js';

async function lingers(row: string): Promise<boolean> {
  const seen: Change[] = [];
  class Watched extends MemoryStore {
    override async commit(
      ...given: Parameters<MemoryStore['commit']>
    ): ReturnType<MemoryStore['commit']> {
      seen.push(...given[1]);
      return super.commit(...given);
    }
  }
  await versionedStore(new Watched()).commit(TENANT, [{ kind: 'delete', row, etag: 'any' }]);
  return seen.some((change) => change.kind === 'delete' && change.mayLinger === true);
}

test.each([
  'seed-key~1',
  'request~1',
  'fingerprint-key',
  'ticket~1',
  'session~1',
  'held~1~2',
  'op~1',
  'person~1',
])('%s must be gone', async (row) => {
  expect(await lingers(row)).toBe(false);
});

test.each(['outbox~b~1', 'open~1~2', 'asked~1~2', 'open~1~2~seed-qr'])(
  '%s may linger',
  async (row) => {
    expect(await lingers(row)).toBe(true);
  },
);
