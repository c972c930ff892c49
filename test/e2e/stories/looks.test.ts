// A picture in one look shows nothing of the look before it, also of a page that has not changed in between.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { must } from '../../app/trial.js';
import { launchBrowser } from '../browser.js';
import { inLooks, LOOKS } from './looks.js';
import { pixelsOf } from './palette-png.js';

/** As our pages have it: colours from properties, which another look changes; and slowly, as the Playground's buttons. */
const PAGE = `<style>
  :root { --ground: #ffffff; --text: #242424 }
  @media (prefers-color-scheme: dark) { :root { --ground: #292929; --text: #ffffff } }
  body { margin: 0; padding: 20px; background: var(--ground); color: var(--text);
    transition: background 100s }
</style><h1>Set up a token</h1><p>for Alice Example</p>`;

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

test('light is light after high contrast, also the second time', async () => {
  if (browser === undefined) return;
  const page = await browser.newPage({ viewport: { width: 560, height: 300 } });
  await page.setContent(PAGE);
  for (const time of ['first', 'second']) {
    const shots = await inLooks(page.locator('body'));
    const grounds: string[] = [];
    for (const look of LOOKS) {
      const { rgba } = await pixelsOf(browser, shots[look]);
      grounds.push(`${look} ${must(rgba).toString('hex', 0, 3)}`);
    }
    expect([time, ...grounds]).toEqual([time, 'light ffffff', 'dark 292929', 'contrast 000000']);
  }
});
