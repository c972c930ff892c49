// `otp-bridge read IMAGE`: the reader of the set-up page, over a file.
import { readFile } from 'node:fs/promises';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Done } from '../../channels/cli/frame/terminal.js';
import { EXITS } from '../../text/cli/frame.js';
import { tools } from '../../text/cli/tools.js';
import { READER_PROGRAM } from '../reader-program.js';
import { failed } from './held-secret.js';
import type { Ran, Runner } from './runners.js';

export const runRead: Runner = async (ran) => {
  const program = await bytesOf(READER_PROGRAM);
  if (program === undefined) return failed(ran, 'NOT_BUILT', tools.notBuilt);
  const picture = await bytesOf(ran.given.arguments['IMAGE'] ?? '');
  if (picture === undefined) return failed(ran, 'NO_PICTURE', tools.pictureMissing);
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(program).buffer } });
  return answer(ran, picture);
};

async function answer(ran: Ran, picture: Uint8Array): Promise<Done> {
  try {
    const options = { formats: ['QRCode'], tryHarder: true, textMode: 'Plain' } as const;
    const read = await readBarcodes(picture, { ...options, formats: ['QRCode'] });
    const texts = read.filter(({ isValid }) => isValid).map(({ text }) => text);
    if (texts.length === 0) return failed(ran, 'NONE_FOUND', tools.noneFound);
    for (const text of texts) ran.saying.line(text);
    return { exit: EXITS.done, json: { texts } };
  } catch {
    return failed(ran, 'NO_PICTURE', tools.pictureMissing);
  }
}

async function bytesOf(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
