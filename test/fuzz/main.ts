// One edge in a process of its own, started by run.mjs: what it takes is noted where the one who watches finds it.
import { openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { drive } from './drive.js';
import type { Report, Tools } from './drive.js';
import { forgetAddresses } from './forget-addresses.js';
import { must } from '../app/trial.js';
import { untilOver } from './until-over.js';
import { EDGES } from './edges.js';

type Coverage = { readonly seen: Uint8Array; readonly takeFresh: () => number };
type Given = {
  readonly edge: string;
  readonly seed: number;
  readonly seconds: number | null;
  readonly inputs: number | null;
  /** A file with the one input to take, instead of all else. */
  readonly again: string | null;
  readonly note: string;
  readonly report: string;
};

const [given] = process.argv.slice(2).map((text) => JSON.parse(text) as Given);
const { __coverage: coverage, gc } = globalThis as unknown as {
  readonly __coverage: Coverage;
  readonly gc: () => void;
};
if (given === undefined) throw new Error('started by run.mjs alone');
const edge = EDGES.find(({ name }) => name === given.edge);
if (edge === undefined) throw new Error(`no edge ${given.edge}`);

const stray: string[] = [];
for (const event of ['unhandledRejection', 'uncaughtException'])
  process.on(event, (error: unknown) => {
    stray.push(`${event}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  });

const noted = openSync(given.note, 'w+');
const header = Buffer.alloc(8);
let count = 0;
const tools: Tools = {
  cpuMs: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  },
  heapBytes: async () => {
    await forgetAddresses();
    gc();
    return process.memoryUsage().heapUsed;
  },
  takeFresh: coverage.takeFresh,
  takeStray: () => stray.shift(),
  note: (input) => {
    count += 1;
    header.writeUInt32LE(count, 0);
    header.writeUInt32LE(input.length, 4);
    writeSync(noted, header, 0, 8, 0);
    writeSync(noted, input, 0, input.length, 8);
  },
};

const until = untilOver(given, () => performance.now());

async function run(): Promise<Report> {
  const { again, seed } = must(given);
  const whole = must(edge);
  if (again === null) return drive(whole, { seed, until }, tools);
  const alone = { ...whole, corpus: async () => [readFileSync(again)] };
  return drive(alone, { seed, until: (inputs) => inputs > 0 }, tools);
}

const report = await run().catch((error: unknown) => {
  process.stderr.write(`the harness itself: ${error instanceof Error ? error.stack : ''}\n`);
  process.exit(3);
});
const findings = report.findings.map((one) => ({ ...one, input: one.input.toString('base64') }));
const entered = [...coverage.seen.keys()].filter((mark) => coverage.seen[mark] === 1);
writeFileSync(given.report, JSON.stringify({ ...report, findings, entered }));
process.exit();
