// @ts-check
// Loads whatever can be mutated, as a test file before all others: what runs meanwhile is run by loading, and by no test.
import { expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../../src', import.meta.url));
const files = ['domain', 'app'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, room, name)),
);
for (const file of files) await import(pathToFileURL(file).href);

test('all of them', () => {
  expect(files.length).toBeGreaterThan(100);
});
