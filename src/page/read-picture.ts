// What the QR codes in a picture say. Decoded here: the picture goes nowhere.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

prepareZXingModule({ overrides: { locateFile: (file: string) => `/provision/${file}` } });

export async function readPicture(picture: Blob): Promise<readonly string[]> {
  const read = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true });
  return read.filter(({ isValid }) => isValid).map(({ text }) => text);
}
