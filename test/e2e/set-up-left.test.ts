// What is secret goes when the set-up page is left or hidden; and a reader of pictures that dies or never answers is not waited for.
import { describe, expect, test } from '@jest/globals';
import { qrScreenshot } from './qr-screenshot.js';
import type { SetUpPage } from './set-up-page.js';
import { onSetUpPage, SECRET, uriOf } from './set-up-stage.js';

const played = onSetUpPage();
/** Longer than any reader is given. */
const LONG_MS = 61_000;

async function toBurn(at: SetUpPage): Promise<void> {
  await at.type(uriOf('diego'));
  await at.press(at.words.enrol.check.store);
  await at.code();
  await at.press(at.words.enrol.code.accepted);
  await at.press(at.words.burn.show);
  await at.page.getByRole('img').waitFor();
}

/** As the browser tells it: what it keeps of the page for the way back is what is in it after that. */
async function leave({ page }: SetUpPage): Promise<string> {
  return page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    const typed = [...document.querySelectorAll('textarea')].map(({ value }) => value);
    return `${document.body.innerHTML}${typed.join('')}`;
  });
}

async function hide({ page }: SetUpPage): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

describe('a page that is left', () => {
  test(
    'has nothing of what was typed, of the code or of the secret’s QR code in it, and comes back loaded anew',
    played(async ({ at }) => {
      await at.fill(at.words.capture.typed.label, SECRET);
      expect(await leave(at)).toBe('');
      const back = at.page.waitForEvent('load');
      await at.page.evaluate(() => {
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      });
      await at.page.clock.runFor(1);
      await back;
      await toBurn(at);
      expect(await leave(at)).toBe('');
    }),
  );
});

describe('a page that is hidden', () => {
  test(
    'shows the secret no more, and says how to show it again; what was typed stays',
    played(async ({ at }) => {
      await toBurn(at);
      await at.fill(at.words.burn.proof.label, '123456');
      await hide(at);
      expect(await at.page.getByRole('img').count()).toBe(0);
      await at.page.getByText(at.words.burn.gone).waitFor();
      expect(await at.page.getByLabel(at.words.burn.proof.label).inputValue()).toBe('123456');
      expect(at.complaints).toEqual([]);
    }),
  );
});

describe('a reader of pictures', () => {
  type Kind = 'silent' | 'dead' | 'forbidden';
  const readers: readonly Kind[] = ['silent', 'dead', 'forbidden'];

  test.each(readers)('that is %s is not waited for: the secret is typed', async (kind) => {
    await played(async ({ at, browser }) => {
      await at.heading(at.words.capture.heading);
      await at.page.evaluate((how) => {
        class Reader extends EventTarget {
          constructor() {
            super();
            if (how === 'forbidden') throw new DOMException('no workers here', 'SecurityError');
          }
          postMessage(): void {
            document.body.dataset['asked'] = 'yes';
            if (how === 'dead') this.dispatchEvent(new Event('error'));
          }
          terminate(): void {
            this.postMessage = (): void => undefined;
          }
        }
        Object.assign(globalThis, { Worker: Reader });
      }, kind);
      await at.dropPicture(await qrScreenshot(browser, uriOf('diego')));
      if (kind === 'silent') {
        await at.page.locator('body[data-asked]').waitFor();
        await at.page.clock.fastForward(LONG_MS);
      }
      await at.heading(at.words.capture.noReader.heading);
      await at.type(uriOf('diego'));
      await at.heading(at.words.enrol.check.heading);
    })();
  });
});
