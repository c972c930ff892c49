// @ts-check
// `npm run soak`: people at a fixed rate on three instances that share a store of SQLite's, die and are replaced, while the store, the
// vault, the people's directory and the channel fail, are slow, lose answers and do things twice, and clocks jump; then the checker. A
// minute, unless `-- --minutes N`; `--rate N` deeds a second; `--seed N` throws the same deeds and faults;
// `--beside FOLDER`: every second instance is of the version whose sources are there. Ends with 1 where something is wrong.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleHarness } from '../fuzz/bundle.mjs';
import { bundleOlder } from './bundle-older.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    rate: { type: 'string', default: '15' },
    seed: { type: 'string' },
    beside: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 2 ** 31);
const [minutes, perSecond] = [Number(values.minutes), Number(values.rate)];
if (![seed, minutes, perSecond].every((one) => Number.isFinite(one) && one > 0))
  throw new Error('--minutes, --rate and --seed are numbers above 0');

const { program, folder } = await bundleHarness('soak');
const report = join(folder, 'report.json');
rmSync(report, { force: true });
const older = values.beside === undefined ? undefined : await bundleOlder(values.beside, folder);
const given = { seed, older, minutes, perSecond, file: join(folder, 'soak.sqlite'), report };
console.error(
  `seed ${seed}; the same again: npm run soak -- --seed ${seed} --minutes ${minutes} --rate ${perSecond}`,
);
const { status } = spawnSync(
  process.execPath,
  ['--expose-gc', '--enable-source-maps', program, JSON.stringify(given)],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
if (status !== 0) throw new Error(`it ended with ${status}`);
const { wrong, faults, ...counts } = JSON.parse(readFileSync(report, 'utf8'));
const rows = Object.entries({ ...counts, ...faults }).map(
  ([name, count]) => `| ${name} | ${count} |`,
);
console.log(['| what | count |', '|---|---:|', ...rows].join('\n'));
console.log(wrong.length === 0 ? '\nNothing is wrong.' : `\nWrong:\n${wrong.join('\n')}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
