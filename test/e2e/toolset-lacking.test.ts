// The toolset page in browsers that keep something back, and in other hands.
import { describe, expect, test } from '@jest/globals';
import { inBrowser } from './set-up-stage.js';
import { ADDRESS, SECRET, ToolsetPage } from './toolset-page.js';

const played = inBrowser();

describe('the toolset page', () => {
  test(
    'answers what is pasted where it is nothing, or another kind of file',
    played(async (browser) => {
      const at = await ToolsetPage.open(browser);
      const { notPicture, nothingPasted } = at.words.secret;
      await at.page.evaluate(() => {
        const clipboardData = new DataTransfer();
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      });
      await at.page.getByRole('alert').getByText(nothingPasted).waitFor();
      await at.page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.items.add(new File(['a text'], 'notes.txt', { type: 'text/plain' }));
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
      });
      await at.page.getByRole('alert').getByText(notPicture).waitFor();
      expect(at.complaints).toEqual([]);
      await at.close();
    }),
  );

  test(
    'marks what it cannot copy, and says what to press',
    played(async (browser) => {
      const at = await ToolsetPage.open(browser);
      const { imports } = at.words;
      await at.type(ADDRESS);
      await at.unfold(imports.heading);
      await at.page.getByLabel(imports.serial).fill('8659612001234');
      await at.press(imports.make);
      await at.page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await at.page.locator('button', { hasText: imports.copy }).first().click();
      await at.page.getByText(imports.notCopied.other).first().waitFor();
      expect(await at.page.evaluate(() => String(getSelection()))).toContain(SECRET.toUpperCase());
      expect(at.complaints).toEqual([]);
      await at.close();
    }),
  );

  test(
    'offers a phone to choose a picture first, tells it of no keys, and has no field that zooms',
    played(async (browser) => {
      const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } };
      const at = await ToolsetPage.open(browser, phone);
      const zone = (await at.page.locator('.drop').innerText()).trim();
      expect(zone.startsWith(at.words.secret.choose)).toBe(true);
      expect(zone).not.toMatch(/Ctrl|⌘/);
      const sizes = await at.page.evaluate(() =>
        [...document.querySelectorAll('input:not([type=file]), textarea, select')].map(
          (field) => getComputedStyle(field).fontSize,
        ),
      );
      expect(sizes.length).toBeGreaterThan(5);
      expect(new Set(sizes)).toEqual(new Set(['16px']));
      await at.close();
    }),
  );
});
