// What the QR codes in a picture say. Decoded here: the picture goes nowhere.
import { prepareZXingModule } from 'zxing-wasm/reader';
import { findCodes } from '../domain/capture/find-codes.js';
import type { Effort } from '../domain/capture/find-codes.js';
import type { Picture } from '../domain/capture/picture.js';
import { readQrCodes } from './read-qr-codes.js';

/** Larger ones, from cameras, are drawn smaller: no screen has more. */
const SIDE_MOST = 5120;

prepareZXingModule({ overrides: { locateFile: (file: string) => `/provision/${file}` } });

export async function readPicture(
  picture: Blob,
  effort: Effort = 'thorough',
): Promise<readonly string[]> {
  const pixels = await pixelsOf(picture);
  if (pixels === undefined) return [];
  return (await findCodes(pixels, readQrCodes, effort)).map(({ text }) => text);
}

async function pixelsOf(picture: Blob): Promise<Picture | undefined> {
  const bitmap = await createImageBitmap(picture);
  try {
    const scale = Math.min(1, SIDE_MOST / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [Math.ceil(bitmap.width * scale), Math.ceil(bitmap.height * scale)];
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas?.drawImage(bitmap, 0, 0, width, height);
    return canvas?.getImageData(0, 0, width, height);
  } finally {
    bitmap.close();
  }
}
