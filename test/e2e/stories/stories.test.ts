// Six people play their whole part in real windows of one trial, and what each has to type and press is counted. With PRINT=1 the
// counts are printed into docs/stories.md, and each story is drawn in three looks.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { isOn } from '../../../scripts/environment.mjs';
import { must } from '../../app/trial.js';
import { heldPage } from '../../held-page.js';
import { launchBrowser } from '../browser.js';
import { openWindow } from '../playground-window.js';
import type { PlaygroundWindow } from '../playground-window.js';
import { startBridge } from '../running-bridge.js';
import type { RunningBridge } from '../running-bridge.js';
import { LOOKS } from './looks.js';
import { reduced } from './palette-png.js';
import type { Counted, Player } from './player.js';
import { README_STEPS, STORIES } from './six-stories.js';
import type { People } from './six-stories.js';
import { storiesPage } from './stories-page.js';
import { sheetOf } from './story-sheet.js';

const PICTURES = join(import.meta.dirname, '..', '..', '..', 'docs', 'pictures');
const DRAWS = isOn(process.env, 'PRINT');
const heavy = isOn(process.env, 'HEAVY') || DRAWS ? test : test.skip;

let bridge: RunningBridge | undefined;
let browser: Browser | undefined;
const counts = new Map<string, Counted>();

beforeAll(async () => {
  if (heavy === test.skip) return;
  browser = await launchBrowser();
  bridge = await startBridge({ people: ['alice', 'adele', 'isaiah'] });
});
afterAll(async () => {
  await browser?.close();
  await bridge?.stop();
});

async function peopleOf(on: Browser, { alex, megan, output }: RunningBridge): Promise<People> {
  const url = (name: string): string =>
    new RegExp(`(http://localhost:\\d+) +here you are ${name}`).exec(output())?.[1] ?? '';
  // Higher than any card: for a picture of a higher one the window would grow, and fold up what somebody has unfolded.
  const viewport = { width: 1100, height: 1600 };
  const open = async (at: string): Promise<PlaygroundWindow> => openWindow(on, at, { viewport });
  return {
    alex: await open(alex),
    megan: await open(megan),
    alice: await open(url('Alice')),
    adele: await open(url('Adele')),
    isaiah: await open(url('Isaiah')),
  };
}

async function draw(on: Browser, name: string, { steps }: Player): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  for (const look of LOOKS) {
    const sheet = await sheetOf(on, steps, look);
    await writeFile(join(PICTURES, `story-${name}-${look}.png`), await reduced(on, sheet));
  }
  if (name !== STORIES[0]?.name) return;
  for (const [at, step] of README_STEPS.entries()) {
    const picture = await reduced(on, must(steps[step]).shots.light);
    await writeFile(join(PICTURES, `readme-${at + 1}.png`), picture);
  }
}

heavy('six people play their parts, from the first word to the last', async () => {
  if (browser === undefined || bridge === undefined) return;
  const people = await peopleOf(browser, bridge);
  for (const { name, play } of STORIES) {
    const player = await play(people, browser);
    counts.set(name, player.counted);
    if (DRAWS) await draw(browser, name, player);
  }
  const page = storiesPage(counts);
  expect(heldPage('stories.md', page)).toBe(page);
});
