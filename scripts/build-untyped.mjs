// @ts-check
// What `npm test` needs in dist/, in one process and a quarter of the time: as `npm run build` makes it, but that nobody looks at
// types, which `npm run check` does.
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { buildBot } from './build-bot.mjs';
import { buildCli } from './build-cli.mjs';
import { buildAuditors, buildPage } from './build-page.mjs';
import { buildT2otp } from './build-t2otp.mjs';
import { buildToolset } from './build-toolset.mjs';
import { CannotStart } from './cannot-start.mjs';

const ROOT = join(import.meta.dirname, '..');

/** @param {string} root */
async function buildUntyped(root) {
  // As the compiler's own settings have it: the page is not among them.
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.startsWith(`page${sep}`));
  await build({
    entryPoints: sources.map((name) => join(root, 'src', name)),
    outbase: join(root, 'src'),
    outdir: join(root, 'dist'),
    format: 'esm',
    platform: 'node',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
  });
  // These take the place of some of those.
  const others = [buildToolset(root), buildT2otp(root), buildCli(root), buildBot(root)];
  await Promise.all([buildPage(root), buildAuditors(root), ...others]);
}

try {
  await buildUntyped(ROOT);
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
