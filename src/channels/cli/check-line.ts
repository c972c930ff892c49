// One line of what `otp-bridge doctor` says: what was tried, and what to do where it did not work.

import { defined } from '../../domain/defined.js';

export type Check = {
  /** What is tried, in a few words. */
  readonly name: string;
  /** Throws where it does not work. What it gives is said beside *ok*. */
  readonly try: () => Promise<string | undefined>;
  /** What to grant or to change. */
  readonly mend: string;
};

/** It works, and others have to do something first: {@link Check.mend} says what. Fails no doctor. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

export type CheckResult =
  | { readonly state: 'ok'; readonly name: string; readonly said?: string }
  | {
      readonly state: 'missing' | 'not-yet';
      readonly name: string;
      readonly why: string;
      readonly mend: string;
    };

/** One after the other: the second failure is often only an echo of the first. */
export async function runChecks(
  checks: readonly Check[],
  { why, before, after }: Watching,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    before?.(check.name, results.length);
    const result = await runCheck(check, why);
    after?.(result);
    results.push(result);
  }
  return results;
}

export type Watching = {
  /** What went wrong, in our own words. */
  readonly why: (error: unknown) => string;
  /** `done`: how many there were before it. */
  readonly before?: (name: string, done: number) => void;
  readonly after?: (result: CheckResult) => void;
};

async function runCheck(
  { name, try: attempt, mend }: Check,
  why: Watching['why'],
): Promise<CheckResult> {
  try {
    const said = await attempt();
    return { state: 'ok', name, ...defined({ said }) };
  } catch (error) {
    const state = error instanceof NotYet ? 'not-yet' : 'missing';
    return { state, name, why: error instanceof NotYet ? error.message : why(error), mend };
  }
}

/** As it is printed: `ok`, `NOT YET` and `MISSING` are words, not colours. */
export function checkLines(result: CheckResult): readonly string[] {
  if (result.state === 'ok') {
    return [`ok       ${result.name}${result.said === undefined ? '' : `: ${result.said}`}`];
  }
  const word = result.state === 'missing' ? 'MISSING' : 'NOT YET';
  return [`${word}  ${result.name}: ${result.why}`, `         ${result.mend}`];
}
