// What holds where the policy says nothing, number by number: whoever changes one changes it here, and in docs/policy.md.
import { describe, expect, test } from '@jest/globals';
import { instant } from '../../../src/domain/ids.js';
import { DEFAULT_AUDIT } from '../../../src/domain/policy/audit-rules.js';
import { BREAK_GLASS_KEPT, breakGlassAllowance } from '../../../src/domain/policy/break-glass.js';
import { allowance, DEFAULT_LIMITS } from '../../../src/domain/policy/limits.js';
import { DEFAULT_RETENTION, isForgotten } from '../../../src/domain/policy/retention.js';
import { isNobody } from '../../../src/domain/policy/roles.js';
import { alice } from '../release/given.js';

const HOUR = 3600;
const DAY_MS = 86_400_000;

describe('where the policy says nothing', () => {
  test('the log is signed after a hundred entries or ten minutes, and shows nothing after a day unseen', () => {
    expect(DEFAULT_AUDIT).toEqual({
      checkpointEntries: 100,
      checkpointMinutes: 10,
      unanchoredEntries: 1_000,
      unanchoredHours: 24,
    });
  });

  test('so much may one person do within an hour, and so much may be asked about one owner', () => {
    const whole = { windowSeconds: HOUR };
    expect(allowance(DEFAULT_LIMITS, 'requests', 'person')).toEqual({ ...whole, most: 20 });
    expect(allowance(DEFAULT_LIMITS, 'refusals', 'person')).toEqual({ ...whole, most: 20 });
    expect(allowance(DEFAULT_LIMITS, 'wrongNumbers', 'person')).toEqual({ ...whole, most: 6 });
    expect(allowance(DEFAULT_LIMITS, 'requests', 'owner')).toEqual({ ...whole, most: 30 });
    expect(allowance(DEFAULT_LIMITS, 'requests', 'share')).toEqual({ ...whole, most: 10 });
  });

  test('texts are kept for 400 days, requests for 90, reviews for 365, backups for 30', () => {
    expect(DEFAULT_RETENTION).toEqual({
      days: 400,
      requestDays: 90,
      reviewDays: 365,
      backupDays: 30,
    });
  });
});

describe('emergencies', () => {
  test('uses are remembered for as long as the widest quota counts', () => {
    expect(BREAK_GLASS_KEPT).toEqual({ most: 100, windowSeconds: 720 * HOUR });
  });

  test('a quota counts by hours', () => {
    const quota = { uses: 2, perHours: 24 };
    expect(breakGlassAllowance({ people: [], groups: [], quota })).toEqual({
      most: 2,
      windowSeconds: 24 * HOUR,
    });
  });
});

test('what ended so many days ago is forgotten, and not a moment before', () => {
  expect(isForgotten(instant(0), 90, instant(90 * DAY_MS))).toBe(true);
  expect(isForgotten(instant(0), 90, instant(90 * DAY_MS - 1))).toBe(false);
});

test('nobody is named where neither people nor groups are', () => {
  expect(isNobody({ people: [], groups: [] })).toBe(true);
  expect(isNobody({ people: [alice.id], groups: [] })).toBe(false);
  const group = '7e57ab1e-0000-4000-8000-000000000301' as never;
  expect(isNobody({ people: [], groups: [group] })).toBe(false);
  expect(isNobody({ people: [alice.id], groups: [group] })).toBe(false);
});
