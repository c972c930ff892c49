// `t2otp`: one secret in, one code out. The words that it prints, and with what it ends, over whatever gives it the secret.
import { plusSeconds } from '../../../domain/ids.js';
import type { Instant } from '../../../domain/ids.js';
import { computeCode } from '../../../domain/otp/code.js';
import { stepAt, stepStart } from '../../../domain/otp/steps.js';
import { HELP } from './help.js';
import { readArguments } from './read-arguments.js';
import type { Arguments } from './read-arguments.js';
import { readKey } from './read-key.js';
import type { Key } from './read-key.js';
import { readMoment } from './read-moment.js';

export type Terminal = {
  readonly now: () => Instant;
  readonly version: string;
  /** From what is piped in, or asked for without an echo. */
  readonly askForSecret: () => Promise<string>;
};

/** What is printed where, and the exit code. */
export type Printed = {
  readonly out: string;
  readonly err: readonly string[];
  readonly exitCode: 0 | 1 | 2;
};

const IN_HISTORY =
  'The secret now stands in this shell’s history. Next time type t2otp alone: it asks for it, unseen.';

export async function runT2otp(words: readonly string[], terminal: Terminal): Promise<Printed> {
  const read = readArguments(words);
  if (!read.ok) return misused(read.refusal);
  const { answer, at, later, secret, parameters } = read.value;
  if (answer === 'help') return printed(HELP);
  if (answer === 'version') return printed(`${terminal.version}\n`);
  const text = secret ?? (await terminal.askForSecret());
  const moment = readMoment({ at, later }, terminal.now());
  if (!moment.ok) return misused(moment.refusal);
  const err = secret === undefined ? [] : [IN_HISTORY];
  const key = readKey(text, parameters);
  if (!key.ok) return { out: '', err: [...key.refusal, ...err], exitCode: 1 };
  return { ...printed(answerOf(key.value, moment.value, answer)), err };
}

function answerOf({ seed, parameters }: Key, at: Instant, answer: Arguments['answer']): string {
  const step = stepAt(at, parameters.periodSeconds);
  const code = computeCode({ seed, step, parameters }).reveal();
  seed.wipe();
  if (answer !== 'json') return `${code}\n`;
  const from = stepStart(step, parameters.periodSeconds);
  const until = plusSeconds(from, parameters.periodSeconds);
  const times = { stepFrom: written(from), stepUntil: written(until) };
  return `${JSON.stringify({ code, ...parameters, step, ...times })}\n`;
}

function written(time: Instant): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

function printed(out: string): Printed {
  return { out, err: [], exitCode: 0 };
}

function misused(problem: string): Printed {
  return { out: '', err: [problem, 'See t2otp --help.'], exitCode: 2 };
}
