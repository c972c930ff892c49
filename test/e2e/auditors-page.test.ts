// The auditors' page in a browser: read, opened, taken home; by keyboard alone, on 320 pixels, in three looks and both languages; and in
// Teams, where the sign-in has to say who is there. With PICTURES=1 it is drawn into docs/pictures.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { isOn } from '../../scripts/environment.mjs';
import { auditorsWordsFor } from '../../src/text/auditors-words.js';
import { newSigner } from '../app/audit/made-log.js';
import { fine, meet, must, PEOPLE } from '../app/trial.js';
import { startAuditors } from '../channels/http/auditors-visit.js';
import type { AuditorsServer } from '../channels/http/auditors-visit.js';
import { FakeAnchor } from '../fakes/fake-anchor.js';
import { HEAVY } from '../heavy.js';
import { launchBrowser, PATIENCE_MS } from './browser.js';
import { faultsOf, LOOKS, NARROW, wholePage, widthOver } from './look-at-page.js';
import { pictureSheet } from './picture-sheet.js';
import { openInTeams, TEAMS } from './teams-frame.js';

const ROOT = join(import.meta.dirname, '..', '..');
const BUILT = join(ROOT, 'dist', 'auditors');
const DRAWS = isOn(process.env, 'PICTURES');
const words = auditorsWordsFor('en');

let browser: Browser | undefined;
let server: AuditorsServer;
beforeAll(async () => {
  browser = await launchBrowser();
  const checkpointing = { signers: [newSigner('ecdsa')], anchors: [new FakeAnchor()] };
  server = await startAuditors({ checkpointing }, { folder: BUILT });
  await happen(server);
});
afterAll(async () => {
  await browser?.close();
  await server.stop();
});

async function happen({ trial }: AuditorsServer): Promise<void> {
  await meet(trial, 'alex', 'megan', 'isaiah');
  await must(trial.logKeeper).look();
  for (let times = 0; times < 7; times += 1) {
    const id = await trial.requestBy('alex');
    const isShown = times % 3 !== 1;
    const act = isShown ? ({ kind: 'approve' } as const) : { kind: 'deny' as const, reason: 'no' };
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, act));
    if (isShown) fine(await trial.bridge.showCode(trial.as('alex'), id));
    trial.parts.clock.advanceSeconds(3600);
    await trial.outbox.drain();
  }
}

type Opened = { page: Page; complaints: readonly string[] };

async function open(on: Browser, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await on.newContext({
    viewport: { width: 760, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Zurich',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const { pass, ticket } = await server.way('isaiah');
  await page.goto(`${server.base}/audit/${pass}/#${ticket}`);
  await page.locator('.found > li').first().waitFor();
  return { page, complaints };
}

async function saved(page: Page, press: string): Promise<{ name: string; text: string }> {
  const button = page.getByRole('button', { name: press }).first();
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const text = await readFile(await download.path(), 'utf8');
  return { name: download.suggestedFilename(), text };
}

test('is read line by line, opened to the whole story, and taken home; nothing stays in the browser', async () => {
  if (browser === undefined) return;
  const { page, complaints } = await open(browser);
  expect(await page.locator('.trial').innerText()).toBe(words.trial);
  const first = page.locator('.found > li').first();
  expect(await first.innerText()).toContain('Alex Wilber was shown a code of Alice Example');
  await first.locator('summary').click();
  await first.getByText('Approved, by Megan Bowen').waitFor();
  const receipt = await saved(page, words.receipt);
  expect(receipt.name).toMatch(/\.tlog-proof$/);
  expect(receipt.text).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
  expect((await saved(page, words.home.csv)).text).toContain('she is locked out');
  expect((await saved(page, words.home.ocsf)).text).toContain('class_uid');
  expect((await saved(page, words.home.log)).text).toContain('audit-1/checkpoint');
  const stays = await page.evaluate(async () => ({
    hash: location.hash,
    kept: localStorage.length + sessionStorage.length + (await indexedDB.databases()).length,
    cookie: document.cookie,
  }));
  expect(stays).toEqual({ hash: '', kept: 0, cookie: '' });
  expect(await page.context().cookies()).toEqual([]);
  expect(complaints).toEqual([]);
  // The way in was used: loaded anew there is nothing.
  await page.reload();
  await page.getByText(words.failures.over).waitFor();
  await page.context().close();
});

test('by keyboard alone: asked, read, opened, further back', async () => {
  if (browser === undefined) return;
  const { page } = await open(browser);
  const focused = async (): Promise<string> =>
    page.evaluate(() => {
      const at = document.activeElement;
      const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : undefined;
      return label ?? at?.textContent ?? '';
    });
  const tabTo = async (name: string): Promise<void> => {
    for (let stop = 0; stop < 40; stop += 1) {
      if ((await focused()).includes(name)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way to ${name} with Tab`);
  };
  // The heading of what was found has the focus: its lines come next.
  await tabTo('Alex Wilber was shown a code');
  await page.keyboard.press('Enter');
  await page.getByText('Approved, by Megan Bowen').first().waitFor();
  await tabTo(words.further);
  await page.keyboard.press('Enter');
  await page.locator('.found > li').nth(6).waitFor();
  expect(await focused()).toContain('Alice Example');
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('#who')?.focus();
  });
  await page.keyboard.type('diego');
  await page.keyboard.press('Enter');
  await page.getByText('There is nothing.').waitFor();
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('#when')?.focus();
  });
  await page.keyboard.type('since christmas');
  await page.keyboard.press('Enter');
  await page.getByText(words.whenWrong).waitFor();
  expect(await focused()).toBe(words.when);
  await page.context().close();
});

test('has nothing that axe-core finds fault with, and needs no scrolling to the side at 320 pixels', async () => {
  if (browser === undefined) return;
  const found: string[] = [];
  const looks = HEAVY ? LOOKS : [];
  for (const [look, options] of [...looks, ['320 pixels, German', NARROW] as const]) {
    const { page } = await open(browser, options);
    await page.locator('summary').first().click();
    for (const state of ['found', 'complained'] as const) {
      if (state === 'complained') {
        await page.locator('#when').fill('christmas since');
        await page.locator('button[type=submit]').click();
        await page.locator('.complaint p').waitFor();
      }
      found.push(...(await faultsOf(page)).map((fault) => `${look}, ${state}: ${fault}`));
      if ((await widthOver(page)) > 0) found.push(`${look}, ${state}: too wide`);
    }
    await page.context().close();
  }
  expect(found).toEqual([]);
}, 300_000);

test('in Teams opens to whoever the ticket was made for, by their sign-in, and to nobody else', async () => {
  if (browser === undefined) return;
  const inTeams = await startAuditors(
    {},
    {
      folder: BUILT,
      framedBy: [TEAMS],
      verify: async (token) =>
        Object.entries(PEOPLE).find(([name]) => token === `${name}-signed-in`)?.[1],
    },
  );
  try {
    for (const [name, said] of [
      ['isaiah', words.look],
      ['adele', words.failures.over],
    ] as const) {
      const context = await browser.newContext();
      const { pass, ticket } = await inTeams.way('isaiah');
      const user = { theme: 'dark', locale: 'en-gb', signIn: `${name}-signed-in` } as const;
      const page = await openInTeams(context, `${inTeams.base}/audit/${pass}/#${ticket}`, user);
      const frame = page.frameLocator('iframe');
      await frame.getByText(said, { exact: true }).first().waitFor();
      expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark');
      expect(await frame.locator('.trial').count()).toBe(0);
      await context.close();
    }
  } finally {
    await inTeams.stop();
  }
});

(DRAWS ? test : test.skip)(
  'is drawn',
  async () => {
    if (browser === undefined) return;
    const shots: Buffer[] = [];
    for (const [, options] of [...LOOKS.slice(0, 3), ['', NARROW] as const]) {
      const { page } = await open(browser, { viewport: { width: 560, height: 640 }, ...options });
      await page.locator('summary').first().click();
      shots.push(await wholePage(page));
      await page.context().close();
    }
    await pictureSheet(browser, shots, join(ROOT, 'docs', 'pictures', 'auditors-page.png'));
  },
  300_000,
);
