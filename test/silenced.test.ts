// docs/nobody-is-silenced.md names for everything that was once possible the test that was red and the one of its kind: all are there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs/nobody-is-silenced.md'), 'utf8');

test('every test that the page names is there, two in each row', () => {
  const rows = PAGE.split('\n').filter((line) => line.startsWith('| ') && line.includes(' › '));
  expect(rows.length).toBeGreaterThan(14);
  const gone: string[] = [];
  for (const row of rows) {
    const named = [...row.matchAll(/`([^`]+) › ([^`]+)`/g)];
    expect([row, named.length]).toEqual([row, 2]);
    for (const [, file = '', name = ''] of named) {
      const path = join(ROOT, 'test', `${file}.test.ts`);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      if (!text.includes(name)) gone.push(`${file} › ${name}`);
    }
  }
  expect(gone).toEqual([]);
});
