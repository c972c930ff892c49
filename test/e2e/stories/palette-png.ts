// A screenshot as a PNG of 256 colours: a third of its size, and nobody sees a difference in cards.
import { crc32, deflateSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

type Pixels = { readonly width: number; readonly height: number; readonly rgba: Buffer };
const COLOURS = 256;

export async function reduced(browser: Browser, png: Buffer): Promise<Buffer> {
  const { width, height, rgba } = await pixelsOf(browser, png);
  const { palette, indexes } = quantised(rgba);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    Buffer.from(indexes.buffer, y * width, width).copy(lines, y * (width + 1) + 1);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, each an index into the palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export async function pixelsOf(browser: Browser, png: Buffer): Promise<Pixels> {
  const page = await browser.newPage();
  const { width, height, base64 } = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const bytes = context?.getImageData(0, 0, image.width, image.height).data ?? [];
    const parts: string[] = [];
    for (let at = 0; at < bytes.length; at += 30_000) {
      parts.push(String.fromCharCode(...bytes.slice(at, at + 30_000)));
    }
    return { width: image.width, height: image.height, base64: btoa(parts.join('')) };
  }, png.toString('base64'));
  await page.close();
  return { width, height, rgba: Buffer.from(base64, 'base64') };
}

type Colour = readonly [red: number, green: number, blue: number];

/** The commonest colours as they are; of the others, each the nearest of these. */
function quantised(rgba: Buffer): { readonly palette: Buffer; readonly indexes: Uint8Array } {
  const keyAt = (at: number): number => rgba.readUIntBE(at, 3);
  const counts = new Map<number, number>();
  for (let at = 0; at < rgba.length; at += 4) {
    counts.set(keyAt(at), (counts.get(keyAt(at)) ?? 0) + 1);
  }
  const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COLOURS);
  const kept = common.map(([key]) => colourOf(key));
  const nearest = new Map<number, number>();
  const indexes = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < rgba.length; at += 4) {
    const key = keyAt(at);
    const index = nearest.get(key) ?? nearestOf(kept, colourOf(key));
    nearest.set(key, index);
    indexes[at / 4] = index;
  }
  return { palette: Buffer.from(kept.flat()), indexes };
}

const colourOf = (key: number): Colour => [key >> 16, (key >> 8) & 255, key & 255];

function nearestOf(kept: readonly Colour[], [red, green, blue]: Colour): number {
  const away = kept.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2);
  return away.indexOf(Math.min(...away));
}
