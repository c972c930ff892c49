// What is typed behind `otp-bridge` and `t2otp`: read, and run as far as it needs no machine.
import { runT2otp } from '../../../src/channels/cli/t2otp/run-t2otp.js';
import { instant } from '../../../src/domain/ids.js';
import { CLI_LISTED } from '../../../src/text/cli/commands.js';
import { EXITS } from '../../../src/text/cli/frame.js';
import { typed } from '../../channels/cli/frame/typed-line.js';
import { SECRET, URI } from '../../domain/capture/other-samples.js';
import { BUG, jsonIn, jsonsOf, pure, textIn } from '../edge.js';
import type { Edge } from '../edge.js';

const T2OTP = 't2otp';

const examples = (): readonly (readonly string[])[] =>
  CLI_LISTED.flatMap(({ words, examples: all }) => [
    [...words.split(' '), '--help'],
    ['help', ...words.split(' ')],
    ...all.map(([example]) =>
      [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, one, other]) => one ?? other ?? ''),
    ),
  ]);

const CODES = [
  [SECRET],
  [URI],
  [`hex:${'31'.repeat(20)}`, '--digits=8', '--period=60', '--algorithm=SHA-512'],
  ['base32:', 'FRJL', 'NXSK', 'NYMG', 'YKJX', '--at=2026-11-24T12:00:00Z'],
  [SECRET, '--at=@59', '--next'],
  ['--version'],
  ['--help'],
  [],
];

function wordsIn(input: Buffer): readonly string[] {
  const value = jsonIn(input);
  return (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) =>
    // No system hands over a zero.
    textIn(one).replaceAll('\0', ''),
  );
}

async function ran(words: readonly string[]): Promise<{ exit: number; said: string }> {
  if (words[0] === T2OTP) {
    const { out, err, exitCode } = await runT2otp(words.slice(1), {
      now: () => instant(1_795_521_600_000),
      version: '1.2.3',
      askForSecret: async () => SECRET,
    });
    return { exit: exitCode, said: [out, ...err].join('\n') };
  }
  const { out, err, exit } = await typed(words, async () => ({ exit: EXITS.done, json: {} }));
  return { exit, said: out + err };
}

export const commandLine: Edge = {
  name: 'command-line',
  shape: 'json',
  corpus: async () => jsonsOf([...examples(), ...CODES.map((words) => [T2OTP, ...words])]),
  ...pure(async (input) => {
    const words = wordsIn(input);
    const { exit, said } = await ran(words);
    const bug = BUG.exec(said)?.[0];
    if (bug !== undefined && !words.some((word) => word.includes(bug))) return `says ${bug}`;
    const exits: readonly number[] = Object.values(EXITS);
    return exits.includes(exit) ? undefined : `ends with ${exit}`;
  }),
};
