// The set-up page as a provisioner uses it: by what it says, not by how it is made.
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { PATIENCE_MS } from './browser.js';
import { wordsFor } from '../../src/text/words.js';
import type { Words } from '../../src/text/words.js';

export type PageWords = Words['page'];

export const BUILT_PAGE = join(import.meta.dirname, '..', '..', 'dist', 'page');

export async function openSetUp(
  browser: Browser,
  link: string,
  options: BrowserContextOptions = {},
): Promise<SetUpPage> {
  const context = await browser.newContext({
    viewport: { width: 760, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.clock.install();
  const opened = setUpIn(page, options.locale);
  await page.goto(link);
  return opened;
}

/** The set-up page that lies in this window, or will. */
export function setUpIn(page: Page, locale = 'en'): SetUpPage {
  return new SetUpPage(page, wordsFor(locale).page);
}

export class SetUpPage {
  readonly page: Page;
  readonly words: PageWords;
  /** What the browser complained of: errors of the script, and what the page's rules kept out. */
  readonly complaints: string[] = [];
  /** Every address that the page ever asked for. */
  readonly asked: string[] = [];

  constructor(page: Page, words: PageWords) {
    this.page = page;
    this.words = words;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => this.asked.push(request.url()));
  }

  async heading(words: string): Promise<void> {
    await this.page.getByRole('heading', { name: words }).waitFor();
  }

  async press(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title, exact: true }).click();
  }

  async fill(label: string, value: string): Promise<void> {
    await this.page.getByLabel(label).fill(value);
  }

  async text(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  /** The code on the page, without its space. */
  async code(): Promise<string> {
    const shown = this.page.locator('.code');
    await shown.filter({ hasText: /\d/ }).waitFor();
    return (await shown.innerText()).replaceAll(' ', '');
  }

  /** As somebody does it: the picture is in the clipboard, Ctrl+V. */
  async pastePicture(png: Buffer): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      const item = new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) });
      await navigator.clipboard.write([item]);
    }, png.toString('base64'));
    await this.page.keyboard.press('Control+V');
  }

  async dropPicture(png: Buffer): Promise<void> {
    await (
      await this.pictureToDrop(png)
    )();
  }

  /** In the page already: what drops it. */
  async pictureToDrop(png: Buffer): Promise<() => Promise<void>> {
    const dropped = await this.page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'screenshot.png', { type: 'image/png' }));
      return data;
    }, png.toString('base64'));
    return async () => this.page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
  }

  async choosePicture(png: Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.press(this.words.capture.choose);
    const file = { name: 'screenshot.png', mimeType: 'image/png', buffer: png };
    await (await chooser).setFiles(file);
  }

  async type(text: string): Promise<void> {
    await this.fill(this.words.capture.typed.label, text);
    await this.press(this.words.capture.typed.read);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
