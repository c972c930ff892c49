// The checker of the soak is red on what it is there for, and green on a run that nothing was planted in.
import { beforeAll, describe, expect, test } from '@jest/globals';
import { must } from '../app/trial.js';
import { SEED } from '../seed.js';
import { check, entriesIn } from './check.js';
import type { Seen } from './check.js';
import { soak } from './soak.js';
import { MemoryStore } from '../fakes/memory-store.js';

let seen: Seen;

beforeAll(async () => {
  const { thrown, ...run } = await soak({
    seed: SEED,
    store: new MemoryStore(),
    ticks: 400,
    // What begins together overlaps; the next waits, so that it is the same each time.
    pace: async (quiet) => quiet(),
  });
  expect(thrown).toEqual([]);
  seen = run.seen;
});

const actionIn = (leaf: string): string => entriesIn([leaf])[0]?.fact.action ?? '';

describe('the checker of the soak', () => {
  test('has nothing to say of a run in which every port failed, and codes were given out', () => {
    expect(check(seen)).toEqual([]);
    const actions = seen.log.map(actionIn);
    expect(actions.filter((one) => one === 'release.handed-out').length).toBeGreaterThan(0);
    expect(actions).toContain('freeze.set');
    expect(seen.looks.some(({ waiting }) => waiting.length > 0)).toBe(true);
  });

  test('sees a release that was made twice', () => {
    const twice = must(seen.log.find((leaf) => actionIn(leaf) === 'release.handed-out'));
    const log = [...seen.log, twice];
    expect(check({ ...seen, log }).join('\n')).toMatch(/step \d+ was released twice/);
    const given = must(seen.rows.find(({ row }) => row.startsWith('given~')));
    const ledger = { ...seen, rows: [...seen.rows, given] };
    expect(check(ledger)).toContain('the ledger has other steps than the audit');
  });

  test.each(['approval.given', 'release.handed-out', 'request.created', 'release.intended'])(
    'sees that the entry %s is missing',
    (action) => {
      const at = seen.log.findIndex((leaf) => actionIn(leaf) === action);
      const log = seen.log.filter((_leaf, index) => index !== at);
      expect(log).toHaveLength(seen.log.length - 1);
      expect(check({ ...seen, log }).join('\n')).toContain('an entry is missing before');
    },
  );

  test('sees a reading of the vault that the audit does not name, and a code without one', () => {
    const vault = [...seen.vault, { read: 'somebody-elses', ok: true }];
    expect(check({ ...seen, vault })).toEqual(['the audit has no reading somebody-elses']);
    expect(check({ ...seen, vault: [] }).join('\n')).toContain('the vault gave no seed for it');
  });

  test('sees a request that is lost, one that nobody wrote down, and one that never ended', () => {
    const isRequest = ({ row }: { readonly row: string }): boolean => row.startsWith('request~');
    const one = must(seen.rows.find(isRequest));
    const id = one.row.slice('request~'.length);
    const lost = check({ ...seen, rows: seen.rows.filter(({ row }) => row !== one.row) });
    expect(lost.join('\n')).toContain(`${id} is lost`);
    const added = [...seen.rows, { ...one, row: 'request~nobody-wrote' }];
    expect(check({ ...seen, rows: added })).toContain('nobody-wrote has no entry');
    const open = { ...one, value: { ...one.value, life: { state: 'pending' } } };
    const rows = seen.rows.map((row) => (row === one ? open : row));
    expect(check({ ...seen, rows })).toContain(`${id} never ended`);
  });

  test('sees that the log begins otherwise than what was anchored, and that nothing was', () => {
    expect(seen.anchored.length).toBeGreaterThan(3);
    const [first = '', ...others] = seen.log;
    const other = first.replace(/"at":\d+/, '"at":1');
    expect(other).not.toBe(first);
    const log = [other, ...others];
    expect(check({ ...seen, log }).join('\n')).toMatch(
      /anchored of \d+ entries is not how the log/,
    );
    const cut = seen.log.slice(0, 1);
    expect(check({ ...seen, log: cut }).join('\n')).toMatch(/anchored of \d+ entries is not how/);
    expect(check({ ...seen, anchored: [] })).toEqual(['nothing was anchored']);
  });

  test('sees an alarm that waited too long, and none that came again', () => {
    const looksOf = (...times: readonly (readonly [number, readonly string[]])[]): Seen => ({
      ...seen,
      looks: times.map(([worked, waiting]) => ({ worked, waiting })),
    });
    expect(
      check(looksOf([0, ['outbox~a~1']], [200, ['outbox~a~1']], [301, ['outbox~a~1']])),
    ).toEqual(['the alarm outbox~a~1 waited for more than 300 s']);
    expect(check(looksOf([0, ['outbox~a~1']], [200, []], [301, ['outbox~a~1']]))).toEqual([]);
  });
});
