// What happens at a page all the same: it is loaded again, its session ends, a button is pressed twice. HEAVY=1 runs all.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
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
/** Entries of the trial's own, before anything happened here. */
let before: number;
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
  await at.heading(at.words.capture.heading);
  before = (await server.trial.audit()).length;
});
afterEach(async () => {
  if (browser !== undefined) await at.close();
  await server.stop();
});

/** What the audit has of the token, without who came and went. */
async function facts(): Promise<readonly string[]> {
  const entries = await server.trial.audit();
  return entries
    .slice(before)
    .map(({ fact }) => ('change' in fact ? `${fact.action} ${fact.change}` : fact.action))
    .filter((action) => !action.startsWith('case.'));
}

const proof = (): string => codeOnToken(server.trial, -1, SECRET);

async function toBurn(): Promise<void> {
  await at.type(URI);
  await at.press(at.words.enrol.check.store);
  await at.code();
  await at.press(at.words.enrol.code.accepted);
  await at.heading(at.words.burn.heading);
}

async function toShip(): Promise<void> {
  await toBurn();
  await at.fill(at.words.burn.proof.label, proof());
  await at.press(at.words.burn.proof.send);
  await at.heading(at.words.ship.heading);
}

describe('a page that is loaded again', () => {
  inHeavy(
    'goes on where the case is, and has kept no secret that was not stored',
    async () => {
      if (browser === undefined) return;
      await at.type(URI);
      await at.heading(at.words.enrol.check.heading);
      await at.page.reload();
      await at.heading(at.words.capture.heading);
      expect(await facts()).toEqual([]);
      await at.type(URI);
      await at.press(at.words.enrol.check.store);
      const code = await at.code();
      await at.page.reload();
      // The same code, of which one was counted.
      await at.press(at.words.enrol.code.get);
      expect(await at.code()).toBe(code);
      await at.page.getByText(at.words.enrol.code.left(4)).waitFor();
      await at.press(at.words.enrol.code.accepted);
      await at.heading(at.words.burn.heading);
      await at.press(at.words.burn.show);
      await at.page.getByRole('img').waitFor();
      await at.page.reload();
      await at.heading(at.words.burn.heading);
      expect(await at.page.getByRole('img').count()).toBe(0);
      await at.fill(at.words.burn.proof.label, proof());
      await at.press(at.words.burn.proof.send);
      await at.heading(at.words.ship.heading);
      await at.page.reload();
      await at.heading(at.words.ship.heading);
      expect(at.complaints).toEqual([]);
    },
    60_000,
  );
});

describe('a page whose session has ended', () => {
  inHeavy(
    'says what to do, keeps what was typed, and another link goes on from there',
    async () => {
      if (browser === undefined) return;
      await toShip();
      await at.fill(at.words.ship.serial, '8659612004711');
      await at.page.getByLabel(at.words.ship.nothing).check();
      await at.page.context().clearCookies();
      await at.press(at.words.ship.send);
      await at.page.getByRole('alert').getByText(at.words.failures.over).waitFor();
      expect(await at.page.getByLabel(at.words.ship.serial).inputValue()).toBe('8659612004711');
      expect(await facts()).not.toContain('token.changed ship');
      const other = await at.page.context().newPage();
      await other.goto(`${server.base}/provision#${await server.ticket()}`);
      await other.getByRole('heading', { name: at.words.ship.heading }).waitFor();
      // The link gave this browser a session again: what was typed in the first window can be sent.
      await at.press(at.words.ship.send);
      await at.heading(at.words.ship.done.heading);
      expect((await facts()).filter((action) => action === 'token.changed ship')).toHaveLength(1);
    },
    60_000,
  );

  inHeavy(
    'says so too before anything was stored',
    async () => {
      if (browser === undefined) return;
      await at.type(URI);
      await at.heading(at.words.enrol.check.heading);
      await at.page.context().clearCookies();
      await at.press(at.words.enrol.check.store);
      await at.page.getByRole('alert').getByText(at.words.failures.over).waitFor();
      expect(await facts()).toEqual([]);
    },
    60_000,
  );
});

describe('a double click', () => {
  async function twice(title: string): Promise<void> {
    await at.page.getByRole('button', { name: title, exact: true }).dblclick();
  }
  /** Nothing went wrong at the step that came, where the second click may have landed. */
  async function isQuiet(): Promise<void> {
    expect(await at.page.getByRole('alert').innerText()).toBe('');
  }

  inHeavy(
    'on each act gives one outcome',
    async () => {
      if (browser === undefined) return;
      const { capture, enrol, burn, ship } = at.words;
      await at.fill(capture.typed.label, URI);
      await twice(capture.typed.read);
      await at.heading(enrol.check.heading);
      await isQuiet();
      expect(await facts()).toEqual([]);
      await twice(enrol.check.store);
      await at.code();
      await isQuiet();
      await twice(enrol.code.accepted);
      await at.heading(burn.heading);
      await isQuiet();
      await twice(burn.show);
      await at.page.getByRole('img').waitFor();
      await twice(burn.hide);
      await isQuiet();
      await at.fill(burn.proof.label, proof());
      await twice(burn.proof.send);
      await at.heading(ship.heading);
      await isQuiet();
      await at.page.getByLabel(ship.nothing).check();
      await twice(ship.send);
      await at.heading(ship.done.heading);
      await isQuiet();
      expect(await facts()).toEqual([
        'token.capturing',
        'token.changed store',
        'enrolment.code',
        'token.changed accept',
        'seed-qr.shown',
        'token.proof-tried',
        'token.changed burn',
        'token.proved',
        'token.changed ship',
        'token.noted',
      ]);
      await twice(ship.done.finish);
      await at.heading(ship.done.closed);
      const closings = (await server.trial.audit()).filter(
        ({ fact }) => fact.action === 'case.closed',
      );
      expect(closings).toHaveLength(1);
      expect(at.complaints).toEqual([]);
    },
    60_000,
  );

  inHeavy(
    'on what cancels, too',
    async () => {
      if (browser === undefined) return;
      await toBurn();
      await twice(at.words.cancel.open);
      await twice(at.words.cancel.yes);
      await at.heading(at.words.ended.cancelled);
      expect((await facts()).filter((action) => action === 'token.changed cancel')).toHaveLength(1);
      await isQuiet();
    },
    60_000,
  );
});
