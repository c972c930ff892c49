// One try of the decoder: QR codes alone, and of those only what passed its error correction.
import { readBarcodes } from 'zxing-wasm/reader';
import type { ReaderOptions } from 'zxing-wasm/reader';
import type { ReadOnce } from '../domain/capture/find-codes.js';

const HOW: ReaderOptions = { formats: ['QRCode'], tryHarder: true, textMode: 'Plain' };

export const readQrCodes: ReadOnce = async ({ data, width, height }) => {
  const read = await readBarcodes({ data, width, height, colorSpace: 'srgb' as const }, HOW);
  return read
    .filter(({ isValid }) => isValid)
    .map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
      text,
      corners: [topLeft, topRight, bottomRight, bottomLeft],
    }));
};

/** What the decoder sees in a file that it opens itself: a PNG or a JPEG. Nothing in any other. */
export async function readQrCodesOfFile(file: ArrayBuffer): Promise<readonly string[]> {
  const read = await readBarcodes(new Uint8Array(file), HOW);
  return [...new Set(read.filter(({ isValid }) => isValid).map(({ text }) => text))];
}
