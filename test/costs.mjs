// What the tests cost: the ten slowest and the ten largest files, and the peak of each worker. Usage, after `npm run build`:
// node test/costs.mjs [Jest's arguments]. Prints tables for docs/test-suite.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'otp-bridge-costs-'));
const list = join(folder, 'costs');
const began = performance.now();

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    `--testEnvironment=${join(root, 'test', 'costs-environment.mjs')}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, OTP_BRIDGE_COSTS: list } },
);
const wall = (performance.now() - began) / 1000;

/** @typedef {{ file: string, worker: number, seconds: number, cpu: number, heapMb: number, rssMb: number }} Cost */
/** @type {readonly Cost[]} */
const costs = readFileSync(list, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
rmSync(folder, { recursive: true });

/** @param {number} number */
const whole = (number) => number.toFixed(0);
/** @param {keyof Cost} by */
const ten = (by) => [...costs].sort((a, b) => Number(b[by]) - Number(a[by])).slice(0, 10);

/**
 * @param {string} title
 * @param {readonly Cost[]} rows
 */
function table(title, rows) {
  const lines = rows.map(
    ({ file, seconds, cpu, heapMb, rssMb }) =>
      `| \`${file.replace(/^test\//, '')}\` | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${whole(heapMb)} | ${whole(rssMb)} |`,
  );
  const head = `| ${title} | s | s of processor | MB of heap | MB in all |\n|---|---:|---:|---:|---:|`;
  process.stdout.write(`\n${[head, ...lines].join('\n')}\n`);
}

const processor = costs.reduce((sum, { cpu }) => sum + cpu, 0);
process.stdout.write(
  `\n${costs.length} files in ${whole(wall)} s; the workers had the processor for ${whole(processor)} s.\n`,
);
table('the slowest', ten('seconds'));
table('the largest', ten('rssMb'));
const workers = new Set(costs.map(({ worker }) => worker));
const peaks = [...workers].map((worker) =>
  Math.max(...costs.filter((cost) => cost.worker === worker).map(({ rssMb }) => rssMb)),
);
process.stdout.write(`\nPeak of each worker, MB: ${peaks.map(whole).join(', ')}\n`);
process.exitCode = status ?? 1;
