// @ts-check
// Holds the threat model against what ran: each of its rows names a control and the tests of it, and each of these has to have
// passed in one of the runs, whose reports `report-run.mjs` has left. `node test/threats.mjs PAGE FOLDER`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunItself } from '../scripts/run-itself.mjs';

/**
 * `name`: the whole name of a test, or its beginning where `isBeginning`.
 * @typedef {{ readonly file: string, readonly name: string, readonly isBeginning: boolean }} Named
 * @typedef {{ readonly threat: string, readonly control: string, readonly tests: readonly Named[] }} Threat
 * @typedef {{ readonly file: string, readonly name: string, readonly status: string }} Ran
 */

const ROW = /^\|(?! -| threat)(.*)\|$/;
const MORE = '…';

/**
 * The rows of the table whose last column names tests: `` `app/safety/freeze › stops asking` ``, without `test/` and `.test.ts`.
 * @param {string} page
 * @returns {readonly Threat[]}
 */
export function threatsIn(page) {
  const lines = page.split('\n').flatMap((line) => ROW.exec(line.trim())?.[1] ?? []);
  return lines
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([threat = '', control = '', , tests = '']) => ({
      threat,
      control,
      tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, id = '']) => named(id)),
    }));
}

/**
 * @param {string} id
 * @returns {Named}
 */
function named(id) {
  const [file = '', name = ''] = id.split(' › ');
  const isBeginning = name.endsWith(MORE);
  const words = isBeginning ? name.slice(0, -MORE.length) : name;
  return { file: `test/${file}.test.ts`, name: words, isBeginning };
}

/**
 * What is wrong with the rows, in a line each; nothing where every control has tests and all of them passed.
 * @param {readonly Threat[]} threats
 * @param {readonly Ran[]} ran
 * @returns {readonly string[]}
 */
export function whatIsWrong(threats, ran) {
  return threats.flatMap(({ threat, control, tests }) => [
    ...(control === '' ? [`${threat}: no control`] : []),
    ...(tests.length === 0 ? [`${threat}: no test`] : []),
    ...tests.flatMap((test) => {
      const why = whyNot(test, ran);
      return why === undefined ? [] : [`${threat}: ${test.file} › ${test.name}: ${why}`];
    }),
  ]);
}

/**
 * @param {Named} test
 * @param {readonly Ran[]} ran
 * @returns {string | undefined}
 */
function whyNot({ file, name, isBeginning }, ran) {
  const isIt = (/** @type {Ran} */ one) =>
    one.file === file && (isBeginning ? one.name.startsWith(name) : one.name === name);
  const found = ran.filter(isIt);
  if (found.length === 0) return 'there is no such test, or its file did not run';
  if (found.some(({ status }) => status === 'failed')) return 'it failed';
  const passed = new Set(found.filter(({ status }) => status === 'passed').map((one) => one.name));
  return found.every((one) => passed.has(one.name)) ? undefined : 'it was skipped in every run';
}

/**
 * @param {string} folder
 * @returns {readonly Ran[]}
 */
function reportsIn(folder) {
  return readdirSync(folder).flatMap((file) =>
    JSON.parse(readFileSync(join(folder, file), 'utf8')),
  );
}

if (isRunItself(import.meta.url)) {
  const [page = '', folder = ''] = process.argv.slice(2);
  const threats = threatsIn(readFileSync(page, 'utf8'));
  const wrong = whatIsWrong(threats, reportsIn(folder));
  for (const line of wrong) console.error(line);
  const tests = threats.flatMap((one) => one.tests).length;
  console.log(`${threats.length} rows, ${tests} tests: ${wrong.length} wrong.`);
  process.exitCode = threats.length > 0 && wrong.length === 0 ? 0 : 1;
}
