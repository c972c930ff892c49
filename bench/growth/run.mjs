// @ts-check
// `npm run bench -- growth`, after `npm run build`: what turns and the program's own work cost beside 100,000 tokens, 1,000,000 entries of
// the audit and 20,000 people, and beside a few, in the same run, one after the other. `--share 0.1`: a tenth of it; `--quick`: a hundredth,
// within half a minute; `--tables`: the use cases alone, in a table as strict as Azure's; `--azurite FOLDER`: in the emulator installed there.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bridgeIn } from '../contestants.mjs';
import { LOOKS, openLooks } from './looks.mjs';
import { growStore } from './make-store.mjs';
import { measuredOnTables } from './on-tables.mjs';
import { pictureOf } from './picture.mjs';
import { sectionOf, tablesOf, withGrowth, withTables } from './section.mjs';
import { partOf, QUICK } from './sizes.mjs';
import { tableOf } from './table.mjs';
import { startAzurite, startStrictTable } from './tables.mjs';
import { COMMANDS, Teller } from './turns.mjs';

/** Not counted: what is loaded, and read for the first time. */
const WARM_UP = 2;
const STARTS = 3;
const TABLE_ROUNDS = 5;
const PICTURE = join('pictures', 'growth.svg');
/** Of what a program does once a day. */
const DAYS_LOOKED = 3;
/** The first pair has played the life that is told of all others. */
const FIRST_PAIR = 1;

/** @typedef {{ readonly quick: boolean, readonly share?: string | undefined, readonly tables: boolean, readonly azurite?: string | undefined, readonly print: boolean, readonly page: string }} Asked */

/** @param {string} root @param {Asked} asked `page`: where its table stands */
export async function benchGrowth(root, { quick, share, tables, azurite, print, page }) {
  const size = quick ? QUICK : partOf(Number(share ?? 1));
  const folder = mkdtempSync(join(tmpdir(), 'otp-bridge-growth-'));
  const loadBefore = loadavg()[0] ?? 0;
  try {
    const both = await makeBoth(root, folder, size);
    const given = { ...both, size, loadBefore };
    const { text, told, put, picture } = await over(root, given, { tables, azurite });
    console.log(text);
    if (!print) return;
    if (picture !== '') writeFileSync(join(dirname(page), PICTURE), picture);
    const part = share === undefined ? '' : ` --share ${share}`;
    const shared = quick ? ' --quick' : part;
    const on = azurite === undefined ? '' : ' --azurite FOLDER';
    const beside = tables ? ' --tables' : on;
    const command = `npm run bench -- growth${shared}${beside} --print`;
    writeFileSync(page, put(readFileSync(page, 'utf8'), { ...told, command }));
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 20 });
  }
}

/** @typedef {Both & { readonly loadBefore: number }} Given */

/** @param {string} root @param {Given} given */
async function onDisk(root, { loadBefore, ...both }) {
  const rounds = await measured(root, both);
  const megabytes = Math.round(statSync(join(both.large, 'store.db')).size / 2 ** 20);
  const told = {
    said: saidOf(both.size, { megabytes, starts: startsOf(both.size), loadBefore }),
    table: tableOf(rounds),
  };
  const put = (/** @type {string} */ page, /** @type {any} */ run) =>
    withGrowth(page, sectionOf(run));
  const title = `What grows, and what does not: ${sizesOf(both.size)}`;
  const lines = [...rounds].map(([name, pairs]) => ({
    name,
    ratios: pairs.map(([small, large]) => large.cpuMs / small.cpuMs),
  }));
  const picture = pictureOf(lines, title);
  return { text: `${told.said}\n\n${told.table}`, told, put, picture };
}

/** @param {string} root @param {Given} given @param {Pick<Asked, 'tables' | 'azurite'>} where */
async function over(root, given, { tables, azurite }) {
  if (azurite !== undefined) return onTables(given, 'azurite', await startAzurite(azurite));
  return tables ? onTables(given, 'strict', await startStrictTable(root)) : onDisk(root, given);
}

/** @param {Given} given @param {import('./section.mjs').InTables} kind @param {import('./tables.mjs').Tables} tables */
async function onTables({ small, large, size }, kind, tables) {
  const rounds = Math.min(size.rounds, TABLE_ROUNDS);
  const table = await measuredOnTables(tables, { small, large, rounds, firstPair: FIRST_PAIR });
  const told = { said: `${sizesOf(size)} Medians of ${rounds} rounds.`, table };
  const put = (/** @type {string} */ page, /** @type {any} */ run) =>
    withTables(page, kind, tablesOf(kind, run));
  return { text: `${told.said}\n\n${table}`, told, put, picture: '' };
}

/** @param {import('./sizes.mjs').Size} size */
const startsOf = ({ rounds }) => (rounds <= STARTS ? 1 : STARTS);

/** @param {import('./sizes.mjs').Size} size */
function sizesOf({ tokens, entries, people, pairs }) {
  const [many, logged, everybody] = [tokens, entries, people].map((one) =>
    one.toLocaleString('en'),
  );
  return `Large: ${many} tokens, ${logged} entries of the audit, ${everybody} people more. Small: ${pairs} tokens.`;
}

/** @param {import('./sizes.mjs').Size} size @param {{ megabytes: number, starts: number, loadBefore: number }} run */
function saidOf(size, { megabytes, starts, loadBefore }) {
  return `${sizesOf(size)} The large one has ${megabytes} MB.
Medians of ${size.rounds} rounds, of a start ${starts}, of a day ${Math.min(size.rounds, DAYS_LOOKED)}; ${loadBefore.toFixed(1)} programs waited for two
processors when it began.`;
}

/** @typedef {{ readonly small: string, readonly large: string, readonly size: import('./sizes.mjs').Size }} Both */

/** @param {string} folder */
const envOf = (folder) => ({
  OTP_BRIDGE_PROFILE: 'local',
  OTP_BRIDGE_DATA: folder,
  OTP_BRIDGE_DIRECTORY: join(folder, 'directory.json'),
  OTP_BRIDGE_POLICY: join(folder, 'policy.json'),
});

/** The large one goes on from a copy of the small one. @param {string} root @param {string} folder @param {import('./sizes.mjs').Size} size */
async function makeBoth(root, folder, size) {
  const [small, large] = [join(folder, 'small'), join(folder, 'large')];
  mkdirSync(small);
  const bridge = bridgeIn('small', root);
  await bridge.prepare(small, size.pairs);
  const teller = new Teller(bridge, envOf(small));
  await teller.start();
  await teller.meet(size.pairs);
  await teller.life(0);
  await teller.stop();
  cpSync(small, large, { recursive: true });
  const began = process.cpuUsage();
  await growStore(large, size);
  const { user, system } = process.cpuUsage(began);
  console.error(`made in ${((user + system) / 1e6).toFixed(0)} s of the processor`);
  return { small, large };
}

/** @param {string} root @param {Both} both */
async function measured(root, { small, large, size }) {
  /** @type {import('./table.mjs').Rounds} */
  const rounds = new Map();
  /** @param {string} name @param {readonly [import('./table.mjs').Took, import('./table.mjs').Took]} pair */
  const note = (name, pair) => rounds.set(name, [...(rounds.get(name) ?? []), pair]);
  const tellers = [small, large].map((one) => new Teller(bridgeIn(one, root), envOf(one)));
  await starting(tellers, startsOf(size), note);
  await inRounds(WARM_UP, size.rounds, async (round, isCounted) => {
    const stories = await each(tellers, round, async (one) => one.story(FIRST_PAIR + round));
    const [[smallOtp, smallShow], [largeOtp, largeShow]] = stories;
    if (isCounted) note('`/otp` to both cards', [smallOtp, largeOtp]);
    if (isCounted) note('*Show code*, press to code', [smallShow, largeShow]);
    for (const name of Object.keys(COMMANDS)) {
      const pair = await each(tellers, round, async (one) => one.command(name));
      if (isCounted) note(name, pair);
    }
  });
  for (const one of tellers) await one.stop();
  const looks = [await openLooks(small), await openLooks(large)];
  await inRounds(1, Math.min(size.rounds, DAYS_LOOKED), async (round, isCounted) => {
    for (const name of LOOKS) {
      const pair = await each(looks, round, async (one) => one.look(name));
      if (isCounted) note(name, pair);
    }
  });
  for (const one of looks) await one.close();
  return rounds;
}

/** @param {readonly Teller[]} tellers @param {number} times @param {(name: string, pair: readonly [any, any]) => void} note */
async function starting(tellers, times, note) {
  for (let time = 0; time < times; time += 1) {
    const pair = await each(tellers, time, async (one) => {
      const took = await one.start();
      if (time < times - 1) await one.stop();
      return took;
    });
    note('start to first answer', pair);
  }
}

/** @param {number} warmUp @param {number} rounds @param {(round: number, isCounted: boolean) => Promise<void>} work */
async function inRounds(warmUp, rounds, work) {
  for (let round = 0; round < warmUp + rounds; round += 1) await work(round, round >= warmUp);
}

/**
 * Small and large one after the other, and the next time the other way round.
 * @template S, T
 * @param {readonly S[]} both
 * @param {number} round
 * @param {(one: S) => Promise<T>} work
 * @returns {Promise<readonly [T, T]>}
 */
async function each([small, large], round, work) {
  if (small === undefined || large === undefined) throw new Error('two are compared');
  if (round % 2 === 0) return [await work(small), await work(large)];
  const second = await work(large);
  return [await work(small), second];
}
