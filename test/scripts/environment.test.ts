import { describe, expect, test } from '@jest/globals';
import { isOn, settingIn } from '../../scripts/environment.mjs';

describe('a setting', () => {
  test.each([
    ['other', 'other'],
    ['other ', 'other'],
    [' other\r', 'other'],
    ['', undefined],
    ['  ', undefined],
    [undefined, undefined],
  ])('%j is read as %j', (value, read) => {
    expect(settingIn({ OTP_BRIDGE_DATA: value }, 'OTP_BRIDGE_DATA')).toBe(read);
  });
});

describe('a switch', () => {
  test.each([
    ['1', true],
    ['1 ', true],
    ['0', false],
    ['', false],
    [undefined, false],
  ])('that is %j is on: %j', (value, on) => {
    expect(isOn({ HEAVY: value }, 'HEAVY')).toBe(on);
  });

  test.each(['yes', 'true', '2', '1 && npm test'])('refuses %j by its name', (value) => {
    expect(() => isOn({ HEAVY: value }, 'HEAVY')).toThrow(/HEAVY/);
  });
});
