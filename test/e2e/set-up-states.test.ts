// Every state of the set-up page, in Teams' three looks: nothing that axe-core finds fault with. With PICTURES=1 they are
// drawn into docs/pictures.
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startPageServer } from '../channels/http/page-visit.js';
import { pictureSheet } from './picture-sheet.js';
import { BUILT_PAGE, openSetUp } from './set-up-page.js';
import type { SetUpPage } from './set-up-page.js';
import { inBrowser } from './set-up-stage.js';
import { STATES } from './set-up-walk.js';
import { isOn } from '../../scripts/environment.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
const HEAVY = isOn(process.env, 'HEAVY');
const DRAWS = isOn(process.env, 'PICTURES');
/** In the ordinary run the page is looked at as far as the code. */
const FIRST = STATES.slice(0, STATES.findIndex(({ name }) => name === 'code') + 1);

const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['high contrast', { colorScheme: 'dark', contrast: 'more' }],
  // As Windows' contrast themes have it: the browser puts their few colours in place of ours.
  ['forced colours, dark', { colorScheme: 'dark', forcedColors: 'active' }],
  ['forced colours, light', { colorScheme: 'light', forcedColors: 'active' }],
];
const NARROW: BrowserContextOptions = { viewport: { width: 320, height: 640 }, locale: 'de-DE' };

const played = inBrowser();

/** Rule and place of everything that axe-core finds wrong. */
async function faultsOf({ page }: SetUpPage): Promise<readonly string[]> {
  // As the browser's own tools would: the page's rules for scripts stay as they are.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** Not `fullPage`, which leaves the page scrolled to where the next press misses its button. */
async function wholePage(page: Page): Promise<Buffer> {
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

type Look = (name: string, page: SetUpPage) => Promise<void>;

async function walk(on: Browser, options: BrowserContextOptions, look: Look): Promise<void> {
  const server = await startPageServer({}, { folder: BUILT_PAGE });
  const link = `${server.base}/provision#${await server.ticket('alice')}`;
  const page = await openSetUp(on, link, { viewport: { width: 560, height: 640 }, ...options });
  try {
    for (const { name, reach } of HEAVY || DRAWS ? STATES : FIRST) {
      await reach({ page, server, browser: on });
      await look(name, page);
    }
  } finally {
    await page.close();
    await server.stop();
  }
}

describe('the page in every state', () => {
  const isFaultless = played(async (browser) => {
    const found: string[] = [];
    for (const [look, options] of HEAVY ? LOOKS : LOOKS.slice(0, 1)) {
      await walk(browser, options, async (name, page) => {
        if (!HEAVY && !['capture', 'code'].includes(name)) return;
        found.push(...(await faultsOf(page)).map((fault) => `${name}, ${look}: ${fault}`));
      });
    }
    expect(found).toEqual([]);
  });
  test('has nothing that axe-core finds fault with', isFaultless, 300_000);

  const isNarrow = played(async (browser) => {
    const wide: string[] = [];
    await walk(browser, NARROW, async (name, { page }) => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) wide.push(`${name}: ${over}`);
    });
    expect(wide).toEqual([]);
  });
  test('needs no scrolling to the side at 320 pixels', isNarrow);
});

(DRAWS ? test : test.skip)(
  'is drawn',
  played(async (browser) => {
    const shots = new Map<string, Buffer[]>();
    for (const [, options] of [...LOOKS.slice(0, 3), ['', NARROW] as const]) {
      await walk(browser, options, async (name, { page }) => {
        shots.set(name, [...(shots.get(name) ?? []), await wholePage(page)]);
      });
    }
    for (const [name, pictures] of shots) {
      await pictureSheet(browser, pictures, join(PICTURES, `set-up-${name}.png`));
    }
  }),
  300_000,
);
