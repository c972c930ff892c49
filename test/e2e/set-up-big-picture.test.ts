// A picture of a whole large screen takes its time to be read; the page stays awake meanwhile.
import { describe, expect, test } from '@jest/globals';
import { inHeavy } from '../heavy.js';
import { screenshotOf } from './qr-screenshot.js';
import type { SetUpPage } from './set-up-page.js';
import { onSetUpPage, uriOf } from './set-up-stage.js';

const SCREEN_4K = { width: 3840, height: 2160 };
/** Of the time that the reading takes: a machine with much to do stretches both. */
const ASLEEP_AT_MOST = 0.2;

const played = onSetUpPage();

type Awake = { readonly tookMs: number; readonly asleepMs: number };

/** From the drop until `seen`; asleep is the page while one piece of work keeps it for more than 50 ms (Long Tasks). */
async function reading(at: SetUpPage, png: Buffer, seen: () => Promise<void>): Promise<Awake> {
  await at.page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
  const drop = await at.pictureToDrop(png);
  await at.page.evaluate(() => {
    (globalThis as unknown as { tasks: number[] }).tasks.length = 0;
  });
  const began = performance.now();
  await drop();
  await seen();
  const tookMs = performance.now() - began;
  const tasks = await at.page.evaluate(() => (globalThis as unknown as { tasks: number[] }).tasks);
  const asleepMs = tasks.reduce((all, one) => all + one, 0);
  return { tookMs, asleepMs };
}

describe('a screenshot of 3840×2160', () => {
  inHeavy(
    'is read while the page stays awake',
    played(async ({ at, browser }) => {
      await at.heading(at.words.capture.heading);
      const png = await screenshotOf(browser, SCREEN_4K, [uriOf('diego')]);
      const awake = await reading(at, png, async () => at.heading(at.words.enrol.check.heading));
      expect(awake.asleepMs).toBeLessThan(awake.tookMs * ASLEEP_AT_MOST);
      expect(at.complaints).toEqual([]);
    }),
  );
});

test(
  'what is no picture, whatever it is called, is refused with the way forward',
  played(async ({ at }) => {
    await at.heading(at.words.capture.heading);
    await at.dropPicture(Buffer.from('no picture at all'));
    await at.heading(at.words.capture.notPicture.heading);
    await at.type(uriOf('diego'));
    await at.heading(at.words.enrol.check.heading);
    expect(at.complaints).toEqual([]);
  }),
);
