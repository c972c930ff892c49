// What was typed behind `t2otp`: options by node's own parser, all else is the secret.
import { parseArgs } from 'node:util';
import { defined } from '../../../domain/defined.js';
import { ALGORITHMS, PERIOD_MAX_SECONDS } from '../../../domain/otp/parameters.js';
import type { Algorithm, OtpParameters } from '../../../domain/otp/parameters.js';
import { ok, refused } from '../../../domain/outcome.js';
import type { Outcome } from '../../../domain/outcome.js';

const OPTIONS = {
  at: { type: 'string' },
  in: { type: 'string' },
  algorithm: { type: 'string' },
  digits: { type: 'string' },
  period: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

export type Arguments = {
  /** As typed, in one text; absent where it is to be read or asked for. */
  readonly secret?: string;
  readonly at?: string;
  readonly later?: string;
  /** Only what was said. */
  readonly parameters: Partial<OtpParameters>;
  readonly answer: 'code' | 'json' | 'help' | 'version';
};

/** The refusal is a sentence. */
export function readArguments(words: readonly string[]): Outcome<Arguments, string> {
  const typed = parsed(words);
  if (!typed.ok) return typed;
  const { values, positionals } = typed.value;
  const parameters = readParameters(values);
  if (!parameters.ok) return parameters;
  // A secret in groups, without quotes, comes as several words.
  const secret = positionals.join(' ');
  return ok({
    ...(secret === '' || secret === '-' ? {} : { secret }),
    ...defined({ at: values.at, later: values.in }),
    parameters: parameters.value,
    answer: kindOf(values),
  });
}

type Typed = ReturnType<typeof parse>;
type Values = Typed['values'];

function parse(words: readonly string[]) {
  return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });
}

function parsed(words: readonly string[]): Outcome<Typed, string> {
  try {
    return ok(parse(words));
  } catch (error) {
    // Its own message may repeat what was typed, and that may be a secret.
    if (!(error instanceof TypeError)) throw error;
    return refused('An option is not known, or its value is missing.');
  }
}

function kindOf({ json, help, version }: Values): Arguments['answer'] {
  if (help === true) return 'help';
  if (version === true) return 'version';
  return json === true ? 'json' : 'code';
}

function readParameters(values: Values): Outcome<Partial<OtpParameters>, string> {
  const algorithm = option(values.algorithm, algorithmOf);
  if (algorithm === 'wrong') return refused('--algorithm is SHA-1, SHA-256 or SHA-512.');
  const digits = option(values.digits, digitsOf);
  if (digits === 'wrong') return refused('--digits is 6, 7 or 8.');
  const periodSeconds = option(values.period, secondsOf);
  if (periodSeconds === 'wrong') {
    return refused(`--period is a number of seconds from 1 to ${PERIOD_MAX_SECONDS}.`);
  }
  return ok({
    ...defined({ algorithm, digits, periodSeconds }),
  });
}

/** Undefined where it was not said. */
function option<T>(
  written: string | undefined,
  read: (text: string) => T | undefined,
): T | 'wrong' | undefined {
  return written === undefined ? undefined : (read(written) ?? 'wrong');
}

function digitsOf(written: string): OtpParameters['digits'] | undefined {
  return ([6, 7, 8] as const).find((one) => String(one) === written);
}

function algorithmOf(written: string): Algorithm | undefined {
  const name = written.toUpperCase().replace(/^SHA[-_]?/, 'SHA-');
  return ALGORITHMS.find((one) => one === name);
}

function secondsOf(written: string): number | undefined {
  if (!/^\d{1,5}$/.test(written)) return undefined;
  const seconds = Number(written);
  return seconds >= 1 && seconds <= PERIOD_MAX_SECONDS ? seconds : undefined;
}
