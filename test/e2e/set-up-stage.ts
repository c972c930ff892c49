// One browser for all tests of a file; for each test, where it is asked for, a bot of its own with the set-up page open.
import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startPageServer } from '../channels/http/page-visit.js';
import type { PageServer } from '../channels/http/page-visit.js';
import { launchBrowser } from './browser.js';
import { BUILT_PAGE, openSetUp } from './set-up-page.js';
import type { SetUpPage } from './set-up-page.js';

/** As Microsoft writes it: lower case, the tenant's name before the colon, nothing of algorithm, digits and period. */
export const SECRET = 'frjlnxsknymgykjx';

export function uriOf(person: string): string {
  return `otpauth://totp/Contoso%3A${person}%40contoso.example?secret=${SECRET}&issuer=Microsoft`;
}

type Played = () => Promise<void>;

/** Nothing is played where no browser starts; a line says so. */
export function inBrowser(): (scene: (browser: Browser) => Promise<void>) => Played {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => browser?.close());
  return (scene) => async () => {
    if (browser !== undefined) await scene(browser);
  };
}

export type SetUpScene = {
  readonly browser: Browser;
  readonly server: PageServer;
  readonly at: SetUpPage;
};

/** The page is opened for this person's token. */
export function onSetUpPage(
  person = 'diego',
): (scene: (scene: SetUpScene) => Promise<void>) => Played {
  const played = inBrowser();
  return (scene) =>
    played(async (browser) => {
      const server = await startPageServer({}, { folder: BUILT_PAGE });
      const at = await openSetUp(
        browser,
        `${server.base}/provision#${await server.ticket(person)}`,
      );
      try {
        await scene({ browser, server, at });
      } finally {
        await at.close();
        await server.stop();
      }
    });
}
