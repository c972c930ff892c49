import { describe, expect, jest, test } from '@jest/globals';

import { answerWithin } from '../../src/ports/answer-within.js';

const late = (): Error => new Error('late');

describe('an answer within a time', () => {
  test('is the answer', async () => {
    await expect(answerWithin(60_000, Promise.resolve(7), late)).resolves.toBe(7);
  });

  test('leaves no timer behind that would keep the process alive', async () => {
    jest.useFakeTimers();
    await answerWithin(60_000, Promise.resolve(), late);
    const left = jest.getTimerCount();
    jest.useRealTimers();
    expect(left).toBe(0);
  });

  test('is the failure, where the work failed', async () => {
    const work = Promise.reject(new Error('broken'));
    await expect(answerWithin(60_000, work, late)).rejects.toThrow('broken');
  });

  test('is a failure where the work never ends', async () => {
    await expect(answerWithin(1, new Promise(() => undefined), late)).rejects.toThrow('late');
  });

  test('leaves no failure unhandled that comes after it', async () => {
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise((_resolve, reject) => (fail = reject));
    await expect(answerWithin(1, work, late)).rejects.toThrow('late');
    fail(new Error('afterwards'));
    await new Promise((resolve) => setImmediate(resolve));
  });
});
