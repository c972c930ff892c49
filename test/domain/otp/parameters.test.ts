import { describe, expect, test } from '@jest/globals';
import { instant } from '../../../src/domain/ids.js';
import { computeCode } from '../../../src/domain/otp/code.js';
import { DEFAULT_PARAMETERS, parseOtpParameters } from '../../../src/domain/otp/parameters.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import { stepAt } from '../../../src/domain/otp/steps.js';
import { fine } from '../../app/trial.js';
import { asciiKey } from '../../vectors/rfc6238.js';
import { independentCode } from './independent-code.js';

const GOOD = { algorithm: 'SHA-256', digits: 8, periodSeconds: 60 };

describe('how a seed becomes a code', () => {
  test('is SHA-1, 6 digits and 30 seconds where nothing else is said', () => {
    expect(DEFAULT_PARAMETERS).toEqual({ algorithm: 'SHA-1', digits: 6, periodSeconds: 30 });
    expect(fine(parseOtpParameters(DEFAULT_PARAMETERS))).toEqual(DEFAULT_PARAMETERS);
  });

  test.each([1, 30, 60, 3_600, 3_601, 86_400])('takes a period of %d seconds', (periodSeconds) => {
    const parameters = fine(parseOtpParameters({ ...GOOD, periodSeconds }));
    expect(parameters).toEqual({ ...GOOD, periodSeconds });
    const step = stepAt(instant(20_000_000_000_000), periodSeconds);
    const seed = fine(Seed.fromBytes(asciiKey(32)));
    const expected = independentCode(asciiKey(32), step, parameters);
    expect(computeCode({ seed, step, parameters }).reveal()).toBe(expected);
  });

  test.each([
    ['algorithm', 'MD5'],
    ['algorithm', 'sha1'],
    ['algorithm', undefined],
    ['digits', 5],
    ['digits', 9],
    ['digits', '6'],
    ['periodSeconds', 0],
    ['periodSeconds', -30],
    ['periodSeconds', 29.5],
    ['periodSeconds', 86_401],
    ['periodSeconds', Number.NaN],
    ['periodSeconds', Number.POSITIVE_INFINITY],
    ['periodSeconds', '30'],
  ])('refuses %s %p, and names it', (field, value) => {
    expect(parseOtpParameters({ ...GOOD, [field]: value })).toEqual({
      ok: false,
      refusal: { code: 'PARAMETERS_MALFORMED', field },
    });
  });

  test.each([null, undefined, 'SHA-1', 6, []])('refuses %p, which is none', (value) => {
    expect(parseOtpParameters(value)).toMatchObject({
      ok: false,
      refusal: { code: 'PARAMETERS_MALFORMED' },
    });
  });

  test('keeps nothing that it does not know', () => {
    const parsed = fine(parseOtpParameters({ ...GOOD, secret: 'frjlnxsknymgykjx' }));
    expect(parsed).toEqual(GOOD);
  });
});
