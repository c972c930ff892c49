// Chromium, the one of all other browser tests, as one engine among the others.
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, PATIENCE_MS } from '../browser.js';
import { wholePage } from '../look-at-page.js';
import type { Engine, EngineWindow, Setting } from './engine.js';
import { SIZE } from './engine.js';

/** Undefined where none starts, which has been said. */
export async function chromium(): Promise<
  (Engine & { readonly close: () => Promise<void> }) | undefined
> {
  const browser = await launchBrowser();
  if (browser === undefined) return undefined;
  return {
    name: 'Chromium',
    knows: ['storage'],
    missing: () => [],
    version: async () => browser.version(),
    open: async (setting) => windowOf(browser, setting),
    close: async () => browser.close(),
  };
}

async function windowOf(browser: Browser, setting?: Setting): Promise<EngineWindow> {
  const context = await browser.newContext({ viewport: SIZE, locale: 'en-GB' });
  const page: Page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  if (setting === 'storage') await blockCookies(page);
  const find = async (element: string): ReturnType<typeof page.$> => {
    const found = await page.evaluateHandle(element);
    return found.asElement();
  };
  return {
    goto: async (address) => {
      await page.goto(address);
    },
    back: async () => {
      await page.goBack();
    },
    value: async (expression) => page.evaluate(expression),
    click: async (element) => (await find(element))?.click(),
    type: async (element, text) => (await find(element))?.fill(text),
    choose: async (element, path) => (await find(element))?.setInputFiles(path),
    picture: async () => wholePage(page),
    close: async () => context.close(),
  };
}

/** What comes of "Block all cookies", which no protocol of the browser's sets: it says that it has none, and none comes. */
async function blockCookies(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false });
  });
  await page.route('**/provision/api/session', async (route) => {
    const response = await route.fetch();
    await page.context().clearCookies();
    const { 'set-cookie': _kept, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
}
