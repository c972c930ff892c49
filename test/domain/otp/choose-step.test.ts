import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { instant, step } from '../../../src/domain/ids.js';
import { chooseStep, minimumCanBeMet } from '../../../src/domain/otp/choose-step.js';
import type { StepChoice, StepQuestion } from '../../../src/domain/otp/choose-step.js';
import { stepAt } from '../../../src/domain/otp/steps.js';
import { InvariantBroken } from '../../../src/domain/outcome.js';
import { parseVerifierProfile } from '../../../src/domain/otp/own-profile.js';
import { acceptedWindow } from '../../../src/domain/otp/verifier-profile.js';
import type { VerifierProfile } from '../../../src/domain/otp/verifier-profile.js';
import { fine } from '../../app/trial.js';

const profile = (name: string): VerifierProfile => fine(parseVerifierProfile(name));
const own = (past: number, future: number): VerifierProfile =>
  fine(parseVerifierProfile({ name: 'own', past, future, source: 'test', status: 'measured' }));

const question = (changes: Partial<StepQuestion> = {}): StepQuestion => ({
  now: instant(1_000_000_007_000),
  periodSeconds: 30,
  profile: profile('entra'),
  stepsAhead: 1,
  minimumUsableSeconds: 20,
  clockErrorSeconds: 5,
  ...changes,
});
const chosen = (asked: StepQuestion): Extract<StepChoice, { kind: 'step' }> => {
  const choice = chooseStep(asked);
  if (choice.kind !== 'step') throw new Error('the test expected a step');
  return choice;
};

describe('the step that is given out', () => {
  test('is one ahead by default, as far as the verifier goes by mail, and never further', () => {
    const now = stepAt(question().now, 30);
    expect(chosen(question()).step).toBe(now + 1);
    expect(chosen(question({ stepsAhead: 2 })).step).toBe(now + 2);
    expect(chosen(question({ stepsAhead: 9 })).step).toBe(now + 2);
    expect(chosen(question({ profile: profile('strict'), now: instant(0) })).step).toBe(0);
  });

  test('follows the last one given out for this seed', () => {
    const now = stepAt(question().now, 30);
    expect(chosen(question({ lastGiven: step(now + 1) })).step).toBe(now + 2);
    expect(chosen(question({ lastGiven: step(now - 40) })).step).toBe(now + 1);
  });

  test('is told with its times, less the clock error', () => {
    const { step: at, worksFrom, worksUntil } = chosen(question());
    expect(worksFrom).toBe((at - 2) * 30_000 + 5_000);
    expect(worksUntil).toBe((at + 3) * 30_000 - 5_000);
  });

  test('beyond the verifier’s reach waits, and says until when', () => {
    const now = stepAt(question().now, 30);
    const choice = chooseStep(question({ lastGiven: step(now + 2) }));
    expect(choice).toEqual({ kind: 'available-at', at: (now + 1) * 30_000 });
  });

  test('with too few usable seconds left waits for the next one', () => {
    const strict = question({ profile: profile('strict'), now: instant(3_012_000) });
    expect(chooseStep(strict)).toEqual({ kind: 'available-at', at: 3_030_000 });
  });

  test('one step ahead with {2, 2} works at once, for 90 to 120 seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2e12 }), (time) => {
        const now = instant(time);
        const at = chosen(question({ now })).step;
        const { from, until } = acceptedWindow({
          step: at,
          periodSeconds: 30,
          profile: profile('entra'),
        });
        expect(from).toBeLessThanOrEqual(now);
        expect(until - now).toBeGreaterThan(90_000 - 1);
        expect(until - now).toBeLessThanOrEqual(120_000);
      }),
    );
  });
});

const everyQuestion = fc
  .record({
    now: fc.integer({ min: 0, max: 4e12 }).map(instant),
    periodSeconds: fc.constantFrom(1, 15, 30, 60, 300),
    past: fc.integer({ min: 0, max: 4 }),
    future: fc.integer({ min: 0, max: 4 }),
    stepsAhead: fc.integer({ min: 0, max: 5 }),
    lead: fc.option(fc.integer({ min: -5, max: 12 }), { nil: undefined }),
    minimumUsableSeconds: fc.integer({ min: 1, max: 120 }),
    clockErrorSeconds: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ past, future, lead, ...rest }): StepQuestion => {
    const last = lead === undefined ? undefined : stepAt(rest.now, rest.periodSeconds) + lead;
    const given = last === undefined || last < 0 ? {} : { lastGiven: step(last) };
    return { ...rest, ...given, profile: own(past, future) };
  });
const anyQuestion = everyQuestion.filter(minimumCanBeMet);

describe('whatever the profile, the period and the policy', () => {
  test('steps only rise, stay within the verifier’s reach, and work long enough', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const choice = chooseStep(asked);
        if (choice.kind !== 'step') return;
        const current = stepAt(asked.now, asked.periodSeconds);
        expect(choice.step).toBeGreaterThan(asked.lastGiven ?? -1);
        expect(choice.step).toBeGreaterThanOrEqual(current);
        expect(choice.step).toBeLessThanOrEqual(current + asked.profile.future);
        const usable = choice.worksUntil - Math.max(asked.now, choice.worksFrom);
        expect(usable).toBeGreaterThanOrEqual(asked.minimumUsableSeconds * 1000);
      }),
      { numRuns: 2_000 },
    );
  });

  test('«available at» is true: from then on there is a step, and not a second before', () => {
    fc.assert(
      fc.property(anyQuestion, (asked) => {
        const choice = chooseStep(asked);
        if (choice.kind !== 'available-at') return;
        expect(choice.at).toBeGreaterThan(asked.now);
        expect(chooseStep({ ...asked, now: choice.at }).kind).toBe('step');
        // Hundreds of looks each: an `expect` for all of them.
        let at = asked.now;
        while (at < choice.at && chooseStep({ ...asked, now: at }).kind === 'available-at') {
          at = instant(at + 1_000);
        }
        expect(at).toBeGreaterThanOrEqual(choice.at);
      }),
      { numRuns: 500 },
    );
  });
});

describe('one code after another', () => {
  test('is never the same step, however often and however fast codes are asked for', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(anyQuestion, pauses, (first, waits) => {
        const given: number[] = [];
        let asked = first;
        for (const wait of waits) {
          const choice = chooseStep(asked);
          if (choice.kind === 'step') {
            given.push(choice.step);
            asked = { ...asked, lastGiven: choice.step };
          }
          asked = { ...asked, now: instant(asked.now + wait) };
        }
        expect(given).toEqual([...new Set(given)].sort((one, other) => one - other));
      }),
    );
  });
});

describe('a minimum that the profile can never meet', () => {
  test('is known before the first request', () => {
    const strict = { ...question(), profile: profile('strict') };
    expect(minimumCanBeMet({ ...strict, minimumUsableSeconds: 20 })).toBe(true);
    expect(minimumCanBeMet({ ...strict, minimumUsableSeconds: 21 })).toBe(false);
  });

  test('has nothing to do with what was given out already', () => {
    const asked = question({ lastGiven: stepAt(question().now, 30) });
    expect(minimumCanBeMet(asked)).toBe(true);
  });

  test('is known for each period by itself', () => {
    const five = { ...question(), periodSeconds: 5 };
    expect(minimumCanBeMet(five)).toBe(false);
    expect(minimumCanBeMet({ ...five, minimumUsableSeconds: 15 })).toBe(true);
  });

  test('is an error at once, not an endless search', () => {
    expect(() => chooseStep(question({ periodSeconds: 5 }))).toThrow(InvariantBroken);
  });

  test('is never met by waiting, and what can be met always is', () => {
    fc.assert(
      fc.property(everyQuestion, ({ lastGiven: _none, ...asked }) => {
        if (minimumCanBeMet(asked)) expect(chooseStep(asked)).toBeDefined();
        else expect(() => chooseStep(asked)).toThrow(InvariantBroken);
      }),
      { numRuns: 1_000 },
    );
  });
});
