// `otp-bridge read IMAGE…`: the reader of the set-up page, over files.
import { readFile } from 'node:fs/promises';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Done } from '../../channels/cli/frame/terminal.js';
import { EXITS } from '../../text/cli/frame.js';
import { tools } from '../../text/cli/tools.js';
import { READER_PROGRAM } from '../reader-program.js';
import { failed } from './held-secret.js';
import type { Ran, Runner } from './runners.js';

type Picture =
  { readonly texts: readonly string[] } | { readonly error: 'NO_PICTURE' | 'NONE_FOUND' };
const SAID = { NO_PICTURE: tools.pictureMissing, NONE_FOUND: tools.noneFound };

export const runRead: Runner = async (ran) => {
  const program = await bytesOf(READER_PROGRAM);
  if (program === undefined) return failed(ran, 'NOT_BUILT', tools.notBuilt);
  return readPictures(ran, program);
};

/** `program`: zxing's, as WebAssembly. One picture that says nothing keeps no other from being read. */
export async function readPictures({ given, saying }: Ran, program: Uint8Array): Promise<Done> {
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(program).buffer } });
  const files = given.many ?? [];
  const pictures: Picture[] = [];
  for (const file of files) {
    const read = await readOne(file);
    pictures.push(read);
    // The path is not repeated: a slip puts a secret in its place.
    if ('error' in read) {
      saying.problem(tools.ofPicture(pictures.length, files.length, SAID[read.error]));
    } else for (const text of read.texts) saying.line(text);
  }
  const texts = pictures.flatMap((one) => ('texts' in one ? one.texts : []));
  const isWhole = pictures.every((one) => 'texts' in one);
  return { exit: isWhole ? EXITS.done : EXITS.failed, json: { texts, pictures } };
}

async function readOne(file: string): Promise<Picture> {
  const picture = await bytesOf(file);
  if (picture === undefined) return { error: 'NO_PICTURE' };
  try {
    const read = await readBarcodes(picture, {
      formats: ['QRCode'],
      tryHarder: true,
      textMode: 'Plain',
    });
    const texts = read.filter(({ isValid }) => isValid).map(({ text }) => text);
    return texts.length === 0 ? { error: 'NONE_FOUND' } : { texts };
  } catch {
    return { error: 'NO_PICTURE' };
  }
}

async function bytesOf(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
