// Pictures that somebody drops: the file in the reader of `otp-bridge read`, its pixels in the page's.
import jpeg from 'jpeg-js';
import { readBarcodes } from 'zxing-wasm/reader';
import { findCodes } from '../../../src/domain/capture/find-codes.js';
import { Canvas } from '../../page/corpus/canvas.js';
import { drawScreenshot } from '../../page/corpus/draw-screenshot.js';
import { KINDS, screenshots } from '../../page/corpus/plan.js';
import { readQrCodes } from '../../page/zxing-in-node.js';
import { pure } from '../edge.js';
import type { Edge } from '../edge.js';

/** Of the page's reader: beyond these it is at work for as long as it may be. */
const MOST_PIXELS = 160_000;

/** Of each kind the smallest: drawing them is what this edge begins with, and of a run's minute it has a few seconds. */
function drawn(): readonly Canvas[] {
  const small = screenshots()
    .filter(({ screen }) => screen === undefined)
    .sort((one, other) => one.scale - other.scale);
  return KINDS.flatMap((kind) => small.find((one) => one.kind === kind) ?? []).map(drawScreenshot);
}

function asJpeg({ width, height, data }: Canvas): Buffer {
  return Buffer.from(jpeg.encode({ width, height, data }, 60).data);
}

async function inFile(bytes: Buffer): Promise<void> {
  try {
    await readBarcodes(bytes, { formats: ['QRCode'], tryHarder: true, textMode: 'Plain' });
  } catch (error) {
    // As the command has it: no picture. But the program itself must still stand.
    if (error instanceof WebAssembly.RuntimeError) throw error;
  }
}

/** Broken data as pixels: half of it is what a decoder makes of it, half noise. */
function pixelsOf(bytes: Buffer): Canvas | undefined {
  const side = Math.min(Math.floor(Math.sqrt(bytes.length / 4)), Math.sqrt(MOST_PIXELS));
  if (side < 1) return undefined;
  const canvas = new Canvas(Math.floor(side), Math.floor(side));
  canvas.data.set(bytes.subarray(0, canvas.data.length));
  return canvas;
}

export const pictures: Edge = {
  name: 'pictures',
  shape: 'bytes',
  ...pure(async (input) => {
    await inFile(input);
    const canvas = pixelsOf(input);
    if (canvas !== undefined) await findCodes(canvas, readQrCodes, { isQuick: true });
    return undefined;
  }),
  perWorld: 200,
  corpus: async () => {
    const all = drawn();
    const pixels = all.filter(({ width, height }) => width * height <= MOST_PIXELS);
    return [...all.map(asJpeg), ...pixels.map(({ data }) => Buffer.from(data))];
  },
};
