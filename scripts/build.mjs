// @ts-check
// Compiles src/ into dist/, and the set-up page of it into dist/page/, where a source is newer than the last build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.mjs';
import { remove } from './remove.mjs';

const NOT_INSTALLED =
  'Packages are missing, or were replaced by half. Stop an OTP Bridge that runs from this folder, then run `npm ci`.';

/** @param {string} root */
export async function buildIfStale(root) {
  const main = join(root, 'dist', 'main.js');
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  // npm writes its list last: without it, an installation was broken off, as Windows does where a program of it runs.
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(compiler) || !existsSync(installed)) throw new CannotStart(NOT_INSTALLED);
  const page = join(root, 'dist', 'page', 'index.html');
  const isThere = existsSync(main) && existsSync(page);
  if (isThere && newestSource(root) <= statSync(main).mtimeMs) return;
  console.log('Building ...');
  // The compiler's notes may outlive the files that they speak of.
  if (!existsSync(main)) remove(join(root, 'dist', '.tsbuildinfo'));
  const startedAt = new Date();
  const done = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.json')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (done.status !== 0 || !existsSync(main)) throw new CannotStart('The build failed; see above.');
  // Only here: it takes a package that `npm ci` brings.
  const { buildAuditors, buildPage } = await import('./build-page.mjs');
  await buildPage(root);
  await buildAuditors(root);
  const { buildToolset } = await import('./build-toolset.mjs');
  await buildToolset(root);
  const { buildT2otp } = await import('./build-t2otp.mjs');
  await buildT2otp(root);
  const { buildCli } = await import('./build-cli.mjs');
  await buildCli(root);
  const { buildBot } = await import('./build-bot.mjs');
  await buildBot(root);
  // The compiler leaves a file whose text is unchanged: mark the build, with the time from which it holds.
  utimesSync(main, startedAt, startedAt);
}

/** @param {string} root */
function newestSource(root) {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const files = ['tsconfig.json', ...names.map((name) => join('src', name))];
  return Math.max(...files.map((file) => statSync(join(root, file)).mtimeMs));
}
