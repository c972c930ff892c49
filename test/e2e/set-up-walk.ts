// One sitting through every state of the set-up page, in the order in which a clumsy day would bring them.
import type { Browser } from 'playwright-core';
import { codeOnToken } from '../app/provisioning/sitting.js';
import type { PageServer } from '../channels/http/page-visit.js';
import { qrScreenshot } from './qr-screenshot.js';
import type { SetUpPage } from './set-up-page.js';

export const WALK_SECRET = 'mfrggzdfmztwq2lk';
const label = (account: string): string => `Contoso%3A${encodeURIComponent(account)}`;
const uriFor = (account: string, secret = WALK_SECRET): string =>
  `otpauth://totp/${label(account)}?secret=${secret}&issuer=Microsoft`;

export type Walk = {
  readonly page: SetUpPage;
  readonly server: PageServer;
  readonly browser: Browser;
};
export type State = {
  readonly name: string;
  readonly reach: (walk: Walk) => Promise<void>;
};

/** The page is open, for Alice, who has a token under way. */
export const STATES: readonly State[] = [
  {
    name: 'capture',
    reach: async ({ page }: Walk): Promise<void> => page.heading(page.words.capture.heading),
  },
  {
    name: 'nothing-found',
    reach: async ({ page, browser }: Walk): Promise<void> => {
      await page.dropPicture(await qrScreenshot(browser));
      await page.heading(page.words.capture.none.heading);
    },
  },
  {
    name: 'not-a-seed',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.type('phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample');
      await page.page.locator('.result h3').waitFor();
    },
  },
  {
    name: 'several',
    reach: async ({ page, browser }: Walk): Promise<void> => {
      const other = uriFor('diego@contoso.example', 'krugkidrovuwg2za');
      const somebody = uriFor('ally@fabrikam.example');
      await page.dropPicture(await qrScreenshot(browser, somebody, other));
      await page.heading(page.words.capture.several.heading);
    },
  },
  {
    name: 'check',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.page.getByRole('button', { name: 'ally@fabrikam.example' }).click();
      await page.heading(page.words.enrol.check.heading);
    },
  },
  {
    name: 'guards',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.press(page.words.enrol.check.store);
      await page.heading(page.words.enrol.check.overrule);
    },
  },
  {
    name: 'code',
    reach: async ({ page }: Walk): Promise<void> => {
      for (const box of await page.page.getByRole('checkbox').all()) await box.check();
      await page.press(page.words.enrol.check.store);
      await page.code();
    },
  },
  {
    name: 'code-refused',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.press(page.words.enrol.code.refused);
      await page.page.getByText(page.words.enrol.code.reasonsHeading).waitFor();
    },
  },
  {
    name: 'code-over',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.page.clock.fastForward(31_000);
      await page.page.getByText(page.words.enrol.code.over).waitFor();
    },
  },
  {
    name: 'cancel',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.press(page.words.cancel.open);
      await page.heading(page.words.cancel.heading);
    },
  },
  {
    name: 'burn',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.press(page.words.cancel.no);
      await page.press(page.words.enrol.code.accepted);
      await page.heading(page.words.burn.heading);
    },
  },
  {
    name: 'secret-shown',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.press(page.words.burn.show);
      await page.page.getByRole('img').waitFor();
    },
  },
  {
    name: 'wrong-code',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.press(page.words.burn.hide);
      await page.fill(page.words.burn.proof.label, '000000');
      await page.press(page.words.burn.proof.send);
      await page.page.getByRole('alert').getByText(/./).waitFor();
    },
  },
  {
    name: 'post',
    reach: async ({ page, server }: Walk): Promise<void> => {
      await page.fill(page.words.burn.proof.label, codeOnToken(server.trial, -1, WALK_SECRET));
      await page.press(page.words.burn.proof.send);
      await page.heading(page.words.ship.heading);
    },
  },
  {
    name: 'post-filled-in',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.fill(page.words.ship.serial, '8659612004711');
      await page.fill(page.words.ship.postedOn, '2026-11-24');
      await page.fill(page.words.ship.expectedOn, '2026-11-30');
      await page.page.getByLabel(page.words.ship.dontAskAgain).check();
      await page.fill(page.words.ship.days, '60');
    },
  },
  {
    name: 'in-the-mail',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.press(page.words.ship.send);
      await page.heading(page.words.ship.done.heading);
    },
  },
  {
    name: 'no-answer',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.page.route('**/provision/api/**', (route) => route.abort());
      await page.press(page.words.ship.done.finish);
      await page.page.getByRole('alert').getByText(page.words.failures.noAnswer).waitFor();
    },
  },
  {
    name: 'complete',
    reach: async ({ page }: Walk): Promise<void> => {
      await page.page.unroute('**/provision/api/**');
      await page.press(page.words.tryAgain);
      await page.heading(page.words.ship.done.closed);
    },
  },
  {
    name: 'link-used',
    reach: async ({ page, server }: Walk): Promise<void> => {
      // Only the part behind the # is another one: that alone would not load the page again.
      await page.page.goto('about:blank');
      await page.page.goto(`${server.base}/provision#not-a-ticket`);
      await page.page.getByRole('alert').getByText(/./).waitFor();
    },
  },
];
