import { describe, expect, test } from '@jest/globals';
import { instant } from '../../../src/domain/ids.js';
import { decodeBase32 } from '../../../src/domain/otp/base32.js';
import { findDrift } from '../../../src/domain/otp/drift.js';
import { DRIFT_SEARCHED_STEPS } from '../../../src/domain/otp/find-offsets.js';
import { parseTypedCode } from '../../../src/domain/otp/typed-code.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { Seed } from '../../../src/domain/otp/seed.js';
import { fine } from '../../app/trial.js';
import { independentCode } from './independent-code.js';

const KEY = fine(decodeBase32('2sk2tsmkjp7kdbck'));
const NOW = instant(Date.parse('2026-11-24T12:00:10Z'));
const drifted = (steps: number, parameters = DEFAULT_PARAMETERS) => {
  const seed = fine(Seed.fromBytes(KEY));
  const step = Math.floor(NOW / (parameters.periodSeconds * 1000)) + steps;
  const typed = independentCode(KEY, step, parameters);
  return findDrift({ seed, parameters, typed, now: NOW });
};

describe('a token’s own clock', () => {
  test.each([0, 1, -1, 7, -8, DRIFT_SEARCHED_STEPS, -DRIFT_SEARCHED_STEPS])(
    'is found to be %i steps off',
    (steps) => {
      expect(drifted(steps)).toEqual({ steps, seconds: steps * 30, measuredAt: NOW });
    },
  );

  test('is told in seconds of the token’s own period', () => {
    const parameters = { algorithm: 'SHA-256', digits: 8, periodSeconds: 60 } as const;
    expect(drifted(-2, parameters)).toEqual({ steps: -2, seconds: -120, measuredAt: NOW });
  });

  test.each([DRIFT_SEARCHED_STEPS + 1, -DRIFT_SEARCHED_STEPS - 1])(
    'further off than is searched, %i steps, the code proves nothing',
    (steps) => {
      expect(drifted(steps)).toBeUndefined();
    },
  );

  test('is not looked for before the beginning of time', () => {
    const seed = fine(Seed.fromBytes(KEY));
    const typed = independentCode(KEY, 3, DEFAULT_PARAMETERS);
    const now = instant(0);
    expect(findDrift({ seed, parameters: DEFAULT_PARAMETERS, typed, now })?.steps).toBe(3);
  });
});

describe('a code that was typed', () => {
  test.each(['123456', '123 456', ' 123\u00a0456 ', '123-456'])('is read: %j', (text) => {
    expect(parseTypedCode(text, 6)).toBe('123456');
  });
  test.each(['', '12345', '1234567', '12345a', '１２３４５６', '123456.'])(
    'is none: %j',
    (text) => {
      expect(parseTypedCode(text, 6)).toBeUndefined();
    },
  );
});
