// What somebody who looks at a page of ours would find wrong with it, and a picture of all of it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['high contrast', { colorScheme: 'dark', contrast: 'more' }],
  // As Windows' contrast themes have it: the browser puts their few colours in place of ours.
  ['forced colours, dark', { colorScheme: 'dark', forcedColors: 'active' }],
  ['forced colours, light', { colorScheme: 'light', forcedColors: 'active' }],
];
export const NARROW: BrowserContextOptions = {
  viewport: { width: 320, height: 640 },
  locale: 'de-DE',
};

/** Rule and place of everything that axe-core finds wrong. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  // As the browser's own tools would: the page's rules for scripts stay as they are.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** Pixels that are out of sight to the side. */
export async function widthOver(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** Not `fullPage`, which leaves the page scrolled to where the next press misses its button. */
export async function wholePage(page: Page): Promise<Buffer> {
  const width = page.viewportSize()?.width ?? 0;
  await page.setViewportSize({ width, height: 300 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  // What came into view is painted with the frame after the next.
  await page.evaluate(
    async () => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))),
  );
  return page.screenshot({ animations: 'disabled' });
}
