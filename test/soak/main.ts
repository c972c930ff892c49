// A soak in a process of its own, started by run.mjs: minutes at a fixed rate, and what the checker says at the end.
import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { defined } from '../../src/domain/defined.js';
import { openSqliteStore } from '../../src/adapters/local/sqlite-store.js';
import { growth } from '../fuzz/drive.js';
import { check, entriesIn } from './check.js';
import { soak } from './soak.js';
import { readOlder } from './version.js';
import type { Soaked } from './soak.js';

type Given = {
  readonly seed: number;
  readonly minutes: number;
  readonly perSecond: number;
  readonly file: string;
  readonly report: string;
  /** The program that an older version's sources were made into. */
  readonly older?: string;
};

const [given] = process.argv.slice(2).map((text) => JSON.parse(text) as Given);
if (given === undefined) throw new Error('started by run.mjs alone');
const { gc } = globalThis as unknown as { readonly gc: () => void };
const { seed, minutes, perSecond, file, report } = given;
const older = given.older === undefined ? undefined : await readOlder(given.older);

const stray: string[] = [];
process.on('unhandledRejection', (error: unknown) => {
  stray.push(`unhandledRejection: ${error instanceof Error ? (error.stack ?? '') : ''}`);
});

/** Whatever keeps the process alive, without its own pipes. */
const handles = (): readonly string[] =>
  process
    .getActiveResourcesInfo()
    .filter((name) => !/Pipe|TTY|Immediate|FSReq/.test(name))
    .sort();

const MOST_GROWTH = 12_000_000;
const HEAP_EVERY_LOOKS = 40;

async function main(): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  const before = handles();
  const store = await openSqliteStore(file);
  const heap: number[] = [];
  const ticks = Math.round(minutes * 60 * perSecond);
  const began = performance.now();
  let [due, late, looks] = [began, 0, 0];
  const pace = async (): Promise<void> => {
    due += 1_000 / perSecond;
    const left = due - performance.now();
    if (left < -5_000) late += 1;
    // It is a rate that is asked for: what is behind goes on at once.
    await pause(Math.max(0, left));
  };
  const everyLook = (): void => {
    looks += 1;
    if (looks % HEAP_EVERY_LOOKS !== 0) return;
    gc();
    heap.push(process.memoryUsage().heapUsed);
  };
  const soaked = await soak({ seed, store, ticks, pace, everyLook, ...defined({ older }) });
  await store.close();
  await pause(100);
  const left = handles().filter((name) => !before.includes(name));
  const grew = growth(heap);
  const wrong = [
    ...check(soaked.seen),
    ...soaked.thrown.slice(0, 10),
    ...stray.slice(0, 10),
    ...left.map((name) => `a handle is left: ${name}`),
    ...(grew !== undefined && grew > MOST_GROWTH ? [`the memory grew by ${grew} bytes`] : []),
  ];
  writeFileSync(
    report,
    JSON.stringify({
      ...counts(soaked),
      seconds: Math.round((performance.now() - began) / 1_000),
      late,
      grew,
      wrong,
    }),
  );
}

function counts({ seen, deeds, kills, faults }: Soaked): object {
  const entries = entriesIn(seen.log);
  const of = (action: string): number =>
    entries.filter(({ fact }) => fact.action === action).length;
  return {
    deeds,
    kills,
    faults: Object.fromEntries([...faults].sort()),
    entries: entries.length,
    requests: of('request.created'),
    handedOut: of('release.handed-out'),
    shownAgain: of('release.shown-again'),
    failed: of('release.failed'),
    brokenGlass: of('break-glass.granted'),
    freezes: of('freeze.set'),
    readings: seen.vault.length,
    anchored: seen.anchored.length,
    alarmsSeenWaiting: new Set(seen.looks.flatMap(({ waiting }) => waiting)).size,
  };
}

await main();
process.exit();
