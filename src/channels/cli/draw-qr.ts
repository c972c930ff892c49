// A QR code on a terminal, and as a picture: black on white, with the white edge without which scanners do not see it
// (ISO/IEC 18004 §6.3.8).
import { crc32, deflateSync } from 'node:zlib';
import qrcode from 'qrcode-generator';

const QUIET = 4;
/** Pixels of a square. */
const SCALE = 8;
const BLACK_ON_WHITE = '\u001b[30;47m';
const PLAIN = '\u001b[0m';

type Squares = { readonly side: number; readonly isDark: (row: number, column: number) => boolean };

function squaresOf(text: string): Squares {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const inside = (at: number): boolean => at >= QUIET && at < count + QUIET;
  return {
    side: count + 2 * QUIET,
    isDark: (row, column) =>
      inside(row) && inside(column) && code.isDark(row - QUIET, column - QUIET),
  };
}

/** Two rows a line. The colours are part of it: without them a dark terminal would show its negative. */
export function qrLines(text: string): readonly string[] {
  const { side, isDark } = squaresOf(text);
  return Array.from({ length: Math.ceil(side / 2) }, (_, line) => {
    const signs = Array.from({ length: side }, (_one, column) => {
      const upper = isDark(2 * line, column);
      const lower = isDark(2 * line + 1, column);
      if (upper) return lower ? '█' : '▀';
      return lower ? '▄' : ' ';
    });
    return `${BLACK_ON_WHITE}${signs.join('')}${PLAIN}`;
  });
}

/** One byte a pixel, grey (W3C PNG §11). */
export function qrPng(text: string): Buffer {
  const { side, isDark } = squaresOf(text);
  const size = side * SCALE;
  const rows = Array.from({ length: size }, (_, y) =>
    Buffer.from([
      0,
      ...Array.from({ length: size }, (_one, x) =>
        isDark(Math.floor(y / SCALE), Math.floor(x / SCALE)) ? 0 : 255,
      ),
    ]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
}
