// What people's sheets are given of each kind of entry: rows in which everything has its column, and that no spreadsheet runs.
import { describe, expect, test } from '@jest/globals';
import { csvLine, CSV_HEAD } from '../../../src/domain/audit/csv-line.js';
import { FLAT_COLUMNS, flatEntry } from '../../../src/domain/audit/flat-entry.js';
import { ERASED, readLogged, toLogged } from '../../../src/domain/audit/leaf.js';
import { ocsfEvent } from '../../../src/domain/audit/ocsf-event.js';
import { must, PEOPLE } from '../../app/trial.js';
import { entryWith, EVERY_FACT, ORIGIN } from './every-fact.js';
import { KNOWN, UNKNOWN } from './known-beside.js';

const { alice, alex } = PEOPLE;
/** RFC 4180, read by a reader of its own. */
function cellsOf(line: string): readonly string[] {
  expect(line).toMatch(/^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*\r\n$/u);
  const cells = [...line.matchAll(/"((?:[^"]|"")*)"[,\r]/gu)];
  return cells.map(([, cell = '']) => cell.replaceAll('""', '"'));
}

const rowOf = (reason: string): Record<string, string> => {
  const fact = { action: 'freeze.set', ownerId: alice, reason } as const;
  const cells = cellsOf(csvLine(flatEntry(entryWith(fact), KNOWN)));
  return Object.fromEntries(FLAT_COLUMNS.map((column, index) => [column, cells[index] ?? '']));
};

describe('a row of a sheet', () => {
  test('has what people look for in a column of its own, after a head with a byte order mark', () => {
    expect(CSV_HEAD.startsWith('\uFEFF"log","entry","timeUtc"')).toBe(true);
    expect(Buffer.from(CSV_HEAD).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(rowOf('a phish')).toEqual({
      log: ORIGIN,
      entry: '7',
      timeUtc: '2026-11-28T09:30:05.123Z',
      action: 'freeze.set',
      detail: '',
      actor: alex,
      actorName: '',
      owner: alice,
      ownerName: 'Alice Example (alice@contoso.example)',
      request: 'request-00000001',
      token: 'token-00000001',
      step: '',
      refusal: '',
      text: 'a phish',
      policy: 'v1',
      more: '',
    });
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    ' =1',
    '\r=1',
    '\n=1',
    '＝1',
    '\u200B=1',
    '\u00A0-1',
  ])('is text to a spreadsheet where somebody typed %j', (typed) => {
    expect(rowOf(typed)['text']).toBe(`'${typed}`);
  });

  test('begins no formula where another country ends a cell', () => {
    expect(rowOf('call;=1+1;x | @SUM(1)')['text']).toBe("call;'=1+1;x | '@SUM(1)");
    expect(rowOf('one\n+2')['text']).toBe("one\n'+2");
    expect(rowOf('a=b; c-d, alice@contoso.example')['text']).toBe(
      'a=b; c-d, alice@contoso.example',
    );
  });

  test('keeps what is typed as it is: quotes, commas, lines', () => {
    for (const typed of ['she said "no", twice', 'one\r\ntwo', 'Jürgen, 2 = 1+1', '']) {
      expect(rowOf(typed)['text']).toBe(typed);
    }
  });

  test('of every kind of entry has all its columns', () => {
    for (const fact of EVERY_FACT) {
      expect(cellsOf(csvLine(flatEntry(entryWith(fact), UNKNOWN)))).toHaveLength(16);
    }
  });

  test('says of a text that was erased that it was', () => {
    const { origin, ...entry } = entryWith({ action: 'freeze.set', reason: 'a secret reason' });
    const { leaf } = toLogged(entry, () => new Uint8Array(16));
    const erased = { ...must(readLogged({ leaf, texts: {} })), origin };
    expect(flatEntry(erased, KNOWN).text).toBe(ERASED);
    expect(ocsfEvent(erased, KNOWN)).toMatchObject({ comment: ERASED });
  });
});
