// What the codes in one picture say, worked out beside the page. Nothing goes anywhere else.
import { findCodes } from '../domain/capture/find-codes.js';
import type { Picture } from '../domain/capture/picture.js';
import { BrowserClock } from './browser-clock.js';
import { readQrCodes, readQrCodesOfFile } from './read-qr-codes.js';

/** Of somebody who has pasted the wrong window. */
const WAITED_AT_MOST_MS = 10_000;

/** Null where nothing was asked that can be answered. */
export async function answerPicture(asked: unknown): Promise<readonly string[] | null> {
  if (!(asked instanceof Object)) return null;
  if ('file' in asked && asked.file instanceof ArrayBuffer) return readQrCodesOfFile(asked.file);
  const picture = pictureIn(asked);
  if (picture === undefined) return null;
  const isQuick = 'effort' in asked && asked.effort === 'quick';
  const clock = new BrowserClock();
  const began = clock.now();
  const isLate = (): boolean => clock.now() - began > WAITED_AT_MOST_MS;
  return (await findCodes(picture, readQrCodes, { isQuick, isLate })).map(({ text }) => text);
}

function pictureIn(asked: object): Picture | undefined {
  if (!('pixels' in asked && 'width' in asked && 'height' in asked)) return undefined;
  const { pixels, width, height } = asked;
  if (typeof width !== 'number' || typeof height !== 'number') return undefined;
  if (!(pixels instanceof ArrayBuffer)) return undefined;
  return { data: new Uint8ClampedArray(pixels), width, height };
}
