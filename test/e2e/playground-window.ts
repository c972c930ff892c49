// One Playground page as its person uses it: say something, wait for a card, press, fill in, look.
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { PATIENCE_MS } from './browser.js';

/** The whole card of one message; what a button unfolds lies inside it. */
const CARD = '.ac-preview-panel';

/**
 * Opens the page in a profile of its own and waits until the bot has been told of it: from then on the bot can reach
 * this person. The Playground has no dark theme, so `colorScheme` shows nothing there.
 */
export async function openWindow(
  browser: Browser,
  url: string,
  {
    onPage = () => undefined,
    ...options
  }: BrowserContextOptions & { readonly onPage?: (page: Page) => void } = {},
): Promise<PlaygroundWindow> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  onPage(page);
  // It asks a Microsoft address for fonts; no test waits for the network.
  await page.route(
    (asked) => asked.hostname !== new URL(url).hostname,
    (route) => route.abort(),
  );
  const told = page.waitForResponse((answer) => answer.url().endsWith('/installation'));
  await page.goto(url);
  const answer = await told;
  if (!answer.ok()) throw new Error(`The bot was not told of the page: ${answer.status()}`);
  await page.getByRole('button', { name: 'Hide log panel' }).click();
  return new PlaygroundWindow(page);
}

export class PlaygroundWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Types the text into the chat and sends it. */
  async say(text: string): Promise<void> {
    const box = this.page.locator('[data-lexical-editor=true]').last();
    await box.click();
    await this.page.keyboard.insertText(text);
    const sent = this.page.waitForResponse((answer) => answer.url().endsWith('/messages'));
    await this.page.keyboard.press('Enter');
    await sent;
  }

  /** Waits for a card with these words and returns all of its text. */
  async waitForCard(words: string | RegExp, withinMs = PATIENCE_MS): Promise<string> {
    return (await this.cardWith(words, withinMs)).innerText();
  }

  /** Waits for a card with these words: the last one. */
  async cardWith(words: string | RegExp, withinMs = PATIENCE_MS): Promise<Locator> {
    const card = this.#cards().filter({ hasText: words }).last();
    await card.waitFor({ timeout: withinMs });
    return card;
  }

  /** Waits until no card says this any more. */
  async waitUntilGone(words: string | RegExp): Promise<void> {
    await this.#cards().filter({ hasText: words }).first().waitFor({ state: 'detached' });
  }

  /** Presses the button so called in the last card that has it. */
  async press(buttonTitle: string | RegExp): Promise<void> {
    await this.#last(this.page.getByRole('button', { name: buttonTitle, exact: true })).click();
  }

  /** Presses a button that leads to another page. */
  async follow(linkTitle: string): Promise<void> {
    await this.#last(this.page.getByRole('link', { name: linkTitle, exact: true })).click();
  }

  /** Writes into the field so labelled in the last card that has it, or takes that choice. */
  async fill(label: string, value: string): Promise<void> {
    const choice = this.#last(this.page.getByRole('combobox', { name: label }));
    const text = this.#last(this.page.getByRole('textbox', { name: label }));
    await choice.or(text).first().waitFor();
    if ((await choice.count()) === 0) return text.fill(value);
    await choice.click();
    await this.page.getByRole('option', { name: value, exact: true }).click();
  }

  /** Opens the calendar of the field so labelled, and takes this day of the month that it shows. */
  async pickDay(label: string, day: string): Promise<void> {
    await this.#last(this.page.getByRole('combobox', { name: label })).click();
    await this.page
      .getByRole('gridcell')
      .getByRole('button', { name: new RegExp(`\\b${day}\\b`) })
      .click();
  }

  /** Takes this one of the choices that a card shows one below the other. */
  async choose(title: string): Promise<void> {
    await this.#last(this.page.getByRole('radio', { name: title, exact: true })).check();
  }

  async textOfLastCard(): Promise<string> {
    return this.#cards().last().innerText();
  }

  async countCards(): Promise<number> {
    return this.#cards().count();
  }

  async hasButton(buttonTitle: string): Promise<boolean> {
    const button = this.page.getByRole('button', { name: buttonTitle, exact: true });
    return (await this.#cards().last().locator(button).count()) > 0;
  }

  async screenshot(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  async screenshotOfLastCard(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.#cards().last().screenshot({ path });
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  #cards(): Locator {
    return this.page.locator(CARD);
  }

  #last(wanted: Locator): Locator {
    return this.#cards().locator(wanted).last();
  }
}
