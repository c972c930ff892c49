// @ts-check
// Who answers as Azure's tables: Microsoft's emulator, or our own strict fake, which finds a row by its name as the service does.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../contestants.mjs';

/** Azurite's account and key are the same everywhere, and published. */
export const ACCOUNT = 'devstoreaccount1';
export const KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
/** What it says when it listens. */
const LISTENS = 'successfully started';
/** A million rows and more, each a text. */
const MEGABYTES = 8_000;

/** @typedef {{ readonly endpoint: string, readonly stop: () => Promise<void> }} Tables */

/** @param {string} folder where it was installed @returns {Promise<Tables>} */
export async function startAzurite(folder) {
  const port = await freePort();
  const flags = ['--inMemoryPersistence', '--disableTelemetry', '--tableHost', '127.0.0.1'];
  const main = join(folder, 'dist', 'src', 'table', 'main.js');
  const { stop } = await started([main, ...flags, '--tablePort', `${port}`], LISTENS);
  return { endpoint: `http://127.0.0.1:${port}/${ACCOUNT}`, stop };
}

/** @param {string} root @returns {Promise<Tables>} */
export async function startStrictTable(root) {
  const program = join(root, 'build', 'growth', 'serve-table.mjs');
  await build({
    entryPoints: [join(root, 'test', 'fakes', 'serve-table.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  const { said, stop } = await started([`--max-old-space-size=${MEGABYTES}`, program], '\n');
  return { endpoint: `http://127.0.0.1:${Number(said)}`, stop };
}

/** @param {readonly string[]} program @param {string} sign what it says once it listens */
async function started(program, sign) {
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await saidBefore(child.stdout, sign);
  const stop = async () => {
    child.kill();
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { said, stop };
}

/** @param {import('node:stream').Readable} output @param {string} sign */
async function saidBefore(output, sign) {
  let all = '';
  for await (const said of output.iterator({ destroyOnReturn: false })) {
    all += String(said);
    if (all.includes(sign)) break;
  }
  // What it says later is not read, and must not stop it.
  output.resume();
  return all;
}
