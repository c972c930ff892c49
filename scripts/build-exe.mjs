// @ts-check
// `npm run exe`: `t2otp` as one executable file with Node in it, for those who hand out a file. For this system and this kind of
// processor: made where it is to run (https://nodejs.org/api/single-executable-applications.html).
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildT2otp } from './build-t2otp.mjs';
import { CannotStart } from './cannot-start.mjs';
import { isRunItself } from './run-itself.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Node's own tool for it; fetched when it is used. */
const POSTJECT = 'postject@1.0.0-alpha.6';
/** As Node's page has it: where the executable is told that there is something in it. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/**
 * Throws {@link CannotStart}.
 * @param {string} root
 * @returns {Promise<string>} the executable
 */
export async function buildExe(root) {
  await buildT2otp(root);
  const folder = join(root, 'build', 'exe');
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'sea.json');
  const blob = join(folder, 't2otp.blob');
  const main = join(root, 'dist', 't2otp.cjs');
  writeFileSync(
    config,
    JSON.stringify({ main, output: blob, disableExperimentalSEAWarning: true }),
  );
  run(process.execPath, ['--experimental-sea-config', config], 'Node made no blob; see above.');
  const target = join(folder, process.platform === 'win32' ? 't2otp.exe' : 't2otp');
  copyFileSync(process.execPath, target);
  chmodSync(target, 0o755);
  const isMac = process.platform === 'darwin';
  // A signature would not be that of what it has become.
  if (isMac) run('codesign', ['--remove-signature', target], 'codesign is missing.');
  const words = ['exec', '--yes', '--', POSTJECT, target, 'NODE_SEA_BLOB', blob];
  const segment = isMac ? ['--macho-segment-name', 'NODE_SEA'] : [];
  npm([...words, '--sentinel-fuse', FUSE, ...segment]);
  if (isMac) run('codesign', ['--sign', '-', target], 'codesign is missing.');
  return target;
}

/** npm's own script, without a shell in between. @param {readonly string[]} words */
function npm(words) {
  const script = process.env['npm_execpath'];
  if (script === undefined) throw new CannotStart('Run it as npm run exe: it needs npm.');
  run(process.execPath, [script, ...words], 'postject did not put it in; see above.');
}

/** @param {string} program @param {readonly string[]} words @param {string} otherwise */
function run(program, words, otherwise) {
  const { status } = spawnSync(program, words, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new CannotStart(otherwise);
}

if (isRunItself(import.meta.url)) {
  try {
    const target = await buildExe(ROOT);
    const megabytes = Math.round(statSync(target).size / 1_000_000);
    console.log(`${target} (${megabytes} MB): t2otp, with Node ${process.version} in it.`);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
