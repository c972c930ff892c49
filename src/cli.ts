#!/usr/bin/env node
// `otp-bridge COMMAND`: what an administrator runs beside the bot.
import {
  backedUpLines,
  backupRefusedLine,
  forgottenLines,
  restoredLines,
} from './channels/cli/backup-lines.js';
import { checkLines, runChecks } from './channels/cli/check-line.js';
import type { CheckResult } from './channels/cli/check-line.js';
import { explainLines, notFoundLines } from './channels/cli/explain-lines.js';
import { ConfigurationProblem } from './adapters/local/configuration-problem.js';
import { isPossible } from './app/tenant/explain-policy.js';
import { backUp, forget, restore } from './compose/back-up.js';
import { doctorChecks, whyNot } from './compose/doctor.js';
import { explainFiles, parseExplainOptions } from './compose/explain.js';
import { readPolicy } from './compose/read-policy.js';
import { readConfiguration } from './config/configuration.js';
import { ConfigurationWrong } from './config/problem.js';
import type { ProductionConfiguration } from './config/production.js';
import { DirectoryUnavailable } from './ports/fault.js';

const HELP = `otp-bridge backup FILE         writes everything that the table holds into a file, data keys sealed
otp-bridge backup forget FILE  destroys the key of that backup: nobody can open it any more
otp-bridge restore FILE        puts it back, into a table in which nothing has happened yet
otp-bridge doctor              says line by line what of this deployment works, and what is missing
otp-bridge policy check FILE   says whether the bot would take this policy file, and what to change
otp-bridge policy explain --requester alex --owner alice [--policy FILE] [--directory FILE]
                               says what would happen if alex asked for a code of alice's, and why
`;
const USAGE = 2;

type Command = (words: readonly string[]) => Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['backup', backup],
  ['doctor', doctor],
  ['policy', policy],
  ['restore', putBack],
]);

async function policy([verb, ...words]: readonly string[]): Promise<number> {
  try {
    if (verb === 'check') return await check(words);
    if (verb === 'explain') return await explain(words);
    return usage();
  } catch (error) {
    const ours = error instanceof ConfigurationWrong || error instanceof ConfigurationProblem;
    if (!ours && !(error instanceof DirectoryUnavailable)) throw error;
    say([error.message]);
    return 1;
  }
}

async function check([file]: readonly string[]): Promise<number> {
  if (file === undefined) return usage();
  const { version } = await readPolicy(file);
  say([`${file} is fine. Its version is ${version}.`]);
  return 0;
}

async function explain(words: readonly string[]): Promise<number> {
  const options = parseExplainOptions(words);
  if (options === undefined) return usage();
  const explanation = await explainFiles(options, process.env);
  const found = !('code' in explanation);
  say(found ? explainLines(explanation) : notFoundLines(explanation));
  return found && isPossible(explanation) ? 0 : 1;
}

function usage(): number {
  process.stderr.write(HELP);
  return USAGE;
}

async function backup([file, forgotten]: readonly string[]): Promise<number> {
  if (file === undefined) return usage();
  if (file === 'forget') return forgotten === undefined ? usage() : forgetBackup(forgotten);
  return inDeployment(async (configuration) => {
    const done = await backUp(configuration, file);
    say(done.ok ? backedUpLines(done.value, file) : [backupRefusedLine(done.refusal)]);
    return done.ok ? 0 : 1;
  });
}

async function forgetBackup(file: string): Promise<number> {
  return inDeployment(async (configuration) => {
    const done = await forget(configuration, file);
    say(done.ok ? forgottenLines(done.value) : [backupRefusedLine(done.refusal)]);
    return done.ok ? 0 : 1;
  });
}

async function putBack([file]: readonly string[]): Promise<number> {
  if (file === undefined) return usage();
  return inDeployment(async (configuration) => {
    const done = await restore(configuration, file);
    say(done.ok ? restoredLines(done.value) : [backupRefusedLine(done.refusal)]);
    return done.ok ? 0 : 1;
  });
}

async function doctor(): Promise<number> {
  return inDeployment(diagnose);
}

async function inDeployment(
  work: (configuration: ProductionConfiguration) => Promise<number>,
): Promise<number> {
  const read = readConfiguration({ ...process.env, OTP_BRIDGE_PROFILE: 'production' });
  if (!read.ok || read.configuration.profile !== 'production') {
    const problems = read.ok ? [] : read.problems;
    const lines = problems.map(({ where, problem }) => `MISSING  ${where} ${problem}`);
    say([...lines, 'Set them, or run this in the console of the app (docs/deploy.md).']);
    return 1;
  }
  try {
    return await work(read.configuration);
  } catch (error) {
    // Our own words; of anything else its class alone.
    say([whyNot(error)]);
    return 1;
  }
}

async function diagnose(configuration: ProductionConfiguration): Promise<number> {
  const results = await runChecks(doctorChecks(configuration), whyNot);
  say(results.flatMap(checkLines));
  const missing = results.filter(({ state }) => state === 'missing').length;
  say([missing === 0 ? worksSaid(results) : `${missing} of ${results.length} do not work.`]);
  return missing === 0 ? 0 : 1;
}

function worksSaid(results: readonly CheckResult[]): string {
  const waits = results.some(({ state }) => state === 'not-yet');
  return waits ? 'Everything works, once those people are there.' : 'Everything works.';
}

function say(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

const [name = '', ...words] = process.argv.slice(2);
const command = COMMANDS.get(name);
if (command === undefined) process.stderr.write(HELP);
process.exitCode = command === undefined ? USAGE : await command(words);
