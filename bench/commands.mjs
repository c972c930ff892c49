// @ts-check
// `node bench/commands.mjs`, after `npm run build`: how long the commands take as whole processes, beside `node -e 0` and `oathtool`.
// One after the other, in turns, so that what else the machine does is shared; the medians' ratios.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const TURNS = 20;
const SECRET = '2sk2tsmkjp7kdbck';
const node = process.execPath;

/** @type {Readonly<Record<string, readonly [string, ...string[]]>>} */
const CONTESTANTS = {
  'node -e 0': [node, '-e', '0'],
  t2otp: [node, join(ROOT, 'dist', 't2otp.cjs'), SECRET],
  'otp-bridge --help': [node, join(ROOT, 'dist', 'cli.js'), '--help'],
  'otp-bridge help policy explain': [
    node,
    join(ROOT, 'dist', 'cli.js'),
    'help',
    'policy',
    'explain',
  ],
  oathtool: ['oathtool', '--totp', '-b', SECRET],
};

/** @type {Map<string, number[]>} */
const took = new Map(Object.keys(CONTESTANTS).map((name) => [name, []]));
for (let turn = 0; turn < TURNS; turn += 1) {
  for (const [name, [program, ...words]] of Object.entries(CONTESTANTS)) {
    const begun = performance.now();
    const { error } = spawnSync(program, words, { stdio: 'ignore' });
    if (error === undefined) took.get(name)?.push(performance.now() - begun);
  }
}

/** @param {string} name */
function median(name) {
  const all = [...(took.get(name) ?? [])].sort((one, other) => one - other);
  return all[Math.floor(all.length / 2)] ?? Number.NaN;
}

const base = median('node -e 0');
console.log(`Node ${process.version}, median of ${TURNS}, in turns`);
for (const name of Object.keys(CONTESTANTS)) {
  const ratio = (median(name) / base).toFixed(2);
  console.log(
    `${name.padEnd(32)} ${median(name).toFixed(1).padStart(7)} ms   ${ratio} × node -e 0`,
  );
}
