// @ts-check
// After `npm run build`: how long `otp-bridge import` takes for 1,000 and 10,000 rows, one in a hundred of them bad, and how much memory;
// into a trial of its own, as a whole process. `node bench/import.mjs [ROWS…]`
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tableRow } from '../scripts/markdown-table.mjs';

const ROOT = join(import.meta.dirname, '..');
const PEAK =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("PEAK "+process.resourceUsage().maxRSS+"\\n"))';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const KILOBYTES = 1024;

/** @param {number} at */
const seed = (at) => {
  const digest = createHash('sha256').update(String(at)).digest();
  return [...digest].map((byte) => LETTERS[byte % LETTERS.length]).join('');
};

/** @typedef {{ readonly directory: string, readonly sheet: string }} Files */

/**
 * @param {string} folder
 * @param {number} rows
 */
function trialOf(folder, rows) {
  const sample = JSON.parse(readFileSync(join(ROOT, 'samples/local/directory.json'), 'utf8'));
  const people = Array.from({ length: rows }, (_, at) => ({
    id: `7e57ab1e-0000-4000-9000-${String(at).padStart(12, '0')}`,
    displayName: `Owner ${at}`,
    givenName: 'Owner',
    surname: `Number${at}`,
    userPrincipalName: `owner${at}@contoso.example`,
  }));
  const directory = join(folder, 'directory.json');
  writeFileSync(directory, JSON.stringify({ ...sample, people: [...sample.people, ...people] }));
  const lines = people.map(({ userPrincipalName }, at) => {
    const written = at % 100 === 99 ? `${seed(at)}1` : seed(at);
    return `${userPrincipalName},${at},${written},30,Token2,C202`;
  });
  const header = 'upn,serial number,secret key,time interval,manufacturer,model';
  const sheet = join(folder, 'tokens.csv');
  writeFileSync(sheet, [header, ...lines, ''].join('\n'));
  return { directory, sheet };
}

/**
 * @param {string} folder
 * @param {Files} files
 * @param {readonly string[]} options
 */
function run(folder, { directory, sheet }, options) {
  const env = {
    ...process.env,
    OTP_BRIDGE_DATA: join(folder, 'data'),
    OTP_BRIDGE_DIRECTORY: directory,
    OTP_BRIDGE_POLICY: join(ROOT, 'samples/local/policy.json'),
  };
  const words = ['import', sheet, '--as', 'alex', '--leave-out-faulty', '--json', ...options];
  const began = performance.now();
  const ran = spawnSync(process.execPath, ['--import', PEAK, join(ROOT, 'dist/cli.js'), ...words], {
    env,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const seconds = (performance.now() - began) / 1000;
  const peak = Number(/PEAK (\d+)/.exec(ran.stderr)?.[1] ?? 0) / KILOBYTES;
  if (ran.stdout === '') throw new Error(ran.stderr);
  return { seconds, peak, answer: JSON.parse(ran.stdout) };
}

/**
 * As the bot leaves it at its first start.
 * @param {string} folder
 */
async function openTrial(folder) {
  /** @param {string} path @returns {Promise<any>} */
  const load = async (path) => import(pathToFileURL(join(ROOT, 'dist', path)).href);
  const { openSqliteStore } = await load('adapters/local/sqlite-store.js');
  const { openTenant } = await load('app/tenant/open-tenant.js');
  const { systemClock: clock } = await load('adapters/local/system-clock.js');
  const { systemRandom: random } = await load('adapters/local/system-random.js');
  const { readPolicy } = await load('compose/read-policy.js');
  const policy = await readPolicy(join(ROOT, 'samples/local/policy.json'));
  const { tenantId } = JSON.parse(readFileSync(join(ROOT, 'samples/local/directory.json'), 'utf8'));
  mkdirSync(join(folder, 'data'));
  const store = await openSqliteStore(join(folder, 'data', 'store.db'));
  await openTenant({ store, tenantId, clock, random, policy: () => policy });
  await store.close();
}

const wanted = process.argv.slice(2).map(Number);
console.log('| rows | | seconds | peak, MB | taken | not taken |');
console.log('|---|---|---|---|---|---|');
for (const rows of wanted.length > 0 ? wanted : [1_000, 10_000]) {
  const folder = mkdtempSync(join(tmpdir(), 'otp-bridge-import-'));
  const trial = trialOf(folder, rows);
  await openTrial(folder);
  /** @type {readonly (readonly [string, readonly string[]])[]} */
  const runs = [
    ['looked at alone', []],
    ['taken', ['--yes']],
    ['a second time', ['--yes']],
  ];
  for (const [name, options] of runs) {
    const { seconds, peak, answer } = run(folder, trial, options);
    const { taken, notTaken } = answer;
    const cells = [rows, name, seconds.toFixed(1), peak.toFixed(0), taken, notTaken.length];
    console.log(tableRow(...cells));
  }
  rmSync(folder, { recursive: true, maxRetries: 20 });
}
