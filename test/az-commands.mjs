// @ts-check
// Every `az` command that the pages and scripts tell somebody to type, and what the Azure CLI itself says of its options:
// `node test/az-commands.mjs AZ` asks the program AZ, and fails where it has no such command or option. With PRINT=1 it writes
// what it heard into test/fixtures/azure-cli.json, which the tests hold the pages against where there is no Azure CLI.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {{ readonly where: string, readonly command: string, readonly options: readonly string[] }} AzCommand */

const ROOT = join(import.meta.dirname, '..');
const SAID = join(import.meta.dirname, 'fixtures', 'azure-cli.json');
const PAGES = ['docs/deploy.md', 'docs/first-tenant.md', 'scripts/azure/look.mjs'];
/** Up to what ends a piece of code on a page or a text in a script. */
const COMMAND =
  /(?<![\w-])az ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)*)((?: (?:--?[a-z-]+|"[^"\n]*"|\$\{\w+\}|[^\s"`|]+))*)/g;

/** @returns {readonly AzCommand[]} */
export function typedCommands() {
  return PAGES.flatMap((page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    return [...text.matchAll(COMMAND)].map(([, words = '', rest = '']) => ({
      where: page,
      command: words,
      options: rest.match(/(?<= )--[a-z-]+/g) ?? [],
    }));
  });
}

/** @returns {Readonly<Record<string, readonly string[]>>} options by command */
export function recordedCommands() {
  return JSON.parse(readFileSync(SAID, 'utf8')).commands;
}

/**
 * @param {readonly AzCommand[]} typed
 * @param {Readonly<Record<string, readonly string[]>>} known
 * @returns {readonly string[]} what there is not
 */
export function unknownIn(typed, known) {
  return typed.flatMap(({ where, command, options }) => {
    const has = known[command];
    if (has === undefined) return [`${where}: there is no az ${command}`];
    const missing = options.filter((option) => !has.includes(option));
    return missing.map((option) => `${where}: az ${command} has no ${option}`);
  });
}

/**
 * @param {string} az
 * @param {string} command
 * @returns {readonly string[] | undefined} its options; undefined where there is no such command
 */
function ask(az, command) {
  const done = spawnSync(az, [...command.split(' '), '--help'], { encoding: 'utf8' });
  if (done.status !== 0 || !/^Command$/m.test(done.stdout)) return undefined;
  return [...new Set(done.stdout.match(/(?<=^ +(?:[^:\n]* )?)--[a-z-]+(?=[^:\n]*:|\s)/gm))].sort();
}

/** @param {string} az */
function compare(az) {
  const typed = typedCommands();
  const names = [...new Set(typed.map(({ command }) => command))].sort();
  const heard = names.map((command) => [command, ask(az, command)]);
  const known = Object.fromEntries(heard.filter(([, options]) => options !== undefined));
  const unknown = unknownIn(typed, known);
  for (const line of unknown) console.error(line);
  const said = spawnSync(az, ['version', '--output', 'json'], { encoding: 'utf8' });
  const version = JSON.parse(said.stdout)['azure-cli'];
  if (process.env['PRINT'] === '1' && unknown.length === 0) {
    writeFileSync(SAID, `${JSON.stringify({ version, commands: known }, undefined, 2)}\n`);
  }
  console.log(`Azure CLI ${version}: ${names.length} commands, ${unknown.length} unknown.`);
  process.exitCode = unknown.length === 0 ? 0 : 1;
}

const [, itself = '', az] = process.argv;
if (import.meta.url === pathToFileURL(itself).href && az !== undefined) compare(az);
