// An archive as POSIX has it (pax, "ustar Interchange Format"): each field where every system's own reader looks for it.
import { expect, test } from '@jest/globals';
import { TAR_END, tarFile } from '../../../src/domain/audit/tar.js';
import { instant } from '../../../src/domain/ids.js';

const AT = instant(Date.UTC(2026, 10, 24, 12, 0, 0, 999));
const SECONDS = Date.UTC(2026, 10, 24, 12) / 1_000;

/** In the order of the standard's table: a field's name, where it begins, and how long it is. */
const FIELDS = [
  ['name', 0, 100],
  ['mode', 100, 8],
  ['uid', 108, 8],
  ['gid', 116, 8],
  ['size', 124, 12],
  ['mtime', 136, 12],
  ['chksum', 148, 8],
  ['typeflag', 156, 1],
  ['linkname', 157, 100],
  ['magic', 257, 6],
  ['version', 263, 2],
  ['uname', 265, 32],
  ['gname', 297, 32],
  ['devmajor', 329, 8],
  ['devminor', 337, 8],
  ['prefix', 345, 155],
  ['rest', 500, 12],
] as const;

function headerOf(file: Uint8Array): Record<string, string> {
  const text = Buffer.from(file).toString('latin1');
  return Object.fromEntries(
    FIELDS.map(([name, at, length]) => [name, text.slice(at, at + length)]),
  );
}

/** As the standard has it: of all bytes of the header, those of the sum itself taken as blanks. */
function sumOf(file: Uint8Array): number {
  const header = Buffer.from(file.subarray(0, 512));
  header.fill(' ', 148, 156);
  return [...header].reduce((all, byte) => all + byte, 0);
}

const without = (filled: string, length: number): string => filled.padEnd(length, '\0');

test('a file has its name, its length, when it was made, and that its owner alone may change it', () => {
  const file = tarFile('audit/tile/0/000.p/3', Buffer.from('of three'), AT);
  expect(headerOf(file)).toEqual({
    name: without('audit/tile/0/000.p/3', 100),
    mode: '0000644\0',
    uid: '0000000\0',
    gid: '0000000\0',
    size: '00000000010\0',
    mtime: `${SECONDS.toString(8)}\0`,
    chksum: `${sumOf(file).toString(8).padStart(6, '0')}\0 `,
    typeflag: '0',
    linkname: without('', 100),
    magic: 'ustar\0',
    version: '00',
    uname: without('', 32),
    gname: without('', 32),
    devmajor: without('', 8),
    devminor: without('', 8),
    prefix: without('', 155),
    rest: without('', 12),
  });
});

test.each([
  [0, 512],
  [1, 1024],
  [512, 1024],
  [513, 1536],
])('of %s bytes it fills whole blocks of 512, its bytes behind the first', (length, whole) => {
  const bytes = new Uint8Array(length).fill(7);
  const file = tarFile('a', bytes, AT);
  expect(file).toHaveLength(whole);
  expect(Buffer.from(file.subarray(512, 512 + length))).toEqual(Buffer.from(bytes));
  expect(file.subarray(512 + length).every((byte) => byte === 0)).toBe(true);
});

test('a name of a hundred bytes is whole, and a longer one is never cut', () => {
  const name = 'n'.repeat(100);
  expect(headerOf(tarFile(name, new Uint8Array(), AT))['name']).toBe(name);
  expect(() => tarFile(`${name}n`, new Uint8Array(), AT)).toThrow('too long');
});

test('the archive ends with two blocks of nothing', () => {
  expect(TAR_END).toHaveLength(1024);
  expect(TAR_END.every((byte) => byte === 0)).toBe(true);
});
