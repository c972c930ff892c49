// @ts-check
// The toolset page: src/page/toolset → dist/toolset.html, one file with everything in it, which asks nothing of anybody. What it may
// do is said in it by hashes: a script that is not ours does not run, and nothing is fetched.
import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { FOR_OLDEST, SCRIPTS } from './browsers.mjs';
import { pageFrame } from './page-frame.mjs';
import { themeStyles } from './page-themes.mjs';
import { isRunItself } from './run-itself.mjs';
import { withoutOthersWords } from './without-others-words.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const PROGRAM = join('node_modules', 'zxing-wasm', 'dist', 'reader', 'zxing_reader.wasm');

/**
 * @param {string} root
 * @param {{ readonly reader?: boolean, readonly target?: string }} [how] `reader`: with the reader of pictures, as it is handed out
 */
export async function buildToolset(root, { reader = true, target = join(root, 'dist') } = {}) {
  const source = join(root, 'src', 'page');
  const [style = '', script = '', worker = ''] = await Promise.all([
    styles(source),
    ...SCRIPTS.toolset.map((one) => bundle(join(source, one), source)),
  ]);
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hashOf(style)}'`,
    'worker-src blob:',
    'img-src data:',
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  /** @type {Readonly<Record<string, string>>} */
  const parts = {
    POLICY: policy,
    STYLE: style,
    READER: reader ? packed(worker) : '',
    PROGRAM: reader ? packed(readFileSync(join(root, PROGRAM))) : '',
    SCRIPT: script,
  };
  const frame = pageFrame(source, 'toolset');
  const page = frame.replace(/\s*%([A-Z]+)%\s*/g, (_all, name) => parts[name] ?? '');
  mkdirSync(target, { recursive: true });
  const file = join(target, reader ? 'toolset.html' : 'toolset-without-reader.html');
  writeFileSync(file, reader ? page : page.replace(/<script type="text\/plain".*?<\/script>/g, ''));
  return file;
}

/**
 * @param {string} entry
 * @param {string} source
 */
async function bundle(entry, source) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    ...FOR_OLDEST,
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
    charset: 'utf8',
    tsconfig: join(source, 'tsconfig.json'),
    // Inside a CommonJS-shaped bundle there is no address of a module, and none is needed.
    define: { 'import.meta.url': '""' },
    plugins: [withoutOthersWords],
  });
  const text = outputFiles[0]?.text ?? '';
  // Nothing in it may end the element that it stands in.
  return text.replaceAll('</script', '<\\/script').trim();
}

/** @param {string} source */
async function styles(source) {
  const files = [join(source, 'style.css'), join(source, 'toolset', 'toolset.css')];
  const sheets = [themeStyles(), ...files.map((file) => readFileSync(file, 'utf8'))];
  const { code } = await transform(sheets.join('\n'), { loader: 'css', minify: true });
  return code.trim();
}

/** @param {string} text as it stands between its tags */
function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** @param {string | Buffer} bytes */
function packed(bytes) {
  return gzipSync(bytes, { level: 9 }).toString('base64');
}

if (isRunItself(import.meta.url)) await buildToolset(ROOT);
