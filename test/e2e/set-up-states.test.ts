// Every state of the set-up page, in Teams' three looks: nothing that axe-core finds fault with. With PICTURES=1 they are
// drawn into docs/pictures.
import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startPageServer } from '../channels/http/page-visit.js';
import { faultsOf, LOOKS, NARROW, wholePage, widthOver } from './look-at-page.js';
import { pictureSheet } from './picture-sheet.js';
import { BUILT_PAGE, openSetUp } from './set-up-page.js';
import type { SetUpPage } from './set-up-page.js';
import { inBrowser } from './set-up-stage.js';
import { STATES } from './set-up-walk.js';
import { isOn } from '../../scripts/environment.mjs';
import { HEAVY, inHeavy } from '../heavy.js';

const PICTURES = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
const DRAWS = isOn(process.env, 'PICTURES');
/** In the ordinary run the page is looked at as far as the code. */
const FIRST = STATES.slice(0, STATES.findIndex(({ name }) => name === 'code') + 1);

const played = inBrowser();

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
        found.push(...(await faultsOf(page.page)).map((fault) => `${name}, ${look}: ${fault}`));
      });
    }
    expect(found).toEqual([]);
  });
  test('has nothing that axe-core finds fault with', isFaultless, 300_000);

  const isNarrow = played(async (browser) => {
    const wide: string[] = [];
    await walk(browser, NARROW, async (name, { page }) => {
      const over = await widthOver(page);
      if (over > 0) wide.push(`${name}: ${over}`);
    });
    expect(wide).toEqual([]);
  });
  inHeavy('needs no scrolling to the side at 320 pixels', isNarrow);
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
