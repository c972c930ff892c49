// Counts what one turn costs, deliveries included, at the edges where it costs: SQLite's commits and truncations, and every
// call to store, vault, directory and messenger. Counts, and never times.
import { join } from 'node:path';
import { jest } from '@jest/globals';
import Database from 'libsql';
import { openSqliteStore } from '../../src/adapters/local/sqlite-store.js';
import { temporaryFolder } from '../adapters/local/temporary-folder.js';
import { FakeSeedVault } from '../fakes/fake-seed-vault.js';
import { RecordingMessenger } from '../fakes/recording-messenger.js';
import { mayKeepInMemory } from '../../src/app/commit/rows/names.js';
import { openTrial, sampleDirectory } from './trial.js';
import type { Trial } from './trial.js';

type Port = 'store' | 'vault' | 'directory' | 'messenger';

/**
 * `flushes` of the disk: one for each commit, two more where the log is emptied (what is copied out of it, and its end). Of a port:
 * how often it is called.
 */
export type Costs = Readonly<Record<'commits' | 'truncations' | 'flushes' | Port, number>>;

export type CountedTrial = {
  readonly trial: Trial;
  /** Until everybody has been told everything. */
  readonly costsOf: (turn: (trial: Trial) => Promise<unknown>) => Promise<Costs>;
  readonly close: () => Promise<void>;
};

export async function openCountedTrial(): Promise<CountedTrial> {
  const store = await openSqliteStore(join(await temporaryFolder(), 'store.db'), {
    mayKeep: mayKeepInMemory,
  });
  const exec = jest.spyOn(Database.prototype, 'exec');
  const pragma = jest.spyOn(Database.prototype, 'pragma');
  const calls: Record<Port, number> = { store: 0, vault: 0, directory: 0, messenger: 0 };
  const counted = <T extends object>(kind: Port, port: T): T =>
    counting(port, () => (calls[kind] += 1));
  const trial = await openTrial({
    store: counted('store', store),
    vault: counted('vault', new FakeSeedVault()),
    directory: counted('directory', sampleDirectory()),
    messenger: counted('messenger', new RecordingMessenger()),
  });
  return {
    trial,
    costsOf: async (turn) => {
      await trial.outbox.drain();
      Object.assign(calls, { store: 0, vault: 0, directory: 0, messenger: 0 });
      exec.mockClear();
      pragma.mockClear();
      await turn(trial);
      await trial.outbox.drain();
      const commits = exec.mock.calls.filter(([sql]) => sql === 'COMMIT').length;
      const truncations = pragma.mock.calls.filter(([sql]) => sql.includes('TRUNCATE')).length;
      return { commits, truncations, flushes: commits + 2 * truncations, ...calls };
    },
    close: async () => {
      exec.mockRestore();
      pragma.mockRestore();
      await store.close();
    },
  };
}

/** The same port; each call of one of its methods is counted. */
function counting<T extends object>(port: T, count: () => void): T {
  return new Proxy(port, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]): unknown => {
        count();
        return Reflect.apply(member, target, given);
      };
    },
  });
}
