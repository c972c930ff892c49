// @ts-check
// Loads whatever can be mutated, as a test file before all others: what runs meanwhile is run by loading, and by no test.
import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../src', import.meta.url));
// By the very names that tests use: under any other they would be loaded once more, by whichever test came first.
const names = ['domain', 'app'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `../../src/${room}/${name.split(sep).join('/').replace(/\.ts$/, '.js')}`),
);
for (const name of names) await import(name);

test('all of them', () => {
  expect(names.length).toBeGreaterThan(100);
});
