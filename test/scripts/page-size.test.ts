// What a browser loads before the page shows anything: small enough for a bad line, and without the program that reads pictures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';

const PAGE = join(import.meta.dirname, '..', '..', 'dist', 'page');
const MOST_BYTES = 100_000;

/** A script, and what it imports before it runs. */
function withImports(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(join(PAGE, file), 'utf8');
  for (const [, name = ''] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g))
    withImports(name, seen);
  return seen;
}

test.each([
  ['brotli', '.br', brotliDecompressSync],
  ['gzip', '.gz', gunzipSync],
])('the first state of the set-up page is within 100 kB compressed: %s', (_how, end, unpack) => {
  const scripts = withImports('main.js');
  expect([...scripts].filter((name) => /teams-host|picture-worker|wasm/.test(name))).toEqual([]);
  const bytes = ['index.html', 'style.css', ...scripts].map((name) => {
    const plain = readFileSync(join(PAGE, name));
    if (name === 'index.html') return plain.length;
    // As it is served.
    const packed = readFileSync(join(PAGE, `${name}${end}`));
    expect(unpack(packed).equals(plain)).toBe(true);
    return packed.length;
  });
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(MOST_BYTES);
});
