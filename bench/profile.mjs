// @ts-check
// Where the time of a turn goes, and what the memory holds: the bridge beside the bare bot, both while many people ask and cancel.
// `npm run bench -- --profile` alone; `--print` does it, too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tableRow } from '../scripts/markdown-table.mjs';
import { Connector } from './connector.mjs';
import { start } from './contestants.mjs';
import { askAndCancel, firstAnswer } from './measure.mjs';
import { asker, say } from './people.mjs';
import { sharesOf } from './shares.mjs';

const PEOPLE = 20;
const TIMES = 12;
const WARM_UP = 3;

/**
 * @param {import('./contestants.mjs').Contestant} contestant
 * @returns {Promise<{ perTurn: ReadonlyMap<string, number>, atFirst: NodeJS.MemoryUsage, atLast: NodeJS.MemoryUsage }>}
 */
async function profileOf(contestant) {
  const folder = mkdtempSync(join(tmpdir(), 'otp-bridge-bench-'));
  const connector = new Connector();
  await connector.start();
  const running = await start(contestant, await contestant.prepare(folder, PEOPLE));
  const stage = { connector, line: { url: running.url, serviceUrl: connector.serviceUrl } };
  /** @param {number} times */
  const everybody = async (times) =>
    Promise.all(
      Array.from({ length: PEOPLE }, async (_none, at) => {
        for (let time = 0; time < times; time += 1) await askAndCancel(stage, at);
      }),
    );
  try {
    await firstAnswer(stage);
    const atFirst = await running.ask('memory');
    for (let at = 0; at < PEOPLE; at += 1) await say(stage.line, asker(at), 'help');
    await everybody(WARM_UP);
    await running.ask('profile-begin');
    await everybody(TIMES);
    const shares = sharesOf(await running.ask('profile-end'));
    const turns = PEOPLE * TIMES * 2;
    const perTurn = new Map([...shares].map(([whose, ms]) => [whose, ms / turns]));
    return { perTurn, atFirst, atLast: await running.ask('memory') };
  } finally {
    await running.stop();
    await connector.stop();
    rmSync(folder, { recursive: true, maxRetries: 20 });
  }
}

/**
 * @param {import('./contestants.mjs').Contestant} bare
 * @param {import('./contestants.mjs').Contestant} bridge
 * @returns {Promise<{ turn: string, memory: string }>} two tables
 */
export async function profiled(bare, bridge) {
  const [theirs, ours] = [await profileOf(bare), await profileOf(bridge)];
  const sum = (/** @type {ReadonlyMap<string, number>} */ of) =>
    [...of.values()].reduce((all, one) => all + one, 0);
  const whole = sum(ours.perTurn);
  const lines = [...ours.perTurn]
    .sort(([, one], [, other]) => other - one)
    .map(([whose, ms]) =>
      tableRow(
        whose,
        (theirs.perTurn.get(whose) ?? 0).toFixed(2),
        ms.toFixed(2),
        `${((ms / whole) * 100).toFixed(0)} %`,
      ),
    );
  const all = tableRow('all of it', sum(theirs.perTurn).toFixed(2), whole.toFixed(2), '100 %');
  const turn = [
    tableRow(
      'milliseconds of the one thread for a turn',
      'a bare bot',
      'the bridge',
      'share of ours',
    ),
    tableRow('---', '---:', '---:', '---:'),
    ...lines,
    all,
  ].join('\n');
  return { turn, memory: memoryTable(theirs, ours) };
}

/** @type {readonly (readonly [string, (of: NodeJS.MemoryUsage) => number])[]} */
const PARTS = [
  ['objects in use', ({ heapUsed }) => heapUsed],
  ['taken for objects, and free', ({ heapTotal, heapUsed }) => heapTotal - heapUsed],
  ['buffers and what belongs to objects', ({ external }) => external],
  [
    'programs, native modules, stacks, SQLite',
    ({ rss, heapTotal, external }) => rss - heapTotal - external,
  ],
  ['all of it', ({ rss }) => rss],
];

/** @typedef {{ readonly atFirst: NodeJS.MemoryUsage, readonly atLast: NodeJS.MemoryUsage }} Memory */

/** @param {Memory} theirs @param {Memory} ours */
function memoryTable(theirs, ours) {
  const mb = (/** @type {number} */ bytes) => (bytes / 2 ** 20).toFixed(0);
  return [
    tableRow(
      'MB',
      'a bare bot, first answer',
      'after the turns',
      'the bridge, first answer',
      'after the turns',
    ),
    tableRow('---', '---:', '---:', '---:', '---:'),
    ...PARTS.map(([what, of]) =>
      tableRow(
        what,
        ...[theirs.atFirst, theirs.atLast, ours.atFirst, ours.atLast].map((one) => mb(of(one))),
      ),
    ),
  ].join('\n');
}
