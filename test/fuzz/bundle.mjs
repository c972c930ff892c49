// @ts-check
// The harness, the fakes and our sources as one program, each branch of our sources with a mark.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withMarks } from './coverage.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const MOST_MARKS = 65_536;
/** One a mark; whoever asks learns how many were new since. */
const MARKS = `
const __seen = new Uint8Array(${MOST_MARKS});
let __fresh = 0;
function __mark(number) { if (__seen[number] === 0) { __seen[number] = 1; __fresh += 1; } }
globalThis.__coverage = {
  seen: __seen,
  takeFresh: () => { const fresh = __fresh; __fresh = 0; return fresh; },
};`;

/** Where its files begin among the marks, in the order of their numbers. @typedef {{ readonly path: string, readonly first: number, readonly marks: number }} Marked */

/** As if it still lay where it lies: some look for files beside themselves. @param {string} path */
function inPlace(path) {
  return readFileSync(path, 'utf8')
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)));
}

/** The harness in that folder of the tests; with a mark at each branch where somebody counts them. @param {'fuzz' | 'soak'} harness */
export async function bundleHarness(harness) {
  const folder = join(ROOT, 'build', harness);
  const program = join(folder, 'main.mjs');
  const hasMarks = harness === 'fuzz';
  /** @type {Marked[]} */
  const files = [];
  let first = 0;
  await build({
    entryPoints: [join(ROOT, 'test', harness, 'main.ts')],
    outfile: program,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    logLevel: 'warning',
    // Outside of Jest its globals are not there; what the helpers take of them is.
    alias: { '@jest/globals': 'expect' },
    banner: { js: hasMarks ? MARKS : '' },
    plugins: [
      {
        name: 'marks',
        setup: (building) => {
          building.onLoad({ filter: /\.ts$/ }, ({ path }) => {
            const name = relative(ROOT, path).split(sep).join('/');
            if (name.startsWith('test/')) return { contents: inPlace(path), loader: 'ts' };
            if (!hasMarks || !name.startsWith('src/') || name.startsWith('src/text/'))
              return undefined;
            const { text, marks } = withMarks(path, readFileSync(path, 'utf8'), first);
            files.push({ path: name, first, marks });
            first += marks;
            return { contents: text, loader: 'ts' };
          });
        },
      },
    ],
  });
  if (first > MOST_MARKS) throw new Error(`${first} marks: there is room for ${MOST_MARKS}`);
  return { program, folder, files };
}
