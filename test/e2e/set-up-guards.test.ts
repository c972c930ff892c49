// What stands in the way of a capture is said once, with what to do about it, and nothing beside it.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Sitting } from '../app/provisioning/sitting.js';
import { startPageServer } from '../channels/http/page-visit.js';
import type { PageServer } from '../channels/http/page-visit.js';
import { launchBrowser } from './browser.js';
import { BUILT_PAGE, openSetUp } from './set-up-page.js';
import type { SetUpPage } from './set-up-page.js';

const SECRET = 'frjlnxsknymgykjx';
const URI = `otpauth://totp/Contoso%3Aalice%40contoso.example?secret=${SECRET}&issuer=Microsoft`;
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
  // Alice has a token under way.
  at = await openSetUp(browser, `${server.base}/provision#${await server.ticket('alice')}`);
});
afterEach(async () => {
  if (browser !== undefined) await at.close();
  await server.stop();
});

async function store(): Promise<string> {
  await at.type(URI);
  await at.press(at.words.enrol.check.store);
  const guards = at.page.locator('.guards .notice');
  await guards.waitFor();
  return (await guards.innerText()).replace(/\s*\n\s*/g, '\n');
}

inHeavy(
  'a token that is under way: one fact, and one box to tick',
  async () => {
    if (browser === undefined) return;
    const { said, overrule = '' } = at.words.guards.TOKEN_UNDER_WAY({ code: 'TOKEN_UNDER_WAY' });
    expect(await store()).toBe([at.words.enrol.check.overrule, said, overrule].join('\n'));
    await at.page.getByRole('checkbox').check();
    await at.press(at.words.enrol.check.store);
    await at.code();
  },
  60_000,
);

inHeavy(
  'what cannot be stored at all: that alone, and no box to tick in vain',
  async () => {
    if (browser === undefined) return;
    const sitting = await Sitting.open(server.trial);
    await sitting.capture({ text: SECRET });
    const { said } = at.words.guards.SEED_ALREADY_KEPT({
      code: 'SEED_ALREADY_KEPT',
      ownerName: 'Diego Siciliani',
    });
    expect(await store()).toBe([at.words.enrol.check.blocked, said].join('\n'));
    expect(await at.page.getByRole('button', { name: at.words.enrol.check.store }).count()).toBe(0);
    await at.press(at.words.enrol.check.back);
    await at.heading(at.words.capture.heading);
  },
  60_000,
);
