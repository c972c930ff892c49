// The toolset page as somebody uses it, from the disk, with the network cut: every request but the file's own is a complaint.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import jpeg from 'jpeg-js';
import jsQr from 'jsqr';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { OtpParameters } from '../../src/domain/otp/parameters.js';
import { de } from '../../src/text/toolset/de.js';
import { en } from '../../src/text/toolset/en.js';
import { independentCode } from '../domain/otp/independent-code.js';

export const TOOLSET_FILE = join(import.meta.dirname, '..', '..', 'dist', 'toolset.html');
const AT = pathToFileURL(TOOLSET_FILE).href;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** After any day on which the file can have been written. */
export const NOW = Date.UTC(2041, 2, 4, 14, 30, 10);
const AN_HOUR = 3_600_000;

/** Microsoft's own shape, and what it is in bytes. */
export const SECRET = 'frjlnxsknymgykjx';
export const HEX = '2c52b6de4a6e186c2937';
export const ADDRESS = `otpauth://totp/Contoso%3Aalice%40contoso.example?secret=${SECRET}&issuer=Microsoft`;

/** Of the steps from four before that time to four after. */
export function codesAround(parameters: OtpParameters): readonly string[] {
  const current = Math.floor(NOW / 1000 / parameters.periodSeconds);
  return [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((offset) =>
    independentCode(Buffer.from(HEX, 'hex'), current + offset, parameters),
  );
}

type Visit = BrowserContextOptions & { readonly now?: number; readonly address?: string };

export class ToolsetPage {
  readonly page: Page;
  readonly words: typeof en;
  /** What the browser complained of, and every address that was asked for beside the file itself. */
  readonly complaints: string[] = [];
  /** Whatever was written to the console. */
  readonly console: string[] = [];

  private constructor(page: Page, words: typeof en) {
    this.page = page;
    this.words = words;
    page.on('console', (message) => this.console.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      const url = request.url();
      // What the page made itself, in memory.
      if (url !== AT && !url.startsWith('blob:')) this.complaints.push(url);
    });
  }

  static async open(browser: Browser, visit: Visit = {}): Promise<ToolsetPage> {
    const { now = NOW, address = AT, ...options } = visit;
    const context = await browser.newContext({
      viewport: { width: 760, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/Zurich',
      offline: true,
      ...options,
    });
    const page = await context.newPage();
    // A busy machine is no fault.
    page.setDefaultTimeout(60_000);
    // It goes by itself until it stands still, and only stops ahead of where it is.
    await page.clock.install({ time: now - AN_HOUR });
    await page.clock.pauseAt(now);
    const opened = new ToolsetPage(page, options.locale?.startsWith('de') === true ? de : en);
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return opened;
  }

  async press(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title, exact: true }).click();
  }

  async type(secret: string): Promise<void> {
    await this.page.getByLabel(this.words.secret.label).fill(secret);
    await this.press(this.words.secret.read);
  }

  async unfold(heading: string): Promise<void> {
    await this.page.locator('summary', { hasText: heading }).click();
  }

  async unfoldAll(): Promise<void> {
    const { drift, burner, forms, imports, strength } = this.words;
    for (const { heading } of [drift, burner, forms, imports, strength]) await this.unfold(heading);
  }

  /** The digits of each row, from the earliest step to the latest. */
  async codes(): Promise<readonly string[]> {
    const shown = await this.page.locator('.codes .digits').allInnerTexts();
    return shown.map((code) => code.replace(/\s/g, ''));
  }

  async row(offset: number): Promise<string> {
    const text = await this.page.locator(`.codes tr[data-offset="${offset}"]`).innerText();
    return text.replace(/\s+/g, ' ');
  }

  async drop(png: Buffer): Promise<void> {
    const dropped = await this.page.evaluateHandle((base64) => {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'screenshot.png', { type: 'image/png' }));
      return data;
    }, png.toString('base64'));
    await this.page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
  }

  /** What a reader that is not ours sees in the QR code on the page. */
  async readQr(): Promise<string | undefined> {
    const shot = await this.page.locator('.qr').screenshot({ type: 'jpeg', quality: 100 });
    const { data, width, height } = jpeg.decode(shot, { useTArray: true });
    const read = jsQr as unknown as typeof jsQr.default;
    return read(Uint8ClampedArray.from(data), width, height)?.data;
  }

  /** Rule and place of everything that axe-core finds wrong. */
  async faults(): Promise<readonly string[]> {
    await this.page.evaluate(AXE);
    // It waits between its rules.
    await this.page.clock.resume();
    return this.page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(document);
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
