// The set-up page in browsers that keep something back, and in other hands: whatever is pressed or pasted is answered, with what to do.
// HEAVY=1 runs all.
import { describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { isOn } from '../../scripts/environment.mjs';
import { startPageServer } from '../channels/http/page-visit.js';
import { BUILT_PAGE, openSetUp } from './set-up-page.js';
import type { SetUpPage } from './set-up-page.js';
import { inBrowser, onSetUpPage, uriOf } from './set-up-stage.js';

const played = onSetUpPage();
const alone = inBrowser();
/** The first of each alone, but where all is run. */
const SAMPLE = isOn(process.env, 'HEAVY') ? undefined : 1;

const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Safari/605.1.15';

async function paste(at: SetUpPage, into: string): Promise<void> {
  await at.page.locator(into).evaluate((target) => {
    const clipboardData = new DataTransfer();
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
}

describe('what is pasted', () => {
  test(
    'is answered where it is nothing at all, beside a field and in one',
    played(async ({ at }) => {
      const { nothingPasted } = at.words.capture;
      await at.heading(at.words.capture.heading);
      await paste(at, 'body');
      await at.heading(nothingPasted.heading);
      await at.type('8658012345678');
      expect(await at.text()).not.toContain(nothingPasted.heading);
      await paste(at, '#secret');
      await at.heading(nothingPasted.heading);
      expect(at.complaints).toEqual([]);
    }),
  );
});

describe('what is copied', () => {
  const KEPT_BACK = [
    [
      'there is no clipboard',
      () => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      },
    ],
    [
      'the browser keeps it back',
      () => {
        navigator.clipboard.writeText = async () => Promise.reject(new Error('not allowed'));
      },
    ],
  ] as const;
  test.each(KEPT_BACK.slice(0, SAMPLE))(
    'is marked where %s, and it is said what to press',
    async (_what, takeAway) => {
      await played(async ({ at }) => {
        await at.heading(at.words.capture.heading);
        await at.type(uriOf('diego'));
        await at.press(at.words.enrol.check.store);
        const code = await at.code();
        await at.page.evaluate(takeAway);
        await at.press(at.words.enrol.code.copy);
        await at.page.getByRole('alert').getByText(at.words.enrol.code.notCopied.other).waitFor();
        // As a key would copy it: the gap between its halves is for the eye alone.
        expect(await at.page.evaluate(() => String(getSelection()))).toBe(code);
        expect(at.complaints).toEqual([]);
      })();
    },
  );
});

describe('a screen that was shared', () => {
  const UNPLAYED = [
    ['refuses', async () => Promise.reject(new Error('not supported'))],
    ['never comes to it', async () => new Promise<void>(() => undefined)],
  ] as const;
  test.each(UNPLAYED.slice(0, SAMPLE))(
    'ends in what to do instead where the browser %s to play it',
    async (_what, play) => {
      await played(async ({ at }) => {
        await at.heading(at.words.capture.heading);
        await at.page.evaluate(`HTMLMediaElement.prototype.play = ${String(play)}`);
        await at.page.evaluate(() => {
          const shared = document.createElement('canvas').captureStream();
          navigator.mediaDevices.getDisplayMedia = async () => Promise.resolve(shared);
          Object.assign(globalThis, { shared });
        });
        await at.press(at.words.capture.share);
        const said = at.page.getByText(at.words.capture.notPlayed);
        await at.page.clock.runFor(20_000);
        await said.waitFor();
        // It ended all the same: nobody goes on sharing what nobody looks at.
        const state = `shared.getTracks().map(({ readyState }) => readyState).join()`;
        expect(await at.page.evaluate(state)).toBe('ended');
        expect(at.complaints).toEqual([]);
      })();
    },
  );
});

describe('in the hand', () => {
  async function opened(
    browser: Browser,
    options: BrowserContextOptions,
    look: (at: SetUpPage) => Promise<void>,
  ): Promise<void> {
    const server = await startPageServer({}, { folder: BUILT_PAGE });
    const at = await openSetUp(
      browser,
      `${server.base}/provision#${await server.ticket()}`,
      options,
    );
    try {
      await at.heading(at.words.capture.heading);
      await look(at);
    } finally {
      await at.close();
      await server.stop();
    }
  }

  test(
    'a Mac is told its own keys',
    alone(async (browser) => {
      await opened(browser, { userAgent: MAC }, async (at) => {
        expect(await at.page.locator('.drop').innerText()).toContain('(⌘V)');
      });
    }),
  );

  test(
    'a phone is told of no keys, and choosing a picture comes first; no field is so small that it zooms',
    alone(async (browser) => {
      const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } };
      await opened(browser, phone, async (at) => {
        const { choose, drop } = at.words.capture;
        const zone = (await at.page.locator('.drop').innerText()).trim();
        expect(zone.startsWith(choose)).toBe(true);
        expect(zone).toContain(drop.touch);
        expect(zone).not.toMatch(/Ctrl|⌘/);
        const sizes = await at.page.evaluate(() =>
          [...document.querySelectorAll('input:not([type=file]), textarea')].map(
            (field) => getComputedStyle(field).fontSize,
          ),
        );
        expect(sizes.length).toBeGreaterThan(2);
        expect(new Set(sizes)).toEqual(new Set(['16px']));
      });
    }),
  );
});
