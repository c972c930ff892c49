// Teams' web client as far as our page sees it: a page of a Microsoft host that frames ours and answers what Teams' library
// asks by postMessage. The browser is given it instead of the network's.
import type { BrowserContext, Page } from 'playwright-core';
import { PATIENCE_MS } from './browser.js';

export const TEAMS = 'https://teams.microsoft.com';

export type TeamsUser = {
  readonly theme: 'default' | 'dark' | 'contrast';
  readonly locale: string;
  readonly signIn: string;
};

export async function openInTeams(
  context: BrowserContext,
  address: string,
  user: TeamsUser,
): Promise<Page> {
  await context.route(`${TEAMS}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: hostPage(address, user) }),
  );
  // The bot is on this machine here; browsers ask before a page from elsewhere may frame one from there.
  await context.grantPermissions(['local-network-access']);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto(TEAMS);
  return page;
}

/** As when somebody changes Teams' settings while the dialog is open. */
export async function changeTheme(page: Page, theme: TeamsUser['theme']): Promise<void> {
  await page.evaluate((name) => {
    document
      .querySelector('iframe')
      ?.contentWindow?.postMessage({ func: 'themeChange', args: [name] }, '*');
  }, theme);
}

function hostPage(address: string, user: TeamsUser): string {
  const known = JSON.stringify({ ...user, runtime: runtimeOf() }).replaceAll('<', '\\u003c');
  return `<!doctype html><title>Teams</title><style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style>
    <iframe allow="clipboard-read; clipboard-write" src="${address}"></iframe>
    <script>(${answerLibrary.toString()})(${known})</script>`;
}

function runtimeOf(): string {
  return JSON.stringify({ apiVersion: 4, supports: { dialog: { url: {} } } });
}

function answerLibrary(user: TeamsUser & { readonly runtime: string }): void {
  const answers: Record<string, readonly unknown[]> = {
    initialize: ['task', 'web', user.runtime, '2.58.0'],
    getContext: [{ theme: user.theme, locale: user.locale, hostClientType: 'web' }],
    'authentication.getAuthToken': [true, user.signIn],
  };
  const asked: string[] = [];
  Object.assign(globalThis, { asked });
  addEventListener('message', ({ data, source }: MessageEvent<{ id: number; func: string }>) => {
    asked.push(data.func);
    const args = answers[data.func];
    if (args !== undefined) source?.postMessage({ id: data.id, args }, { targetOrigin: '*' });
  });
}
