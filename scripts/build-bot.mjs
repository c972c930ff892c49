// @ts-check
// The bot, and what `otp-bridge` does, as they run: bundled, in place of what the compiler made of their entries, since most of what
// a start takes is finding and reading the files of packages. What one profile or command needs alone is loaded with that. The
// embedded store's native module stays a package: no bundle can hold it.
import { build } from 'esbuild';
import { join } from 'node:path';
import { BESIDE_THE_BUNDLE } from './beside-the-bundle.mjs';
import { remove } from './remove.mjs';
import { isRunItself } from './run-itself.mjs';
import { withOwnUrl } from './with-own-url.mjs';
import { withoutOthersWords } from './without-others-words.mjs';

const ROOT = join(import.meta.dirname, '..');

const ENTRIES = ['main', 'compose/cli/runners'];

/** Packages that are no modules yet ask for these. */
const FOR_OLD_PACKAGES = [
  `import { createRequire as createRequireHere } from 'node:module';`,
  `import { dirname as dirnameOf } from 'node:path';`,
  `import { fileURLToPath as pathOfUrl } from 'node:url';`,
  `const require = createRequireHere(import.meta.url);`,
  `const __filename = pathOfUrl(import.meta.url);`,
  `const __dirname = dirnameOf(__filename);`,
].join('');

/**
 * @param {string} root
 * @returns {Promise<import('esbuild').Metafile>} what went in
 */
export async function buildBot(root) {
  const target = join(root, 'dist');
  // As deep as the files that it is made of: they find the page, and the policy, from where they lie.
  const parts = 'bot';
  remove(join(target, parts));
  const { metafile } = await build({
    entryPoints: ENTRIES.map((entry) => ({ in: join(root, 'src', `${entry}.ts`), out: entry })),
    chunkNames: `${parts}/[name]-[hash]`,
    outdir: target,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    minify: true,
    // Logs name classes of errors.
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    external: [BESIDE_THE_BUNDLE],
    banner: { js: FOR_OLD_PACKAGES },
    plugins: [withoutOthersWords, withOwnUrl],
  });
  return metafile;
}

if (isRunItself(import.meta.url)) await buildBot(ROOT);
