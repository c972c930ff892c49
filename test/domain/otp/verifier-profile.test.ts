import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { instant, step } from '../../../src/domain/ids.js';
import { parseVerifierProfile } from '../../../src/domain/otp/own-profile.js';
import {
  acceptedWindow,
  certainty,
  shownWindow,
} from '../../../src/domain/otp/verifier-profile.js';
import type { VerifierProfile } from '../../../src/domain/otp/verifier-profile.js';
import { fine } from '../../app/trial.js';

const OWN: VerifierProfile = {
  name: 'ours',
  past: 1,
  future: 3,
  source: 'otp-bridge calibrate',
  status: 'measured',
};

/** A verifier as RFC 6238 §5.2 describes it, apart from the code under test. */
function accepts(profile: VerifierProfile, periodMs: number, of: { at: number; step: number }) {
  const current = Math.floor(of.at / periodMs);
  return of.step >= current - profile.past && of.step <= current + profile.future;
}

describe('a verifier profile', () => {
  test.each([
    { name: 'entra', past: 2, future: 2, status: 'assumed' },
    { name: 'rfc6238', past: 1, future: 1, status: 'documented' },
    { name: 'strict', past: 0, future: 0, status: 'documented' },
  ])('$name accepts $past steps back and $future ahead, and that is $status', (expected) => {
    const profile = fine(parseVerifierProfile(expected.name));
    expect(profile).toMatchObject(expected);
    expect(profile.source).not.toBe('');
  });

  test('can be made of own numbers', () => {
    expect(fine(parseVerifierProfile(OWN))).toEqual(OWN);
  });

  test.each([
    'Entra',
    '',
    'azure',
    // What every object has by its name is no profile.
    'constructor',
    'toString',
    '__proto__',
    null,
    2,
    {},
    { ...OWN, past: -1 },
    { ...OWN, past: 1.5 },
    { ...OWN, future: 21 },
    { ...OWN, future: '2' },
    { ...OWN, name: '' },
    { ...OWN, source: '' },
    { ...OWN, status: 'certain' },
  ])('refuses %j, and says which are built in', (value) => {
    expect(parseVerifierProfile(value)).toEqual({
      ok: false,
      refusal: { code: 'PROFILE_MALFORMED', known: 'entra, rfc6238, strict' },
    });
  });

  test('is certain only where it was measured', () => {
    expect(certainty(OWN)).toBe('works-until');
    expect(certainty({ ...OWN, status: 'assumed' })).toBe('should-work-until');
    expect(certainty({ ...OWN, status: 'documented' })).toBe('should-work-until');
  });
});

const anyWindow = fc.record({
  // An hour each: up to the year 9999, where milliseconds are still exact.
  step: fc.integer({ min: 100, max: 70_000_000 }).map(step),
  periodSeconds: fc.constantFrom(1, 15, 30, 60, 3_600),
  profile: fc.record({
    name: fc.constant('own'),
    past: fc.integer({ min: 0, max: 20 }),
    future: fc.integer({ min: 0, max: 20 }),
    source: fc.constant('test'),
    status: fc.constant('measured' as const),
  }),
});

describe('when the code of a step works', () => {
  test('is from (s − future)·p until (s + 1 + past)·p', () => {
    const asked = { step: step(1_000), periodSeconds: 30, profile: OWN };
    expect(acceptedWindow(asked)).toEqual({ from: 997 * 30_000, until: 1_002 * 30_000 });
    expect(shownWindow({ ...asked, clockErrorSeconds: 5 })).toEqual({
      from: 997 * 30_000 + 5_000,
      until: 1_002 * 30_000 - 5_000,
    });
  });

  test('is exactly when a verifier of that profile accepts it', () => {
    fc.assert(
      fc.property(anyWindow, (asked) => {
        const { from, until } = acceptedWindow(asked);
        const accepted = (at: number): boolean =>
          accepts(asked.profile, asked.periodSeconds * 1_000, { at, step: asked.step });
        expect([from - 1, from, until - 1, until].map(accepted)).toEqual([
          false,
          true,
          true,
          false,
        ]);
      }),
    );
  });

  test('is told so that no verifier refuses within it whose clock is off by what is allowed', () => {
    fc.assert(
      fc.property(
        anyWindow,
        fc.integer({ min: 0, max: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (asked, clockErrorSeconds, share) => {
          const { from, until } = shownWindow({ ...asked, clockErrorSeconds });
          fc.pre(from < until);
          const at = instant(Math.floor(from + share * (until - 1 - from)));
          for (const off of [-clockErrorSeconds, 0, clockErrorSeconds]) {
            const theirs = { at: at + off * 1_000, step: asked.step };
            expect(accepts(asked.profile, asked.periodSeconds * 1_000, theirs)).toBe(true);
          }
        },
      ),
    );
  });
});
