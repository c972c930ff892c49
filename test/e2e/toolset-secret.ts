// What becomes of a secret on the toolset page: two scenes, with everything looked through that a browser keeps.
import { expect } from '@jest/globals';
import { ADDRESS, HEX, SECRET } from './toolset-page.js';
import type { ToolsetPage } from './toolset-page.js';

export async function leavesNothing(at: ToolsetPage): Promise<void> {
  const { page, words } = at;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(async () => navigator.clipboard.writeText('before'));
  await at.type(ADDRESS);
  await at.unfoldAll();
  await at.press(words.burner.show);
  await at.press(words.forms.show);
  await page.getByLabel(words.imports.serial).fill('8659612001234');
  await at.press(words.imports.make);
  const left = await page.evaluate(async () => ({
    stored: localStorage.length + sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: 'caches' in window ? await caches.keys().catch(() => []) : [],
    cookies: document.cookie,
    address: location.href,
    title: document.title,
    state: history.state as unknown,
    entries: history.length,
    clipboard: await navigator.clipboard.readText(),
  }));
  expect(JSON.stringify(left).toLowerCase()).not.toContain(SECRET);
  expect(left).toMatchObject({ stored: 0, databases: 0, caches: [] });
  expect(left).toMatchObject({ cookies: '', state: null, title: words.title });
  expect(left.clipboard).toBe('before');
  await page.goto('about:blank');
  await page.goBack();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const anew = await page.evaluate(() =>
    `${document.body.outerHTML} ${document.querySelector('textarea')?.value ?? ''}`.toLowerCase(),
  );
  expect([anew.includes(SECRET), anew.includes(HEX)]).toEqual([false, false]);
}

export async function isForgottenOnPress(at: ToolsetPage): Promise<void> {
  await at.type(ADDRESS);
  await at.unfoldAll();
  await at.press(at.words.burner.show);
  await at.press(at.words.secret.forget);
  const seen = await at.page.content();
  expect(seen.toLowerCase()).not.toContain(SECRET);
  expect(await at.page.locator('.qr').count()).toBe(0);
  expect(await at.page.getByLabel(at.words.secret.label).inputValue()).toBe('');
}
