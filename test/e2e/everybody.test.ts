// Everybody in the trial, in real windows: Alice, opened by name, objects; Adele, opened by a press on the start page, freezes; Isaiah
// lifts it. With PICTURES=1 the start page is drawn into docs/pictures.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { de as toolset } from '../../src/text/toolset/de.js';
import { de } from '../../src/text/trial/de.js';
import { en } from '../../src/text/trial/en.js';
import { wordsFor } from '../../src/text/words.js';
import { isOn } from '../../scripts/environment.mjs';
import { must } from '../app/trial.js';
import { launchBrowser } from './browser.js';
import { openWindow } from './playground-window.js';
import type { PlaygroundWindow } from './playground-window.js';
import { startBridge } from './running-bridge.js';
import type { RunningBridge } from './running-bridge.js';
import { setUpIn } from './set-up-page.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
const DRAWS = isOn(process.env, 'PICTURES');
/** Five windows on two cores: not in every run. */
const heavy = isOn(process.env, 'HEAVY') || DRAWS ? test : test.skip;

let bridge: RunningBridge | undefined;
let browser: Browser | undefined;
beforeAll(async () => {
  if (heavy === test.skip) return;
  browser = await launchBrowser();
  bridge = await startBridge({ people: ['alice'] });
});
afterAll(async () => {
  await browser?.close();
  await bridge?.stop();
});

async function startPage(on: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await on.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  await page.goto(bridge?.bot ?? '');
  return page;
}

/** Where the window is that a press on the start page opens. */
async function pressFor(page: Page, name: string): Promise<string> {
  const [opened] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: en.openWindow(name) }).click(),
  ]);
  await opened.waitForURL(/localhost:\d+\/?$/);
  const url = opened.url();
  await opened.close();
  return url;
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document);
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth ? [`wider than the window by ${scrollWidth}`] : [];
    return [...violations.map(({ id }) => id), ...wide];
  });
}

const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light', viewport: { width: 900, height: 900 } }],
  ['dark', { colorScheme: 'dark', viewport: { width: 900, height: 900 } }],
  ['contrast', { colorScheme: 'dark', contrast: 'more', viewport: { width: 900, height: 900 } }],
  ['german-narrow', { locale: 'de-DE', viewport: { width: 320, height: 700 } }],
];

heavy.each(LOOKS)('axe-core finds no fault with the start page: %s', async (name, options) => {
  if (browser === undefined) return;
  const page = await startPage(browser, options);
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.title()).toBe(options.locale === 'de-DE' ? de.title : en.title);
  if (DRAWS) {
    const file = join(PICTURES, `start-${name}.png`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await page.screenshot({ fullPage: true, animations: 'disabled' }));
  }
  await page.context().close();
});

heavy('everybody takes part: Alice objects, Adele freezes, Isaiah lifts it', async () => {
  if (browser === undefined || bridge === undefined) return;
  const start = await startPage(browser);
  const [adele, isaiah] = [
    await pressFor(start, en.people.adele.name),
    await pressFor(start, en.people.isaiah.name),
  ];
  await start.reload();
  const there = start.getByRole('link', { name: en.toWindow(en.people.alice.name) });
  const alice = await there.getAttribute('href');
  const windows: Record<string, PlaygroundWindow> = {};
  const urls = { alex: bridge.alex, megan: bridge.megan, alice: alice ?? '', adele, isaiah };
  for (const [who, url] of Object.entries(urls)) windows[who] = await openWindow(browser, url);
  const of = (who: keyof typeof urls): PlaygroundWindow => must(windows[who]);

  await of('alex').say('/otp alice locked out, verified by call-back');
  await of('alice').waitForCard('Did you ask for help to sign in?');
  await of('alice').press("This wasn't me");
  await of('alex').waitForCard(/stopped/i);

  await of('adele').say('/freeze alice her laptop was stolen');
  await of('adele').waitForCard(/frozen/i);
  await of('isaiah').waitForCard(/frozen/i);
  await of('isaiah').say('/unfreeze alice');
  await of('adele').waitForCard(/lifted|unfrozen|again/i);
});

heavy('a trial in German is German on every page, also for an English browser', async () => {
  if (browser === undefined) return;
  const german = await startBridge({ env: { OTP_BRIDGE_LANGUAGE: 'de' } });
  try {
    expect(german.output()).toContain('press  Freigeben');
    const context = await browser.newContext({ locale: 'en-US' });
    const page = await context.newPage();
    await page.goto(german.bot);
    expect(await page.title()).toBe(de.title);
    await page.goto(`${german.bot.replace('127.0.0.1', 'localhost')}/toolset`);
    await page.getByRole('heading', { name: toolset.title, exact: true }).waitFor();
    await context.close();
    const alex = await openWindow(browser, german.alex, { locale: 'en-US' });
    await alex.say('/provision alice');
    const opened = alex.page.context().waitForEvent('page');
    await alex.follow(wordsFor('de').tokens.opened.open);
    const setUp = setUpIn(await opened, 'de');
    await setUp.heading(setUp.words.capture.heading);
    expect(await setUp.page.evaluate(() => document.documentElement.lang)).toBe('de');
  } finally {
    await german.stop();
  }
});
