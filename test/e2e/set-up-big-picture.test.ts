// A picture of a whole large screen takes its time to be read; the page stays awake meanwhile.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startPageServer } from '../channels/http/page-visit.js';
import type { PageServer } from '../channels/http/page-visit.js';
import { launchBrowser } from './browser.js';
import { screenshotOf } from './qr-screenshot.js';
import { BUILT_PAGE, openSetUp } from './set-up-page.js';
import type { SetUpPage } from './set-up-page.js';

const URI =
  'otpauth://totp/Contoso%3Adiego%40contoso.example?secret=frjlnxsknymgykjx&issuer=Microsoft';
const SCREEN_4K = { width: 3840, height: 2160 };
/** Of the time that the reading takes: a machine with much to do stretches both. */
const ASLEEP_AT_MOST = 0.2;

let browser: Browser | undefined;
let server: PageServer;
let page: SetUpPage;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  server = await startPageServer({}, { folder: BUILT_PAGE });
  if (browser === undefined) return;
  page = await openSetUp(browser, `${server.base}/provision#${await server.ticket()}`);
  await page.heading(page.words.capture.heading);
});
afterEach(async () => {
  if (browser !== undefined) await page.close();
  await server.stop();
});

type Awake = { readonly tookMs: number; readonly asleepMs: number };

/** From the drop until `seen`; asleep is the page while one piece of work keeps it for more than 50 ms (Long Tasks). */
async function reading(png: Buffer, seen: () => Promise<void>): Promise<Awake> {
  await page.page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { tasks });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
  const drop = await page.pictureToDrop(png);
  await page.page.evaluate(() => {
    (globalThis as unknown as { tasks: number[] }).tasks.length = 0;
  });
  const began = performance.now();
  await drop();
  await seen();
  const tookMs = performance.now() - began;
  const tasks = await page.page.evaluate(
    () => (globalThis as unknown as { tasks: number[] }).tasks,
  );
  const asleepMs = tasks.reduce((all, one) => all + one, 0);
  return { tookMs, asleepMs };
}

describe('a screenshot of 3840×2160', () => {
  test('is read while the page stays awake', async () => {
    if (browser === undefined) return;
    const png = await screenshotOf(browser, SCREEN_4K, [URI]);
    const awake = await reading(png, async () => page.heading(page.words.enrol.check.heading));
    expect(awake.asleepMs).toBeLessThan(awake.tookMs * ASLEEP_AT_MOST);
    expect(page.complaints).toEqual([]);
  }, 60_000);
});

test('what is no picture, whatever it is called, is refused with the way forward', async () => {
  if (browser === undefined) return;
  await page.dropPicture(Buffer.from('no picture at all'));
  await page.page.getByRole('alert').getByText(page.words.capture.notPicture).waitFor();
  await page.type(URI);
  await page.heading(page.words.enrol.check.heading);
  expect(page.complaints).toEqual([]);
}, 60_000);
