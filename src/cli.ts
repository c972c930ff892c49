#!/usr/bin/env node
// `otp-bridge COMMAND`: what an administrator runs beside the bot.
import { checkLines, runChecks } from './channels/cli/check-line.js';
import { doctorChecks, whyNot } from './compose/doctor.js';
import { readPolicy } from './compose/read-policy.js';
import { readConfiguration } from './config/configuration.js';
import { ConfigurationWrong } from './config/problem.js';

const HELP = `otp-bridge doctor              says line by line what of this deployment works, and what is missing
otp-bridge policy check FILE   says whether the bot would take this policy file, and what to change
`;
const USAGE = 2;

type Command = (words: readonly string[]) => Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['doctor', doctor],
  ['policy', policy],
]);

async function policy([verb, file]: readonly string[]): Promise<number> {
  if (verb !== 'check' || file === undefined) {
    process.stderr.write(HELP);
    return USAGE;
  }
  try {
    const { version } = await readPolicy(file);
    say([`${file} is fine. Its version is ${version}.`]);
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigurationWrong)) throw error;
    say(error.problems.map(({ where, problem }) => `${where} ${problem}`));
    return 1;
  }
}

async function doctor(): Promise<number> {
  const read = readConfiguration({ ...process.env, OTP_BRIDGE_PROFILE: 'production' });
  if (!read.ok || read.configuration.profile !== 'production') {
    const problems = read.ok ? [] : read.problems;
    const lines = problems.map(({ where, problem }) => `MISSING  ${where} ${problem}`);
    say([...lines, 'Set them, or run this in the console of the app (docs/deploy.md).']);
    return 1;
  }
  const results = await runChecks(doctorChecks(read.configuration), whyNot);
  say(results.flatMap(checkLines));
  const missing = results.filter(({ state }) => state === 'missing').length;
  say([missing === 0 ? 'Everything works.' : `${missing} of ${results.length} do not work.`]);
  return missing === 0 ? 0 : 1;
}

function say(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

const [name = '', ...words] = process.argv.slice(2);
const command = COMMANDS.get(name);
if (command === undefined) process.stderr.write(HELP);
process.exitCode = command === undefined ? USAGE : await command(words);
