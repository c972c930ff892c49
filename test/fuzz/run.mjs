// @ts-check
// `npm run fuzz`: nonsense at every edge, made of real inputs and led by what is new in it. A minute in all, unless `-- --seconds N` or
// `--inputs N` (for all edges together) says otherwise; `--edge NAME` takes one; `--seed N` throws the same again; `--edge NAME
// --again FILE` takes one input alone. Ends with 1 where something was found.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleHarness } from './bundle.mjs';
import { EDGE_SHARES, reached, tableOf } from './report.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    inputs: { type: 'string' },
    edge: { type: 'string' },
    seed: { type: 'string' },
    again: { type: 'string' },
  },
});
/** No input takes a minute, however busy the machine is. */
const HANGS_AFTER_MS = 60_000;
const seed = whole(values.seed) ?? Date.now() % 2 ** 31;
const inputs = whole(values.inputs);
const seconds = whole(values.seconds) ?? (inputs === null ? 60 : null);
const chosen = Object.entries(EDGE_SHARES).filter(
  ([name]) => values.edge === undefined || values.edge === name,
);
if (chosen.length === 0)
  throw new Error(`no such edge; there are ${Object.keys(EDGE_SHARES).join(', ')}`);
if (values.again !== undefined && chosen.length > 1)
  throw new Error('name the edge of the input: --edge NAME --again FILE');

/** @param {string | undefined} text */
function whole(text) {
  if (text === undefined) return null;
  if (!/^\d+$/.test(text)) throw new Error(`${text} is no whole number`);
  return Number(text);
}

/** @typedef {{ why: string, at: number, input: string }} Finding */
/** @typedef {{ inputs: number, kept: number, slowestMs: number, grew?: number, findings: Finding[], entered: number[] }} Report */

const { program, folder, files } = await bundleHarness('fuzz');
const found = join(folder, 'found');
mkdirSync(found, { recursive: true });

/**
 * @param {string} edge
 * @param {number} share
 * @returns {Promise<Report>}
 */
async function runEdge(edge, share) {
  const note = join(folder, `${edge}.now`);
  const reportFile = join(folder, `${edge}.json`);
  rmSync(reportFile, { force: true });
  const given = {
    edge,
    seed,
    seconds: seconds === null ? null : Math.max(1, seconds * share),
    inputs: inputs === null ? null : Math.max(1, Math.round(inputs * share)),
    again: values.again ?? null,
    note,
    report: reportFile,
  };
  const node = ['--expose-gc', '--enable-source-maps', program, JSON.stringify(given)];
  const child = spawn(process.execPath, node, { stdio: ['ignore', 'inherit', 'inherit'] });
  const isHung = watch(note, () => child.kill('SIGKILL'));
  const exit = await new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  const hung = isHung();
  if (exit === 0) return JSON.parse(readFileSync(reportFile, 'utf8'));
  const why = hung ? 'does not come back' : `the process ended with ${exit}`;
  const { count, input } = noted(note);
  return {
    inputs: count,
    kept: 0,
    slowestMs: 0,
    entered: [],
    findings: [{ why, at: count, input }],
  };
}

/** What was being taken. @param {string} note */
function noted(note) {
  try {
    const bytes = readFileSync(note);
    const [count, length] = [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
    return { count, input: bytes.subarray(8, 8 + length).toString('base64') };
  } catch {
    return { count: 0, input: '' };
  }
}

/** @param {string} note @param {() => void} end */
function watch(note, end) {
  let [before, since, hung] = [-1, performance.now(), false];
  const looking = setInterval(() => {
    const { count } = noted(note);
    if (count !== before) [before, since] = [count, performance.now()];
    else if (performance.now() - since > HANGS_AFTER_MS) {
      hung = true;
      end();
    }
  }, 2_000);
  return () => {
    clearInterval(looking);
    return hung;
  };
}

/** @param {string} edge @param {Finding} finding @param {number} number */
function tell(edge, { why, at, input }, number) {
  const file = join(found, `${edge}-${seed}-${number}`);
  writeFileSync(file, Buffer.from(input, 'base64'));
  const path = relative(process.cwd(), file);
  console.error(`\n${edge}, input ${at}: ${why.slice(0, 2_000)}`);
  console.error(`  alone: npm run fuzz -- --edge ${edge} --again ${path}`);
  console.error(
    `  with all before it: npm run fuzz -- --edge ${edge} --seed ${seed} --inputs ${at + 1}`,
  );
}

console.error(`seed ${seed}; the same again: npm run fuzz -- --seed ${seed}`);
const sum = chosen.reduce((before, [, share]) => before + share, 0);
/** @type {(readonly [string, Report])[]} */
const reports = [];
for (const [edge, share] of chosen) {
  const report = await runEdge(edge, share / sum);
  report.findings.forEach((one, number) => tell(edge, one, number));
  reports.push([edge, report]);
}
console.log(tableOf(reports.map(([edge, one]) => [edge, one, reached(one.entered, files)])));
const count = reports.reduce((before, [, { findings }]) => before + findings.length, 0);
console.log(count === 0 ? '\nNothing was found.' : `\n${count} found; see above.`);
process.exitCode = count === 0 ? 0 : 1;
