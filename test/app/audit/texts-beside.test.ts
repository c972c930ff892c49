// Names, and what was typed, beside an exported log: what was altered is named, what was erased is counted, and no fault.
import { beforeAll, expect, test } from '@jest/globals';
import { exportLog, textsPath } from '../../../src/app/audit/export-log.js';
import { verifyFiles } from '../../../src/app/audit/verify-log.js';
import type { Verified } from '../../../src/app/audit/verify-log.js';
import { entryOf, headOf } from './made-log.js';
import type { Files } from './made-log.js';

// Two files of texts: entries 1 to 256, and what follows.
const SIZE = 300;
const entries = Array.from({ length: SIZE }, (_none, at) => entryOf(at + 1));
const LATER = textsPath(1);
const files: Files = new Map();
let there = 0;

beforeAll(async () => {
  const write = async (path: string, bytes: Uint8Array): Promise<void> => {
    files.set(path, bytes);
    return Promise.resolve();
  };
  async function* pages(): AsyncGenerator<typeof entries> {
    yield await Promise.resolve(entries);
  }
  await exportLog({ entries: pages(), size: SIZE, write });
  there = entries.reduce((sum, { texts }) => sum + Object.keys(texts).length, 0);
});

async function verify(given: Files): Promise<Verified> {
  const read = async (path: string) => Promise.resolve(given.get(path));
  const signed = headOf(entries.map(({ leaf }) => leaf));
  return verifyFiles(read, signed, { anchors: [], isFirstOrigin: true });
}

const text = (given: Files): string => Buffer.from(given.get(LATER) ?? []).toString('utf8');
const withLater = (lines: string): Files => new Map([...files, [LATER, Buffer.from(lines)]]);

test('all of them as they were written', async () => {
  expect(there).toBe(SIZE / 3);
  expect((await verify(files)).texts).toEqual({ there, erased: 0, of: [] });
});

test.each([
  { what: 'a word', from: 'she called twice, 258', to: 'she called thrice, 258', seq: 258 },
  { what: 'a salt', from: '"salt":"', to: '"salt":"AAAA', seq: 258 },
  { what: 'a digest', from: /"texts":\{"./, to: '"texts":{"x', seq: 258 },
  { what: 'an entry of another file', from: '"seq":258', to: '"seq":7', seq: 257 },
  { what: 'an entry that is there twice', from: '"seq":258', to: '"seq":261', seq: 257 },
  { what: 'a line that is none', from: '{"seq":258', to: 'x', seq: 257 },
])('altered, $what: the entry is named', async ({ from, to, seq }) => {
  const changed = text(files).replace(from, to);
  expect(changed).not.toBe(text(files));
  expect((await verify(withLater(changed))).misfit).toEqual({ why: 'text-edited', seq });
});

test('erased: counted, the first are named, and everything fits', async () => {
  const one = await verify(withLater(text(files).split('\n').slice(1).join('\n')));
  expect(one).not.toHaveProperty('misfit');
  expect(one.texts).toEqual({ there: there - 1, erased: 1, of: [258] });
  const published = [...files].filter(([path]) => !path.startsWith('texts/'));
  const all = await verify(new Map(published));
  expect(all).not.toHaveProperty('misfit');
  expect(all.texts).toEqual({ there: 0, erased: there, of: [3, 6, 9, 12, 15] });
});
