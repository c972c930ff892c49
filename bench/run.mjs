// @ts-check
// `npm run bench`: what a turn costs beside a bare bot, after `npm run build`. `-- --quick`: one small round, within a minute;
// `-- --before FOLDER`: an older clone of ours, installed and built, in the same run; `-- --profile`: whose code the time goes to, and
// nothing else; `-- --print`: all of it into docs/performance.md. `-- log`:
// what it costs to verify the log of the audit. `-- growth`: how all of it grows with the store (growth/run.mjs).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bareBot, bridgeIn } from './contestants.mjs';
import { growthIn } from './growth/section.mjs';
import { installedFor } from './installed.mjs';
import { measure } from './measure.mjs';
import { pageOf } from './page.mjs';
import { profiled } from './profile.mjs';
import { tableOf } from './table.mjs';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(ROOT, 'docs', 'performance.md');
const FULL = { people: 50, timesEach: 4, alone: 30, warmUp: 20 };
const QUICK = { people: 10, timesEach: 2, alone: 5, warmUp: 3 };
/** Programs that wait to run, on the average of a minute: what else than this would make the figures somebody else's. */
const QUIET = 0.5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    before: { type: 'string' },
    share: { type: 'string' },
    tables: { type: 'boolean', default: false },
    azurite: { type: 'string' },
  },
});
if (!existsSync(join(ROOT, 'dist', 'main.js'))) throw new Error('run `npm run build` first');
if (positionals[0] === 'log') {
  const { benchLog } = await import('./log.mjs');
  await benchLog(positionals.slice(1));
  process.exit();
}
if (positionals[0] === 'growth') {
  const { benchGrowth } = await import('./growth/run.mjs');
  await benchGrowth(ROOT, { ...values, page: PAGE });
  process.exit();
}
if (values.profile) {
  const { turn, memory } = await profiled(bareBot, bridgeIn('the bridge', ROOT));
  console.log(`${turn}\n\n${memory}`);
  process.exit();
}
const load = values.quick ? QUICK : FULL;
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
const older = values.before === undefined ? [] : [bridgeIn('before', resolve(values.before))];
const contestants = [bareBot, ...older, bridgeIn('the bridge', ROOT)];
const loadBefore = loadavg()[0] ?? 0;

/** @type {Map<string, import('./measure.mjs').Figures[]>} */
const figures = new Map(contestants.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round += 1) {
  for (const contestant of contestants) {
    const measured = await measure(contestant, load);
    figures.get(contestant.name)?.push(measured);
    console.error(
      `round ${round + 1} of ${rounds}: ${contestant.name} ${JSON.stringify(measured)}`,
    );
  }
}

const table = tableOf(figures);
console.log(table);
if (values.print) {
  const page = pageOf({
    growth: existsSync(PAGE) ? growthIn(readFileSync(PAGE, 'utf8')) : '',
    table,
    profile: await profiled(bareBot, bridgeIn('the bridge', ROOT)),
    load,
    rounds,
    machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}, ${process.platform} ${process.arch}, Node ${process.version}`,
    isQuiet: loadBefore < QUIET,
    loadBefore,
    installed: {
      bare: installedFor(ROOT, ['botbuilder', 'express', 'libsql']),
      ours: installedFor(ROOT),
    },
  });
  writeFileSync(PAGE, page);
}
// What was measured has ended; its kept connections have not.
process.exit();
