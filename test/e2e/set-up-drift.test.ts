// A token whose clock is too far off is not posted without a word: the way to burn it again stands beside.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { codeOnToken } from '../app/provisioning/sitting.js';
import { startPageServer } from '../channels/http/page-visit.js';
import type { PageServer } from '../channels/http/page-visit.js';
import { launchBrowser } from './browser.js';
import { BUILT_PAGE, openSetUp } from './set-up-page.js';
import type { SetUpPage } from './set-up-page.js';

const SECRET = 'frjlnxsknymgykjx';
const URI = `otpauth://totp/Contoso%3Adiego%40contoso.example?secret=${SECRET}&issuer=Microsoft`;
const inHeavy = process.env['HEAVY'] === '1' ? test : test.skip;

let browser: Browser | undefined;
let server: PageServer;
let at: SetUpPage;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  server = await startPageServer({}, { folder: BUILT_PAGE });
  if (browser === undefined) return;
  at = await openSetUp(browser, `${server.base}/provision#${await server.ticket()}`);
});
afterEach(async () => {
  if (browser !== undefined) await at.close();
  await server.stop();
});

async function prove(steps: number): Promise<void> {
  await at.fill(at.words.burn.proof.label, codeOnToken(server.trial, steps, SECRET));
  await at.press(at.words.burn.proof.send);
  await at.heading(at.words.ship.heading);
}

async function burned(steps: number): Promise<void> {
  await at.type(URI);
  await at.press(at.words.enrol.check.store);
  await at.code();
  await at.press(at.words.enrol.code.accepted);
  await at.heading(at.words.burn.heading);
  await prove(steps);
}

const toBurnAgain = () => at.page.getByRole('heading', { name: at.words.burn.again.heading });

inHeavy(
  'two steps off are posted, as Microsoft allows for them',
  async () => {
    if (browser === undefined) return;
    await burned(2);
    expect(await toBurnAgain().count()).toBe(0);
  },
  60_000,
);

inHeavy(
  'more are burned again in the same sitting, and then posted',
  async () => {
    if (browser === undefined) return;
    await burned(3);
    await toBurnAgain().waitFor();
    await at.page.getByText(at.words.burn.again.lines(3, 90)[0] ?? '').waitFor();
    await at.press(at.words.burn.show);
    await at.page.getByRole('img').waitFor();
    await at.press(at.words.burn.hide);
    await prove(-1);
    await at.page.getByText(at.words.burn.proved(-1, -30)).waitFor();
    expect(await toBurnAgain().count()).toBe(0);
    await at.page.getByLabel(at.words.ship.nothing).check();
    await at.press(at.words.ship.send);
    await at.heading(at.words.ship.done.heading);
    expect(at.complaints).toEqual([]);
  },
  60_000,
);

inHeavy(
  'later the page names the command with which it is asked for',
  async () => {
    if (browser === undefined) return;
    await burned(-3);
    await at.page.getByRole('button', { name: at.words.burn.show }).waitFor();
    server.trial.parts.clock.advanceSeconds(31 * 60);
    // Open all the while: the bot says no, and what to do.
    await at.press(at.words.burn.show);
    await at.page.getByRole('alert').getByText('/reburn').waitFor();
    await at.page.reload();
    await toBurnAgain().waitFor();
    await at.page.getByText(at.words.burn.byRequest).waitFor();
    expect(await at.page.getByRole('button', { name: at.words.burn.show }).count()).toBe(0);
  },
  60_000,
);
