// No page of ours is ever blank: until its script has begun, and where it never does, it says what to do, in both languages.
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { OLDEST } from '../../scripts/browsers.mjs';
import { PATIENCE_MS } from './browser.js';
import { faultsOf } from './look-at-page.js';
import { inBrowser } from './set-up-stage.js';
import { ToolsetPage } from './toolset-page.js';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const PAGES = ['page/index.html', 'auditors/index.html', 'toolset.html'];
const SAID = ['This page is opening.', 'Diese Seite wird geöffnet.'];
const NO_SCRIPT = ['JavaScript is switched off', 'JavaScript ausgeschaltet'];

const played = inBrowser();

/** What can be read on it: as it comes from a disk, where no browser loads the scripts that lie beside it. */
async function read(
  browser: Browser,
  file: string,
  options: BrowserContextOptions = {},
): Promise<string> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(pathToFileURL(join(DIST, file)).href);
    await page.getByText(SAID[0] ?? '').waitFor();
    if (options.javaScriptEnabled !== false) expect(await faultsOf(page)).toEqual([]);
    return await page.locator('body').innerText();
  } finally {
    await context.close();
  }
}

describe.each(PAGES)('%s', (file) => {
  test(
    'says what to do where scripts are switched off',
    played(async (browser) => {
      const text = await read(browser, file, { javaScriptEnabled: false });
      for (const said of [...SAID, ...NO_SCRIPT]) expect(text).toContain(said);
    }),
  );

  test('names the oldest browsers in both languages', () => {
    const html = readFileSync(join(DIST, file), 'utf8').replace(/\s+/g, ' ');
    const sentences = [...html.matchAll(/<p lang="(?:en|de)"> ?([^<]+109[^<]+)<\/p>/g)];
    expect(sentences).toHaveLength(2);
    for (const [, sentence = ''] of sentences) {
      expect(sentence).toMatch(
        /Chrome (?:or|oder) Edge 109, Firefox 115, Safari (?:or|oder) iOS 16/,
      );
    }
    expect(OLDEST).toEqual(['chrome109', 'edge109', 'firefox115', 'safari16', 'ios16']);
  });
});

// The third has its script in it.
test.each(PAGES.slice(0, 2))(
  '%s says it, too, where the script cannot begin, and nothing of a switch',
  async (file) => {
    await played(async (browser) => {
      const text = await read(browser, file);
      for (const said of SAID) expect(text).toContain(said);
      for (const said of NO_SCRIPT) expect(text).not.toContain(said);
    })();
  },
);

test(
  'and where it has begun, nothing of that is left',
  played(async (browser) => {
    const at = await ToolsetPage.open(browser);
    expect(await at.page.locator('.opening').count()).toBe(0);
    await at.close();
  }),
);
