// The toolset page in Teams' three looks and on a narrow screen in German: held against axe-core, and drawn.
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { pictureSheet } from './picture-sheet.js';
import { SECRET, ToolsetPage } from './toolset-page.js';

const PICTURES = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['high contrast', { colorScheme: 'dark', contrast: 'more' }],
];
const NARROW: BrowserContextOptions = {
  viewport: { width: 320, height: 640 },
  locale: 'de-DE',
};

const NARROW_LOOK = ['narrow', NARROW] as const;

async function filled(at: ToolsetPage): Promise<void> {
  await at.type(SECRET);
  await at.unfoldAll();
  await at.press(at.words.burner.show);
}

/** What is wrong, with the look in which it is; `all`: in each of them. */
export async function faultsInLooks(browser: Browser, all: boolean): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [look, options] of [...(all ? LOOKS : LOOKS.slice(0, 1)), NARROW_LOOK]) {
    const at = await ToolsetPage.open(browser, options);
    await filled(at);
    found.push(...(await at.faults()).map((fault) => `${look}: ${fault}`));
    const over = await at.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) found.push(`${look}: ${over} pixels too wide`);
    await at.close();
  }
  return found;
}

async function draw(
  browser: Browser,
  name: string,
  fill: (at: ToolsetPage) => Promise<void>,
): Promise<void> {
  const shots: Buffer[] = [];
  for (const [, options] of [...LOOKS, NARROW_LOOK]) {
    const wide = { viewport: { width: 560, height: 900 } };
    const at = await ToolsetPage.open(browser, { ...wide, ...options });
    await fill(at);
    shots.push(await at.page.screenshot({ fullPage: true, animations: 'disabled' }));
    await at.close();
  }
  await pictureSheet(browser, shots, join(PICTURES, name));
}

export async function drawLooks(browser: Browser): Promise<void> {
  await draw(browser, 'toolset-codes.png', async (at) => at.type(SECRET));
  await draw(browser, 'toolset-all.png', filled);
}
