// Jobs by their names, that are decided together: what happened to whom, in order, and what each was told.
import { expect } from '@jest/globals';
import { decideTogether } from '../../../src/app/commit/decide-together.js';
import type { Job } from '../../../src/app/commit/decide-together.js';
import { quietLog } from '../../fakes/quiet-log.js';
import { must, TENANT } from '../trial.js';
import { WatchedStore } from './watched-store.js';

export type HowDecided = {
  /** How many rows it writes. */
  readonly rows?: number;
  /** What it meets while it decides, the first time and each other time. */
  readonly meets?: (times: number) => void;
  /** It checks the row that others write to. */
  readonly checks?: boolean;
};

export class NamedJobs {
  readonly store = new WatchedStore();
  readonly events: string[] = [];
  /** Of which rows each was told the ETag. */
  readonly told = new Map<string, readonly string[]>();
  readonly logged: unknown[] = [];
  isCrowded = false;

  job(name: string, { rows = 1, meets, checks = false }: HowDecided = {}): Job {
    let times = 0;
    let whose = '';
    const inserts = Array.from({ length: rows }, (_, at) => `${name}~${at}`);
    return {
      within: (run) => {
        whose = name;
        return run();
      },
      decide: async (shown) => {
        expect(whose).toBe(name);
        this.events.push(`decide ${name}`);
        times += 1;
        meets?.(times);
        const found = checks ? [must(await shown.get(TENANT, 'shared~1'))] : [];
        return {
          changes: [
            ...inserts.map((row) => ({ kind: 'insert', row, value: {} }) as const),
            ...found.map(({ row, etag }) => ({ kind: 'check', row, etag }) as const),
          ],
          tell: (etags) => this.told.set(name, [...etags.keys()]),
        };
      },
      alone: async () => {
        expect(whose).toBe(name);
        this.events.push(`alone ${name}`);
      },
    };
  }

  async decide(...jobs: readonly Job[]): Promise<void> {
    const info = (...line: unknown[]): void => {
      this.logged.push(line);
    };
    const lost = async (attempt: number): Promise<void> => {
      this.events.push(`lost ${attempt}`);
    };
    const outboxMayBeFilled = (): void => {
      this.events.push('outbox');
    };
    const crowd = { lost, isCrowded: () => this.isCrowded };
    const log = { ...quietLog, info };
    await decideTogether(
      { store: this.store, tenantId: TENANT, log, crowd, outboxMayBeFilled },
      jobs,
    );
  }

  /** Of the commits that were asked for. */
  sizes(): readonly number[] {
    return this.store.asked.map((changes) => changes.length);
  }
}
