// The set-up page in a frame of Teams: who is there by Teams' sign-in alone, in Teams' look and language, and all that the page
// needs comes from us.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Browser, FrameLocator } from 'playwright-core';
import { signInIdentity } from '../../src/channels/http/page-identity.js';
import { wordsFor } from '../../src/text/words.js';
import { changePolicy } from '../app/provisioning/reburning.js';
import { codeOnToken } from '../app/provisioning/sitting.js';
import { startPageServer } from '../channels/http/page-visit.js';
import type { PageServer } from '../channels/http/page-visit.js';
import { inHeavy } from '../heavy.js';
import { launchBrowser } from './browser.js';
import { BUILT_PAGE } from './set-up-page.js';
import { SECRET } from './set-up-stage.js';
import { TOOLSET_FILE } from './toolset-page.js';
import { changeTheme, openInTeams, TEAMS } from './teams-frame.js';

const words = wordsFor('de').page;

let browser: Browser | undefined;
let server: PageServer;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startPageServer(
    {},
    {
      folder: BUILT_PAGE,
      toolset: TOOLSET_FILE,
      framedBy: [TEAMS],
      identity: ({ provisioning, as }) =>
        signInIdentity(provisioning, async (token) =>
          token === 'alex-signed-in' ? as('alex').personId : undefined,
        ),
    },
  );
});
afterAll(async () => {
  await browser?.close();
  await server.stop();
});

async function code(frame: FrameLocator): Promise<string> {
  const shown = frame.locator('.code');
  await shown.filter({ hasText: /\d/ }).waitFor();
  return (await shown.innerText()).replaceAll(' ', '');
}

test('follows Teams’ look and language, and knows by its sign-in who is there', async () => {
  if (browser === undefined) return;
  const context = await browser.newContext({ locale: 'en-GB' });
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const address = `${server.base}/provision#${await server.ticket()}`;
  const user = { theme: 'dark', locale: 'de-de', signIn: 'alex-signed-in' } as const;
  const page = await openInTeams(context, address, user);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: words.capture.heading }).waitFor();
  const theme = frame.locator('html');
  expect(await theme.getAttribute('data-theme')).toBe('dark');
  await changeTheme(page, 'contrast');
  await frame.locator('html[data-theme=contrast]').waitFor();
  await frame.getByLabel(words.capture.typed.label).fill(SECRET);
  await frame.getByRole('button', { name: words.capture.typed.read }).click();
  await frame.getByRole('button', { name: words.enrol.check.store }).click();
  expect(await code(frame)).toBe(codeOnToken(server.trial, 0, SECRET));
  await frame.getByRole('button', { name: words.enrol.code.accepted }).click();
  await frame.getByRole('heading', { name: words.burn.heading }).waitFor();
  // No cookie: in a frame of another site browsers would keep it from us.
  expect(await context.cookies()).toEqual([]);
  const elsewhere = asked.filter((url) => !url.startsWith(server.base) && !url.startsWith(TEAMS));
  expect(elsewhere).toEqual([]);
  await context.close();
});

test('lets nobody in by the ticket of somebody else', async () => {
  if (browser === undefined) return;
  const context = await browser.newContext();
  const address = `${server.base}/provision#${await server.ticket()}`;
  const user = { theme: 'default', locale: 'en-gb', signIn: 'megan-signed-in' } as const;
  const page = await openInTeams(context, address, user);
  const english = wordsFor('en').page;
  const said = page.frameLocator('iframe').getByRole('alert');
  await said.getByText(english.refusals.TICKET_UNKNOWN({ code: '' }, String)).waitFor();
  await context.close();
});

inHeavy(
  'hands the toolset page to a provisioner as a file, as it was built, and says so where it may not',
  async () => {
    if (browser === undefined) return;
    const context = await browser.newContext();
    const address = `${server.base}/provision#${await server.ticket()}`;
    const user = { theme: 'default', locale: 'de-de', signIn: 'alex-signed-in' } as const;
    const page = await openInTeams(context, address, user);
    const frame = page.frameLocator('iframe');
    const save = frame.getByRole('button', { name: words.toolset.save });
    const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(download.suggestedFilename()).toBe('toolset.html');
    expect(await readFile(await download.path())).toEqual(await readFile(TOOLSET_FILE));
    await frame
      .getByRole('status')
      .getByText(words.toolset.saved[0] ?? '')
      .waitFor();
    const before = server.trial.parts.policy;
    changePolicy(server.trial, { ...before, toolsetForProvisioners: false });
    await save.click();
    await frame.getByRole('alert').getByText(words.toolset.notGiven).waitFor();
    changePolicy(server.trial, before);
    await context.close();
  },
);
