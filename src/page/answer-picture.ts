// What the codes in one picture say, worked out beside the page. Nothing goes anywhere else.
import { findCodes } from '../domain/capture/find-codes.js';
import type { Picture } from '../domain/capture/picture.js';
import { BrowserClock } from './browser-clock.js';
import { readQrCodes } from './read-qr-codes.js';

/** Larger ones, from cameras, are drawn smaller: no screen has more. */
const SIDE_MOST = 5120;
/** Of somebody who has pasted the wrong window. */
const WAITED_AT_MOST_MS = 10_000;

/** Null where it is no picture. */
export async function answerPicture(asked: unknown): Promise<readonly string[] | null> {
  if (!(asked instanceof Object) || !('picture' in asked)) return null;
  if (!(asked.picture instanceof Blob)) return null;
  const isQuick = 'effort' in asked && asked.effort === 'quick';
  const pixels = await readPixels(asked.picture);
  if (pixels === undefined) return null;
  const clock = new BrowserClock();
  const began = clock.now();
  const isLate = (): boolean => clock.now() - began > WAITED_AT_MOST_MS;
  return (await findCodes(pixels, readQrCodes, { isQuick, isLate })).map(({ text }) => text);
}

async function readPixels(picture: Blob): Promise<Picture | undefined> {
  const bitmap = await decodeBitmap(picture);
  if (bitmap === undefined) return undefined;
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

/** Undefined where the browser cannot read it, whatever it is called. */
async function decodeBitmap(picture: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(picture);
  } catch {
    return undefined;
  }
}
