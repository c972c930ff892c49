// @ts-check
// An older version of the program, of its sources alone, so that it can take part beside this one.
import { build } from 'esbuild';
import { join, resolve } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** @param {string} clone of it @param {string} folder where the bundle goes @returns {Promise<string>} the bundle */
export async function bundleOlder(clone, folder) {
  const outfile = join(folder, 'older.mjs');
  await build({
    stdin: {
      contents: `export { createBridge } from './app/create-bridge.js';\nexport * from './ports/fault.js';`,
      resolveDir: join(resolve(clone), 'src'),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    nodePaths: [join(ROOT, 'node_modules')],
  });
  return outfile;
}
