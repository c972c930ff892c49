// docs/scanning.md: how much of the corpus is read, by kind, beside jsqr on the same pictures.
import type { Kind } from './plan.js';
import { KINDS, RANGES } from './plan.js';

export type Tally = {
  pictures: number;
  /** Every code in it was read, and nothing else. */
  read: number;
  /** Something was read that is not in it. */
  wrong: number;
  jsqrRead: number;
  jsqrWrong: number;
};

export function emptyTally(): Tally {
  return { pictures: 0, read: 0, wrong: 0, jsqrRead: 0, jsqrWrong: 0 };
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = emptyTally();
  for (const one of tallies) {
    sum.pictures += one.pictures;
    sum.read += one.read;
    sum.wrong += one.wrong;
    sum.jsqrRead += one.jsqrRead;
    sum.jsqrWrong += one.jsqrWrong;
  }
  return sum;
}

export function corpusPage(tallies: ReadonlyMap<Kind, Tally>): string {
  const row = (name: string, range: string, tally: Tally): string =>
    `| ${name} | ${range} | ${tally.pictures} | ${share(tally.read, tally)} | ${tally.wrong} | ${share(tally.jsqrRead, tally)} | ${tally.jsqrWrong} |`;
  const rows = KINDS.map((kind) => row(kind, RANGES[kind], tallies.get(kind) ?? emptyTally()));
  return [
    '# How well screenshots are read',
    '',
    'Printed from what runs (`HEAVY=1 JSQR=1 PRINT=1 npm test -- read-corpus`). The pictures are drawn by `test/page/corpus`, the same',
    'ones each time: key URIs as Microsoft writes them, with error correction L, M, Q or H, placed between the pixels. 100 % is four',
    'pixels a module, at which Microsoft’s code is about 180 pixels wide; at 30 % a module has 1.2 pixels.',
    '',
    'Each picture goes to the page’s own decoder (`zxing-wasm` as it is, then on enlarged and sharpened copies:',
    '`src/domain/capture/find-codes.ts`) and, for comparison, to `jsqr` 1.4 with both polarities tried. *Read* means every code in',
    'the picture, letter by letter; *wrong* means that something was read which is not in it. `jsqr` gives one code at most: of two it',
    'has to read only one.',
    '',
    '| kind | range | pictures | read | wrong | `jsqr` read | wrong |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    row('**all**', '', sumOf([...tallies.values()])),
    '',
    'Not in the corpus, and not to be expected: a covered finder pattern (the large squares in three corners), less than 1.2 pixels a',
    'module, blur beyond 0.7 of a module, and codes photographed from the side.',
    '',
  ].join('\n');
}

function share(of: number, { pictures }: Tally): string {
  return `${of} (${((of / pictures) * 100).toFixed(1)} %)`;
}
