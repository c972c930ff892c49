// One try of the decoder: QR codes alone, and of those only what passed its error correction.
import { readBarcodes } from 'zxing-wasm/reader';
import type { ReadOnce } from '../domain/capture/find-codes.js';

export const readQrCodes: ReadOnce = async ({ data, width, height }) => {
  const pixels = { data, width, height, colorSpace: 'srgb' as const };
  const read = await readBarcodes(pixels, {
    formats: ['QRCode'],
    tryHarder: true,
    textMode: 'Plain',
  });
  return read
    .filter(({ isValid }) => isValid)
    .map(({ text, position: { topLeft, topRight, bottomRight, bottomLeft } }) => ({
      text,
      corners: [topLeft, topRight, bottomRight, bottomLeft],
    }));
};
