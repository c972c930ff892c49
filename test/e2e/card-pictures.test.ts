// Draws every card in a real browser with Microsoft's renderer; in the ordinary run a few. With PICTURES=1 it also writes the contact
// sheets.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { renderMessage } from '../../src/channels/teams/cards/render.js';
import { CARD_KINDS, everyCard } from '../channels/teams/every-card.js';
import type { NamedCard } from '../channels/teams/every-card.js';
import { PHASES, READER, sampleView } from '../channels/teams/sample-views.js';
import { HEAVY, inHeavy } from '../heavy.js';
import { PATIENCE_MS, launchBrowser } from './browser.js';
import { cardPage, heightOf, HIGHEST } from './card-page.js';
import type { Theme } from './card-page.js';
import { isOn } from '../../scripts/environment.mjs';

const PICTURES = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
const WHOLE = HEAVY || isOn(process.env, 'PICTURES');
const THEMES: readonly Theme[] = ['light', 'dark'];
const WIDTH = { narrow: 320, sheet: 1460, wide: 2900 } as const;

/** As a request goes: asked back, waiting, approved, shown, and what else may come of it. */
const GERMAN: readonly (readonly [kind: NamedCard['kind'], name: string])[] = [
  ['answer', 'how was the caller verified'],
  ['answer', 'a time or part of the reason'],
  ['requester', 'waiting'],
  ['approver', 'waiting'],
  ['owner', 'waiting'],
  ['requester', 'approved'],
  ['requester', 'a press that did not count'],
  ['code', 'code, spoken'],
  ['requester', 'code out'],
  ['notice', 'shown-frozen'],
  ['notice', 'policy-refused'],
];

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => browser?.close());

describe.each(WHOLE ? THEMES : THEMES.slice(0, 1))('in the %s theme', (theme) => {
  test.each(WHOLE ? CARD_KINDS : (['approver'] as const))(
    'every %s card is drawn whole',
    async (kind) => {
      const cards = everyCard().filter((card) => card.kind === kind);
      const page = await open(await cardPage(cards, theme), WIDTH.sheet);
      if (page === undefined) return;
      expect(await page.locator('figure .ac-adaptiveCard').count()).toBe(cards.length);
      if (kind === 'approver') await page.getByRole('button', { name: 'Deny' }).first().click();
      if (isOn(process.env, 'PICTURES')) {
        await mkdir(PICTURES, { recursive: true });
        if ((await heightOf(page)) > HIGHEST)
          await page.setViewportSize({ width: WIDTH.wide, height: 400 });
        expect(await heightOf(page)).toBeLessThanOrEqual(HIGHEST);
        await page.screenshot({
          path: join(PICTURES, `cards-${kind}-${theme}.png`),
          fullPage: true,
        });
      }
      await page.close();
    },
  );
});

(WHOLE ? test : test.skip).each(THEMES)(
  'the German cards of one request are one picture in the %s theme',
  async (theme) => {
    const all = everyCard({ ...READER, locale: 'de-DE' });
    const cards = GERMAN.flatMap(([kind, name]) =>
      all.filter((card) => card.kind === kind && card.name === name),
    );
    expect(cards).toHaveLength(GERMAN.length);
    const page = await open(await cardPage(cards, theme), WIDTH.sheet);
    if (page === undefined) return;
    expect(await page.locator('figure .ac-adaptiveCard').count()).toBe(cards.length);
    const picture = await page.screenshot({ fullPage: true });
    expect(picture.length).toBeLessThan(500_000);
    if (isOn(process.env, 'PICTURES')) {
      await mkdir(PICTURES, { recursive: true });
      await writeFile(join(PICTURES, `cards-german-${theme}.png`), picture);
    }
    await page.close();
  },
);

test.each(WHOLE ? ['en-GB', 'de-DE'] : ['de-DE'])(
  'no card is wider than a phone: %s',
  async (locale) => {
    const cards = everyCard({ ...READER, locale });
    const page = await open(await cardPage(cards, 'light'), WIDTH.narrow);
    if (page === undefined) return;
    expect(await page.evaluate(tooWide)).toEqual([]);
    await page.close();
  },
);

inHeavy.each(['en-GB', 'de-DE'])('every button is inside of its card: %s', async (locale) => {
  const cards = everyCard({ ...READER, locale });
  const page = await open(await cardPage(cards, 'light'), WIDTH.sheet);
  if (page === undefined) return;
  expect(await page.evaluate(buttonsCutOff)).toEqual([]);
  await page.close();
});

/** Runs in the browser: what stands out of its card. Buttons are looked at one by one: phones put them below each other. */
function tooWide(): readonly string[] {
  return [...document.querySelectorAll('figure')].flatMap((figure) => {
    const { right, width } = figure.getBoundingClientRect();
    const standsOut = (part: Element): boolean => {
      const box = part.getBoundingClientRect();
      return part.closest('.ac-pushButton') === null ? box.right > right : box.width > width - 32;
    };
    const name = figure.querySelector('figcaption')?.textContent ?? '';
    return [
      ...figure.querySelectorAll(
        '.ac-adaptiveCard :is(.ac-textRun, .ac-textBlock, .ac-pushButton, .ac-input)',
      ),
    ]
      .filter(standsOut)
      .map((part) => `${name}: ${part.textContent}`);
  });
}

/** Runs in the browser. */
function buttonsCutOff(): readonly string[] {
  return [...document.querySelectorAll('figure .ac-pushButton')].flatMap((button) => {
    const edge = button.closest('.ac-actionSet')?.getBoundingClientRect().right ?? 0;
    const isCutOff = button.getBoundingClientRect().right > edge + 0.5;
    const card = button.closest('figure')?.querySelector('figcaption')?.textContent;
    return isCutOff ? [`${card ?? ''}: ${button.textContent}`] : [];
  });
}

test('what people typed is drawn as they typed it: no link, no picture, no bold', async () => {
  const typed =
    '[click](http://evil.example) ![x](http://evil.example/x.png) **bold** <at>Megan</at>';
  const view = sampleView('approver', PHASES.waiting, { reason: typed, requesterName: typed });
  const { card } = renderMessage({ kind: 'request', view }, READER);
  const cards: readonly NamedCard[] =
    card === undefined ? [] : [{ kind: 'approver', name: 'hostile', card }];
  const page = await open(await cardPage(cards, 'light'), WIDTH.sheet);
  if (page === undefined) return;
  expect(await page.locator('figure').innerText()).toContain(typed);
  expect(await page.locator('figure :is(a, img, strong, em, at)').count()).toBe(0);
  await page.close();
});

async function open(html: string, width: number): Promise<Page | undefined> {
  const page = await browser?.newPage({ viewport: { width, height: 400 } });
  page?.setDefaultTimeout(PATIENCE_MS);
  await page?.setContent(html);
  return page;
}
