import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { instant, plusSeconds } from '../../../src/domain/ids.js';
import { fullBucket, isEmpty, refilled, taken } from '../../../src/domain/policy/token-bucket.js';

const RATE = { burst: 3, perMinute: 6 } as const;
const T0 = instant(1_000_000);

describe('a token bucket', () => {
  test('lets a burst through, then one every ten seconds', () => {
    let bucket = fullBucket(RATE, T0);
    for (let count = 0; count < 3; count += 1) {
      expect(isEmpty(bucket)).toBe(false);
      bucket = taken(bucket);
    }
    expect(isEmpty(bucket)).toBe(true);
    expect(isEmpty(refilled(bucket, RATE, plusSeconds(T0, 9)))).toBe(true);
    expect(isEmpty(refilled(bucket, RATE, plusSeconds(T0, 10)))).toBe(false);
  });

  test('never holds more than the burst, nor fills when the clock goes back', () => {
    expect(refilled(fullBucket(RATE, T0), RATE, plusSeconds(T0, 999)).tokens).toBe(3);
    const empty = { tokens: 0, at: T0 };
    expect(refilled(empty, RATE, plusSeconds(T0, -600)).tokens).toBe(0);
  });

  test('lets through no more than the burst and the rate, however it is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 200 }), (waits) => {
        let bucket = fullBucket(RATE, T0);
        let now = T0;
        let through = 0;
        for (const wait of waits) {
          now = plusSeconds(now, wait);
          bucket = refilled(bucket, RATE, now);
          if (isEmpty(bucket)) continue;
          bucket = taken(bucket);
          through += 1;
        }
        expect(through).toBeLessThanOrEqual(RATE.burst + ((now - T0) / 60_000) * RATE.perMinute);
      }),
    );
  });
});
