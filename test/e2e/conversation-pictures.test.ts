// Draws the thirty conversations of docs/conversations.md, five to a sheet, light and dark in turn.
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { nameOf } from '../channels/teams/conversations/conversations-page.js';
import type { Played } from '../channels/teams/conversations/conversations-page.js';
import { playScene, SCENES } from '../channels/teams/conversations/play-scene.js';
import type { Line } from '../channels/teams/conversations/talk.js';
import type { Card } from '../fakes/connector-fake.js';
import { launchBrowser } from './browser.js';
import { cardPage, heightOf, HIGHEST } from './card-page.js';
import { isOn } from '../../scripts/environment.mjs';

const PICTURES = join(import.meta.dirname, '..', '..', 'docs', 'pictures');
const ON_A_SHEET = 5;
const asked = isOn(process.env, 'PICTURES') ? test : test.skip;

asked('every conversation is drawn', async () => {
  const browser = await launchBrowser();
  if (browser === undefined) return;
  for (let sheet = 0; sheet * ON_A_SHEET < SCENES.length; sheet += 1) {
    const first = sheet * ON_A_SHEET;
    const drawn = [];
    for (const [at, scene] of SCENES.slice(first, first + ON_A_SHEET).entries()) {
      drawn.push(...cardsOf(await playScene(scene), first + at + 1));
    }
    const page = await browser.newPage({ viewport: { width: 2400, height: 400 } });
    await page.setContent(await cardPage(drawn, sheet % 2 === 0 ? 'light' : 'dark'));
    expect(await page.locator('figure .ac-adaptiveCard').count()).toBe(drawn.length);
    expect(await heightOf(page)).toBeLessThanOrEqual(HIGHEST);
    await page.screenshot({
      path: join(PICTURES, `conversations-${sheet + 1}.png`),
      fullPage: true,
    });
    await page.close();
  }
  await browser.close();
});

type Drawn = { readonly name: string; readonly card: unknown };

function cardsOf({ title, lines }: Played, number: number): readonly Drawn[] {
  const heading = { name: ' ', card: spoken(`${number}. ${title}`, { size: 'Large' }) };
  return [heading, ...lines.map(drawnOf)];
}

function drawnOf(line: Line): Drawn {
  if (line.kind === 'meanwhile') return { name: ' ', card: spoken(line.words, {}) };
  if (line.kind === 'does') {
    const [verb = '', ...rest] = line.words.split(': ');
    const name = `${nameOf(line.who)} ${verb}`;
    return { name, card: spoken(rest.join(': '), { weight: 'Bolder', color: 'Accent' }) };
  }
  const name = `${nameOf(line.who)} ${line.changed ? 'now reads' : 'reads'}`;
  return { name, card: line.card ?? spoken(line.words, {}) };
}

/** What is no card, in a frame like one. */
function spoken(words: string, look: object): Card {
  // The number of a heading is not that of a list.
  const text = words.replaceAll(/([<>*_[\]])/g, '\\$1').replace(/^(\d+)\./, '$1\\.');
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text, wrap: true, ...look }],
  };
}
