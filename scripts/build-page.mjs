// @ts-check
// The set-up page: src/page → dist/page, one bundle for every browser, one that reads pictures beside it, and one that is
// loaded inside of Teams alone.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { FOR_OLDEST, SCRIPTS } from './browsers.mjs';
import { CannotStart } from './cannot-start.mjs';
import { pageFrame } from './page-frame.mjs';
import { themeStyles } from './page-themes.mjs';
import { remove } from './remove.mjs';
import { isRunItself } from './run-itself.mjs';
import { withoutOthersWords } from './without-others-words.mjs';

const DECODER = 'zxing-wasm/dist/reader/zxing_reader.wasm';
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Throws `CannotStart` where the page that is there is in use.
 * @param {string} root
 */
export async function buildPage(root) {
  const source = join(root, 'src', 'page');
  const target = join(root, 'dist', 'page');
  remove(target);
  mkdirSync(target, { recursive: true });
  await build({
    ...bundling(source),
    entryPoints: SCRIPTS.setUp.map((script) => join(source, script)),
    outdir: target,
  });
  const styles = readFileSync(join(source, 'style.css'), 'utf8');
  writeFileSync(join(target, 'style.css'), `${themeStyles()}\n${styles}`);
  // The decoder's program is fetched from beside the page.
  cpSync(join(root, 'node_modules', DECODER), join(target, basename(DECODER)));
  for (const file of readdirSync(target)) pack(join(target, file));
  // Last: a page that is there without its script would be offered to people.
  writeFileSync(join(target, 'index.html'), pageFrame(source, ''));
}

/**
 * Beside the file, as browsers take it: once here rather than at each visit.
 * @param {string} file
 */
function pack(file) {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

/**
 * The auditors' page: src/page/audit → dist/auditors, by itself: its files are given to auditors alone.
 * @param {string} root
 */
export async function buildAuditors(root) {
  const source = join(root, 'src', 'page');
  const target = join(root, 'dist', 'auditors');
  remove(target);
  mkdirSync(target, { recursive: true });
  await build({
    ...bundling(source),
    entryPoints: SCRIPTS.auditors.map((script) => join(source, script)),
    outdir: target,
  });
  const sheets = ['style.css', join('audit', 'audit.css')];
  const styles = sheets.map((sheet) => readFileSync(join(source, sheet), 'utf8'));
  writeFileSync(join(target, 'style.css'), [themeStyles(), ...styles].join('\n'));
  for (const file of readdirSync(target)) pack(join(target, file));
  writeFileSync(join(target, 'index.html'), pageFrame(source, 'audit'));
}

/**
 * @param {string} source
 * @returns {import('esbuild').BuildOptions}
 */
function bundling(source) {
  return {
    bundle: true,
    splitting: true,
    format: 'esm',
    ...FOR_OLDEST,
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    tsconfig: join(source, 'tsconfig.json'),
    plugins: [withoutOthersWords],
  };
}

if (isRunItself(import.meta.url)) {
  try {
    await buildPage(ROOT);
    await buildAuditors(ROOT);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
