// A picture of a QR code, as a file and without a browser.
import { writeFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import { modulesOf } from '../../page/corpus/draw-code.js';
import { chunk } from '../stories/palette-png.js';

const MODULE_PIXELS = 5;
const QUIET = 4;

export async function writeQrPng(file: string, text: string): Promise<void> {
  const { count, isDark } = modulesOf(text, 'M');
  const side = (count + QUIET * 2) * MODULE_PIXELS;
  const at = (pixel: number): number => Math.floor(pixel / MODULE_PIXELS) - QUIET;
  const isInside = (module: number): boolean => module >= 0 && module < count;
  const line = (y: number): Buffer =>
    Buffer.from(
      Array.from({ length: side + 1 }, (_none, x) => {
        // Each line begins with its filter: none.
        if (x === 0) return 0;
        const [column, row] = [at(x - 1), at(y)];
        return isInside(column) && isInside(row) && isDark(column, row) ? 0 : 255;
      }),
    );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits a pixel, grey.
  header.set([8, 0, 0, 0, 0], 8);
  const lines = Buffer.concat(Array.from({ length: side }, (_none, y) => line(y)));
  const png = [
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  await writeFile(file, Buffer.concat(png));
}
