// The page's decoder under Node: its program comes from the package instead of from our server.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareZXingModule } from 'zxing-wasm/reader';

const PROGRAM = join(
  import.meta.dirname,
  '../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm',
);

prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(PROGRAM)).buffer } });

export { readQrCodes } from '../../src/page/read-qr-codes.js';
