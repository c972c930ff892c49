// The page on which a seed is shown once more, under an approved request: in a real browser, and scanned from its picture as
// the burner does it, also where the system has put its own colours in place of ours.
import { expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { readBarcodes } from 'zxing-wasm/reader';
import { approvedSeed, reburnPolicy } from '../app/provisioning/reburning.js';
import { codeOnToken, MARKED_SEED, Sitting } from '../app/provisioning/sitting.js';
import { fine, meet, must } from '../app/trial.js';
import { startPageServer } from '../channels/http/page-visit.js';
import type { PageServer } from '../channels/http/page-visit.js';
import '../page/zxing-in-node.js';
import { BUILT_PAGE, openSetUp } from './set-up-page.js';
import type { SetUpPage } from './set-up-page.js';
import { inBrowser } from './set-up-stage.js';
import { isOn } from '../../scripts/environment.mjs';

const DAY_SECONDS = 86_400;
const inHeavy = isOn(process.env, 'HEAVY') ? test : test.skip;
const LOOKS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['forced colours on black', { colorScheme: 'dark', forcedColors: 'active' }],
];

const played = inBrowser();

async function scanned(page: Page): Promise<string> {
  const [code] = await readBarcodes(await page.screenshot(), { formats: ['QRCode'] });
  return must(code).text;
}

/** Diego's token was burned yesterday, and Megan has agreed that Alex sees its seed. */
async function approved(): Promise<PageServer & { readonly link: string }> {
  const server = await startPageServer({ policy: reburnPolicy() }, { folder: BUILT_PAGE });
  const { trial, base } = server;
  await meet(trial, 'lee', 'isaiah', 'adele');
  const sitting = await Sitting.open(trial);
  await sitting.enrol();
  await sitting.burn();
  trial.parts.clock.advanceSeconds(DAY_SECONDS);
  const id = await approvedSeed(trial);
  const { ticket } = fine(await trial.provisioning.openReburn(trial.as('alex'), id));
  return { ...server, link: `${base}/provision#${ticket}` };
}

async function burnAgain(at: SetUpPage, { trial }: PageServer): Promise<void> {
  const { burn, reburn, ship } = at.words;
  await at.heading(reburn.heading);
  // Whoever comes from the card has pressed already.
  const picture = at.page.getByRole('img', { name: burn.picture });
  await picture.waitFor();
  expect((await scanned(at.page)).toLowerCase()).toContain(`secret=${MARKED_SEED}`);
  expect((await at.text()).toLowerCase()).not.toContain(MARKED_SEED);
  await at.press(burn.hide);
  expect(await picture.count()).toBe(0);
  // Loaded again it goes on under the same request.
  await at.page.reload();
  await at.heading(reburn.heading);
  expect(await picture.count()).toBe(0);
  await at.fill(burn.proof.label, codeOnToken(trial, -1));
  await at.press(burn.proof.send);
  await at.heading(ship.heading);
  await at.page.getByLabel(ship.nothing).check();
  await at.press(ship.send);
  await at.heading(ship.done.heading);
  expect(at.complaints).toEqual([]);
}

inHeavy.each(LOOKS)(
  'a seed is shown again, scanned, proved and posted: %s',
  async (_look, options) =>
    played(async (browser) => {
      const server = await approved();
      const at = await openSetUp(browser, server.link, options);
      try {
        await burnAgain(at, server);
      } finally {
        await at.close();
        await server.stop();
      }
    })(),
);
