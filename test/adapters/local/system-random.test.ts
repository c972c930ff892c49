import { describe, expect, test } from '@jest/globals';

import { systemClock } from '../../../src/adapters/local/system-clock.js';
import { systemRandom } from '../../../src/adapters/local/system-random.js';
import { parseRequestId, parseSeedReference, parseTokenId } from '../../../src/domain/ids.js';
import type { Random } from '../../../src/ports/random.js';
import { FakeRandom } from '../../fakes/fake-random.js';

describe.each<[string, Random]>([
  ['the system', systemRandom],
  ['the fake', new FakeRandom()],
])('randomness of %s', (_, random) => {
  test('gives as many bytes as asked', () => {
    for (const length of [0, 1, 12, 32, 33, 100]) expect(random.bytes(length)).toHaveLength(length);
    expect(random.bytes(32)).not.toEqual(random.bytes(32));
  });

  test('makes ids of one length in small letters and digits that serve as every opaque id', () => {
    const ids = Array.from({ length: 500 }, () => random.id());
    expect(new Set(ids).size).toBe(500);
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-z]{26}$/);
      expect([parseRequestId(id), parseTokenId(id), parseSeedReference(id)]).toEqual([id, id, id]);
    }
  });
});

test('fake randomness repeats itself, one run like the other', () => {
  const [one, same, another] = [new FakeRandom('a'), new FakeRandom('a'), new FakeRandom('b')];
  const id = one.id();
  expect(same.id()).toBe(id);
  expect(another.id()).not.toBe(id);
});

test('the system clock tells milliseconds since 1970', () => {
  const before = Date.now();
  const now = systemClock.now();
  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});
