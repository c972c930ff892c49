// Where the decoder's program lies, as the build has put it beside the page. Here, as deep as the bundles lie.
import { fileURLToPath } from 'node:url';

export const READER_PROGRAM = fileURLToPath(new URL('../page/zxing_reader.wasm', import.meta.url));
