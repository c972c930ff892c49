// Whether a store is believed to hold the log that was signed, and how much of it may lie nowhere but there before nothing leaves.
import { describe, expect, test } from '@jest/globals';
import { furtherOf, isBehind, isShortOf } from '../../../src/domain/audit/log-trust.js';
import { signedIn, whyNothingLeaves } from '../../../src/domain/audit/log-trust.js';
import type { LogSeen, Signed } from '../../../src/domain/audit/log-trust.js';
import { DEFAULT_AUDIT } from '../../../src/domain/policy/audit-rules.js';
import { instant } from '../../../src/domain/ids.js';

const NOW = instant(Date.UTC(2026, 10, 24, 12));
const HOUR = 3_600_000;
const AUDIT = { ...DEFAULT_AUDIT, unanchoredEntries: 50, unanchoredHours: 6 };
const ANCHORED: LogSeen = {
  isRolledBack: false,
  hasLooked: true,
  unanchored: 0,
  anchoredUntil: NOW,
};

describe('a code leaves', () => {
  const why = (seen: Partial<LogSeen>) =>
    whyNothingLeaves({ ...ANCHORED, ...seen }, NOW, { audit: AUDIT })?.code;
  const ago = (milliseconds: number) => instant(NOW - milliseconds);

  test('while as much of the log is in no anchor, and for as long, as the policy allows', () => {
    expect(why({})).toBeUndefined();
    expect(why({ unanchored: 50, anchoredUntil: ago(6 * HOUR) })).toBeUndefined();
    expect(why({ unanchored: 51 })).toBe('LOG_UNANCHORED');
    expect(why({ unanchored: 1, anchoredUntil: ago(6 * HOUR + 1) })).toBe('LOG_UNANCHORED');
  });

  test('where all of it is anchored, however long ago that was', () => {
    expect(why({ anchoredUntil: ago(1_000 * HOUR) })).toBeUndefined();
  });

  test('only once somebody has looked at an anchor since the start', () => {
    expect(why({ hasLooked: false })).toBe('LOG_UNANCHORED');
  });

  test('never of a store that is behind what was signed', () => {
    expect(why({ isRolledBack: true })).toBe('LOG_ROLLED_BACK');
    expect(why({ isRolledBack: true, hasLooked: false })).toBe('LOG_ROLLED_BACK');
  });
});

const hash = (byte: number) => Buffer.alloc(32, byte);
const signedAt = (origin: number, size: number, root = hash(7)): Signed => ({ origin, size, root });

describe('a store of one entry', () => {
  // The frontier of one is its hash, and so is the root.
  const stored = { first: 31, size: 1, hashes: [hash(7).toString('base64')] };
  const isItBehind = (signed?: Signed) => isBehind({ ...stored, origin: 2 }, signed);

  test('holds what was signed of it, or may go on from there', () => {
    expect(isItBehind()).toBe(false);
    expect(isItBehind(signedAt(2, 1))).toBe(false);
    expect(isItBehind(signedAt(2, 0, hash(8)))).toBe(false);
  });

  test('is behind where more was signed of it, or as much and of other entries', () => {
    expect(isItBehind(signedAt(2, 2))).toBe(true);
    expect(isItBehind(signedAt(2, 1, hash(8)))).toBe(true);
  });

  test('is what a restore has made of more, and is behind where another restore was signed', () => {
    expect(isItBehind(signedAt(1, 99))).toBe(false);
    expect(isItBehind(signedAt(3, 0))).toBe(true);
  });
});

describe('of two signed places', () => {
  const [early, late, restored] = [signedAt(1, 5), signedAt(1, 9), signedAt(2, 5)];

  test('the one of the later origin is further on, then the longer one', () => {
    for (const [one, other] of [
      [early, late],
      [late, restored],
      [early, restored],
    ] as const) {
      expect(furtherOf(one, other)).toBe(other);
      expect(furtherOf(other, one)).toBe(other);
    }
  });

  test('the one that is known is, where there is no other', () => {
    expect(furtherOf(undefined, early)).toBe(early);
    expect(furtherOf(early, undefined)).toBe(early);
    expect(furtherOf(undefined, undefined)).toBeUndefined();
  });

  test('that are the same, the one that was there first stays', () => {
    const forked = signedAt(1, 9, hash(8));
    expect(furtherOf(late, forked)).toBe(late);
    expect(furtherOf(forked, late)).toBe(forked);
  });

  test('an anchor that has the earlier one, or none, is short of the other', () => {
    expect(isShortOf(early, late)).toBe(true);
    expect(isShortOf(late, restored)).toBe(true);
    expect(isShortOf(early, restored)).toBe(true);
    expect(isShortOf(undefined, early)).toBe(true);
  });

  test('an anchor that has the same or a later one is short of nothing', () => {
    expect(isShortOf(late, early)).toBe(false);
    expect(isShortOf(restored, late)).toBe(false);
    expect(isShortOf(late, signedAt(1, 9))).toBe(false);
    expect(isShortOf(early, undefined)).toBe(false);
    expect(isShortOf(undefined, undefined)).toBe(false);
  });
});

describe('a checkpoint', () => {
  const PREFIX = 'otp-bridge/tenant/audit/';
  const of = (origin: string) =>
    signedIn({ origin, size: 5, root: hash(7), extensions: [] }, PREFIX);

  test.each([1, 10, 999_999_999])('of this log says which origin it is of: %s', (origin) => {
    expect(of(`${PREFIX}${origin}`)).toEqual(signedAt(origin, 5));
  });

  test.each([
    'otp-bridge/another/audit/1',
    'otp-bridge/tenant/other/1',
    `x${PREFIX}1`,
    PREFIX,
    ...['0', '01', '-1', '1x', 'x1', '1/1', '1234567890'].map((end) => PREFIX + end),
  ])('of another log is none of it: %s', (origin) => {
    expect(of(origin)).toBeUndefined();
  });
});
