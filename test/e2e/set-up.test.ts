// The set-up page in a real browser against the running bot: every way to the secret ends in a token whose codes are right.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { codeOnToken } from '../app/provisioning/sitting.js';
import { fine, must } from '../app/trial.js';
import { startPageServer } from '../channels/http/page-visit.js';
import type { PageServer } from '../channels/http/page-visit.js';
import { launchBrowser } from './browser.js';
import { qrScreenshot } from './qr-screenshot.js';
import { BUILT_PAGE, openSetUp } from './set-up-page.js';
import type { SetUpPage } from './set-up-page.js';

/** As Microsoft writes it: lower case, the tenant's name before the colon, nothing of algorithm, digits and period. */
const SECRET = 'frjlnxsknymgykjx';
const URI = `otpauth://totp/Contoso%3Adiego%40contoso.example?secret=${SECRET}&issuer=Microsoft`;
const HEAVY = process.env['HEAVY'] === '1';

let browser: Browser | undefined;
let server: PageServer;
let page: SetUpPage;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  server = await startPageServer({}, { folder: BUILT_PAGE });
  if (browser === undefined) return;
  page = await openSetUp(browser, `${server.base}/provision#${await server.ticket()}`);
});
afterEach(async () => {
  if (browser !== undefined) await page.close();
  await server.stop();
});

/** `/otp`, approved by somebody else, shown. */
async function codeOfRelease(): Promise<string> {
  const { trial } = server;
  const id = await trial.requestBy('alex', 'diego');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  return must(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).code.reveal();
}

async function enrolled(): Promise<void> {
  await page.heading('Is this right?');
  expect(await page.text()).not.toMatch(new RegExp(SECRET, 'i'));
  await page.press('Store it');
  expect(await page.code()).toBe(codeOnToken(server.trial, 0, SECRET));
  await page.press('Accepted');
  await page.heading('Burn the token');
  // One step ahead, as the sample's policy has it.
  expect(await codeOfRelease()).toBe(codeOnToken(server.trial, 1, SECRET));
  expect(page.complaints).toEqual([]);
  expect(page.asked.filter((url) => !url.startsWith(`${server.base}/provision`))).toEqual([]);
}

type Way = readonly [string, (on: Browser) => Promise<void>];
const WAYS: readonly Way[] = [
  ['a pasted screenshot', async (on) => page.pastePicture(await qrScreenshot(on, URI))],
  ['a dropped picture', async (on) => page.dropPicture(await qrScreenshot(on, URI))],
  ['a chosen file', async (on) => page.choosePicture(await qrScreenshot(on, URI))],
  ['the text that “Can’t scan?” shows', async () => page.type('FRJL nxsk nymg YKJX')],
  ['a typed address', async () => page.type(URI)],
];

describe('leads to an enrolled token, and /otp gives its right code:', () => {
  test.each(HEAVY ? WAYS : WAYS.slice(0, 1))(
    '%s',
    async (_way, capture) => {
      if (browser === undefined) return;
      await page.heading('Show me the QR code');
      await capture(browser);
      await enrolled();
    },
    60_000,
  );
});
