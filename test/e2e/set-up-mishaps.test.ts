// What happens at a page all the same: it is loaded again, its session ends, a button is pressed twice. HEAVY=1 runs all.
import { describe, expect, test } from '@jest/globals';
import { codeOnToken } from '../app/provisioning/sitting.js';
import type { SetUpPage } from './set-up-page.js';
import { onSetUpPage, SECRET, uriOf } from './set-up-stage.js';
import type { SetUpScene } from './set-up-stage.js';
import { isOn } from '../../scripts/environment.mjs';

const URI = uriOf('diego');
const inHeavy = isOn(process.env, 'HEAVY') ? test : test.skip;

type Mishap = SetUpScene & {
  /** What the audit has of the token, without who came and went. */
  readonly facts: () => Promise<readonly string[]>;
};

const played = onSetUpPage();

function mishap(scene: (mishap: Mishap) => Promise<void>): () => Promise<void> {
  return played(async (on) => {
    await on.at.heading(on.at.words.capture.heading);
    // Entries of the trial's own, before anything happened here.
    const before = (await on.server.trial.audit()).length;
    const facts = async (): Promise<readonly string[]> =>
      (await on.server.trial.audit())
        .slice(before)
        .map(({ fact }) => ('change' in fact ? `${fact.action} ${fact.change}` : fact.action))
        .filter((action) => !action.startsWith('case.'));
    await scene({ ...on, facts });
  });
}

function proof({ server }: SetUpScene): string {
  return codeOnToken(server.trial, -1, SECRET);
}

async function toBurn({ at }: SetUpScene): Promise<void> {
  await at.type(URI);
  await at.press(at.words.enrol.check.store);
  await at.code();
  await at.press(at.words.enrol.code.accepted);
  await at.heading(at.words.burn.heading);
}

async function toShip(on: SetUpScene): Promise<void> {
  const { at } = on;
  await toBurn(on);
  await at.fill(at.words.burn.proof.label, proof(on));
  await at.press(at.words.burn.proof.send);
  await at.heading(at.words.ship.heading);
}

describe('a page that is loaded again', () => {
  inHeavy(
    'goes on where the case is, and has kept no secret that was not stored',
    mishap(async (on) => {
      const { at, facts } = on;
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
      await at.fill(at.words.burn.proof.label, proof(on));
      await at.press(at.words.burn.proof.send);
      await at.heading(at.words.ship.heading);
      await at.page.reload();
      await at.heading(at.words.ship.heading);
      expect(at.complaints).toEqual([]);
    }),
  );
});

describe('a page whose session has ended', () => {
  inHeavy(
    'says what to do, keeps what was typed, and another link goes on from there',
    mishap(async (on) => {
      const { at, facts } = on;
      await toShip(on);
      await at.fill(at.words.ship.serial, '8659612004711');
      await at.page.getByLabel(at.words.ship.nothing).check();
      await at.page.context().clearCookies();
      await at.press(at.words.ship.send);
      await at.page.getByRole('alert').getByText(at.words.failures.over).waitFor();
      expect(await at.page.getByLabel(at.words.ship.serial).inputValue()).toBe('8659612004711');
      expect(await facts()).not.toContain('token.changed ship');
      const other = await at.page.context().newPage();
      await other.goto(`${on.server.base}/provision#${await on.server.ticket()}`);
      await other.getByRole('heading', { name: at.words.ship.heading }).waitFor();
      // The link gave this browser a session again: what was typed in the first window can be sent.
      await at.press(at.words.ship.send);
      await at.heading(at.words.ship.done.heading);
      expect((await facts()).filter((action) => action === 'token.changed ship')).toHaveLength(1);
    }),
  );

  inHeavy(
    'says so too before anything was stored',
    mishap(async (on) => {
      const { at, facts } = on;
      await at.type(URI);
      await at.heading(at.words.enrol.check.heading);
      await at.page.context().clearCookies();
      await at.press(at.words.enrol.check.store);
      await at.page.getByRole('alert').getByText(at.words.failures.over).waitFor();
      expect(await facts()).toEqual([]);
    }),
  );
});

describe('a double click', () => {
  async function twice({ page }: SetUpPage, title: string): Promise<void> {
    await page.getByRole('button', { name: title, exact: true }).dblclick();
  }
  /** Nothing went wrong at the step that came, where the second click may have landed. */
  async function isQuiet({ page }: SetUpPage): Promise<void> {
    expect((await page.getByRole('alert').allInnerTexts()).join('')).toBe('');
  }

  inHeavy(
    'on each act gives one outcome',
    mishap(async (on) => {
      const { at, facts } = on;
      const { capture, enrol, burn, ship } = at.words;
      await at.fill(capture.typed.label, URI);
      await twice(at, capture.typed.read);
      await at.heading(enrol.check.heading);
      await isQuiet(at);
      expect(await facts()).toEqual([]);
      await twice(at, enrol.check.store);
      await at.code();
      await isQuiet(at);
      await twice(at, enrol.code.accepted);
      await at.heading(burn.heading);
      await isQuiet(at);
      await twice(at, burn.show);
      await at.page.getByRole('img').waitFor();
      await twice(at, burn.hide);
      await isQuiet(at);
      await at.fill(burn.proof.label, proof(on));
      await twice(at, burn.proof.send);
      await at.heading(ship.heading);
      await isQuiet(at);
      await at.page.getByLabel(ship.nothing).check();
      await twice(at, ship.send);
      await at.heading(ship.done.heading);
      await isQuiet(at);
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
      await twice(at, ship.done.finish);
      await at.heading(ship.done.closed);
      const closings = (await on.server.trial.audit()).filter(
        ({ fact }) => fact.action === 'case.closed',
      );
      expect(closings).toHaveLength(1);
      expect(at.complaints).toEqual([]);
    }),
  );

  inHeavy(
    'on what cancels, too',
    mishap(async (on) => {
      const { at, facts } = on;
      await toBurn(on);
      await twice(at, at.words.cancel.open);
      await twice(at, at.words.cancel.yes);
      await at.heading(at.words.ended.cancelled);
      expect((await facts()).filter((action) => action === 'token.changed cancel')).toHaveLength(1);
      await isQuiet(at);
    }),
  );
});
