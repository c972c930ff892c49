// What the QR codes in a picture say. Decoded in this browser, beside the page: the picture goes nowhere.
import { askReader } from './ask-reader.js';
import type { AskedOfReader } from './ask-reader.js';
import { pixelsOf } from './picture-pixels.js';
import type { Drawn } from './picture-pixels.js';

const WORKER = '/provision/picture-worker.js';

export type PictureRead =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'no-picture' }
  /** This browser hides pixels from pages, and the file without them said nothing. */
  | { readonly kind: 'blinded' }
  /** It cannot be done in this browser, or not now. */
  | { readonly kind: 'no-reader' };

export type Ask = (asked: AskedOfReader) => Promise<readonly string[] | undefined>;

const askOurs: Ask = async (asked) =>
  askReader(() => new Worker(WORKER, { type: 'module' }), asked);

/** Not where the browser forbids what it takes, as Apple's Lockdown Mode does: then the secret is typed. */
export function canReadPictures(): boolean {
  return ['WebAssembly', 'Worker', 'createImageBitmap'].every((name) => name in globalThis);
}

export async function readPicture(picture: Blob, ask: Ask = askOurs): Promise<PictureRead> {
  if (!canReadPictures()) return { kind: 'no-reader' };
  const bitmap = await decodeBitmap(picture);
  if (bitmap === undefined) return { kind: 'no-picture' };
  try {
    const { width, height } = bitmap;
    const read = await readDrawn({ source: bitmap, width, height }, 'thorough', ask);
    return read.kind === 'blinded' ? await readFile(picture, ask) : read;
  } finally {
    bitmap.close();
  }
}

/** Never from a file: what is on a screen is nowhere else. */
export async function readDrawn(
  drawn: Drawn,
  effort: 'quick' | 'thorough',
  ask: Ask = askOurs,
): Promise<PictureRead> {
  const seen = pixelsOf(drawn);
  if (seen === undefined) return { kind: 'blinded' };
  const { data, width, height } = seen;
  return answered(await ask({ pixels: data.buffer, width, height, effort }));
}

/** The decoder opens some kinds of files by itself; what it cannot open says nothing. */
async function readFile(picture: Blob, ask: Ask): Promise<PictureRead> {
  const file = await bytesOf(picture);
  if (file === undefined) return { kind: 'no-picture' };
  const read = answered(await ask({ file, effort: 'thorough' }));
  return read.kind === 'texts' && read.texts.length === 0 ? { kind: 'blinded' } : read;
}

function answered(texts: readonly string[] | undefined): PictureRead {
  return texts === undefined ? { kind: 'no-reader' } : { kind: 'texts', texts };
}

/** Undefined where the browser cannot read it, whatever it is called. */
async function decodeBitmap(picture: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(picture);
  } catch {
    return undefined;
  }
}

/** Undefined where the file is gone meanwhile. */
async function bytesOf(picture: Blob): Promise<ArrayBuffer | undefined> {
  try {
    return await picture.arrayBuffer();
  } catch {
    return undefined;
  }
}
