// Where Application Insights does not take traces: nobody waits, nothing grows, and the log says it once.
import { afterEach, describe, expect, test } from '@jest/globals';
import { tryIngestion } from '../../../src/adapters/azure/application-insights-trace.js';
import { events, press, telemetry, until } from './telemetry.js';
import type { Telemetry } from './telemetry.js';

let now: Telemetry | undefined;
afterEach(async () => {
  await now?.stop();
  now = undefined;
});

async function open(options?: Parameters<typeof telemetry>[0]): Promise<Telemetry> {
  now = await telemetry(options);
  return now;
}

describe('where it is not taken', () => {
  test.each([
    { status: 401 },
    { status: 403 },
    { status: 400, text: '{"errors":[{"message":"Invalid instrumentation key"}]}' },
    { status: 429, headers: { 'retry-after': '3600' } },
    { status: 500, text: 'nonsense' },
    { status: 503, headers: { 'retry-after': '3600' } },
    { status: 206, text: 'nonsense' },
    { status: 206, text: '{"itemsReceived":4,"itemsAccepted":0,"errors":[{"index":99}]}' },
  ])('%j is in the log once, and once that it works again', async (trouble) => {
    const one = await open();
    one.fake.trouble = trouble;
    for (let batch = 1; batch <= 3; batch += 1) {
      const before = one.fake.received.length;
      await press(one.trace);
      await until(() => one.fake.received.length > before);
    }
    await until(() => events(one).length > 0);
    expect(events(one)).toEqual(['telemetry.failed']);
    const [line] = one.lines;
    expect(line).toMatchObject({ level: 'error', code: 'TELEMETRY_UNAVAILABLE' });
    if (trouble.status < 404 && trouble.status > 400) {
      expect(line?.['why']).toContain('Monitoring Metrics Publisher');
    }
    one.fake.trouble = undefined;
    await press(one.trace);
    await until(() => events(one).includes('telemetry.works'));
    expect(events(one)).toEqual(['telemetry.failed', 'telemetry.works']);
  });

  test.each(['<html>', '{"itemsReceived":4,"itemsAccepted":0,"errors":[]}', ''])(
    'nonsense that says 200 harms nobody, and is not taken for an answer: %s',
    async (text) => {
      const one = await open();
      one.fake.trouble = { status: 200, text };
      await press(one.trace);
      await until(() => events(one).includes('telemetry.failed'));
      one.fake.trouble = undefined;
      await press(one.trace);
      await until(() => one.fake.names.includes('turn code.show'));
      await until(() => events(one).includes('telemetry.works'));
    },
  );

  test('work goes on while it hangs, and what waits is bounded', async () => {
    const one = await open({ closeWithinMs: 10_000 });
    one.fake.trouble = 'silent';
    await press(one.trace);
    await until(() => one.fake.received.length > 0);
    // None of them waits for the one before, which would take for ever.
    for (let times = 0; times < 2_000; times += 1) await press(one.trace);
    one.fake.trouble = undefined;
    await one.trace.close();
    // Of 8,000.
    expect(one.fake.envelopes).toHaveLength(2048);
  });

  test('the end does not wait for what hangs', async () => {
    const one = await open({ closeWithinMs: 300 });
    one.fake.trouble = 'silent';
    await press(one.trace);
    await one.trace.close();
    // Nothing became of it yet: it was not taken, nor given up.
    expect([one.fake.envelopes, one.lines]).toEqual([[], []]);
  });
});

describe('the doctor', () => {
  test('sends one trace, and is told that it was taken', async () => {
    const { ingestion, fake } = await open();
    await tryIngestion(ingestion, 'instance');
    expect(fake.names).toEqual(['doctor']);
  });

  test.each([
    [403, 'Monitoring Metrics Publisher'],
    [307, 'another host'],
    [500, 'answered with 500'],
  ])('is told why it was not: %i, %s', async (status, why) => {
    const { ingestion, fake } = await open();
    fake.trouble = { status, headers: { location: 'https://evil.example/' } };
    await expect(tryIngestion(ingestion, 'instance')).rejects.toMatchObject({
      code: 'TELEMETRY_UNAVAILABLE',
      message: expect.stringContaining(why),
    });
  });

  test.each<readonly [string, () => Promise<never>]>([
    [
      'refuses',
      async () => {
        throw new Error('a detail');
      },
    ],
    ['never answers', async () => new Promise(() => undefined)],
  ])('is told where the identity gives no token, because it %s', async (_why, getToken) => {
    const { ingestion } = await open();
    const mute = { ...ingestion, credential: { getToken }, tokenWithinMs: 50 };
    await expect(tryIngestion(mute, 'instance')).rejects.toMatchObject({
      message: 'the identity gives no token for Application Insights',
    });
  });
});
