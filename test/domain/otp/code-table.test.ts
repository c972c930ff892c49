import { describe, expect, test } from '@jest/globals';
import { instant, step } from '../../../src/domain/ids.js';
import { codeTable } from '../../../src/domain/otp/code-table.js';
import { offsetsShowing } from '../../../src/domain/otp/find-offsets.js';
import { BUILT_IN_PROFILES } from '../../../src/domain/otp/verifier-profile.js';
import type { VerifierProfile } from '../../../src/domain/otp/verifier-profile.js';

const START = 1_764_336_600_000;

function profile(name: string): VerifierProfile {
  const found = BUILT_IN_PROFILES.get(name);
  if (found === undefined) throw new Error(`no profile ${name}`);
  return found;
}

function bestAt(name: string, secondsIntoStep: number): readonly number[] {
  const now = instant(START + secondsIntoStep * 1000);
  const rows = codeTable({
    now,
    periodSeconds: 30,
    profile: profile(name),
    clockErrorSeconds: 5,
  });
  return rows.filter(({ isBestToMail }) => isBestToMail).map(({ offset }) => offset);
}

describe('the table of codes', () => {
  test('goes from four steps before now to four after, each with its time', () => {
    const rows = codeTable({
      now: instant(START + 10_000),
      periodSeconds: 30,
      profile: profile('entra'),
      clockErrorSeconds: 5,
    });
    expect(rows.map(({ offset }) => offset)).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4]);
    const now = rows.find(({ offset }) => offset === 0);
    expect([now?.from, now?.until]).toEqual([START - 55_000, START + 85_000]);
  });

  test('has no step before 1970', () => {
    const early = { periodSeconds: 30, profile: profile('strict'), clockErrorSeconds: 0 };
    const rows = codeTable({ ...early, now: instant(40_000) });
    expect(rows.map(({ offset }) => offset)).toEqual([-1, 0, 1, 2, 3, 4]);
  });

  test.each([
    ['entra', 10, [2]],
    // Two clocks may be five seconds apart: the code two steps ahead may not be taken yet.
    ['entra', 2, [1]],
    ['rfc6238', 10, [1]],
    ['strict', 10, [0]],
    ['strict', 2, [0]],
  ] as const)('marks for %s, %d s into a step, %j as the one to mail', (name, into, best) => {
    expect(bestAt(name, into)).toEqual(best);
  });
});

describe('how far a clock is off', () => {
  /** Codes that repeat, as codes do: the step's last digit. */
  const codeAt = (at: number): string => String(at % 10);

  test('is said by one code as every step that would show it, the nearest first', () => {
    const shown = { codes: ['3'], current: step(1000), most: 8, codeAt } as const;
    expect(offsetsShowing(shown)).toEqual([3, -7]);
  });

  test('is said by two codes where the first was shown up to three steps before', () => {
    const shown = { current: step(1000), most: 5, codeAt };
    expect(offsetsShowing({ ...shown, codes: ['1', '3'] })).toEqual([3]);
    expect(offsetsShowing({ ...shown, codes: ['3', '1'] })).toEqual([]);
    expect(offsetsShowing({ ...shown, codes: ['8', '2'] })).toEqual([]);
  });
});
