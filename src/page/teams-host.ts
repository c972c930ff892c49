// Teams' side of the page. The library asks a Microsoft address for the hosts it may trust; our rules for the page let it go
// nowhere, and then it takes the list that it carries.
import { app, authentication, barCode, dialog } from '@microsoft/teams-js';
import type { Host, Theme } from './host.js';

export async function connectTeamsHost(own: Host): Promise<Host> {
  await app.initialize();
  const context = await app.getContext();
  void app.notifySuccess();
  return {
    ...own,
    locale: context.app.locale,
    theme: themeOf(context.app.theme),
    onTheme: (changed) => {
      app.registerOnThemeChangeHandler((name) => {
        changed(themeOf(name));
      });
    },
    signIn: async () => authentication.getAuthToken(),
    ...(barCode.isSupported() ? { scan: async () => scanCode() } : {}),
    ...(dialog.url.isSupported() ? { close } : {}),
  };
}

function close(): void {
  dialog.url.submit();
}

async function scanCode(): Promise<string> {
  if (!(await barCode.hasPermission())) await barCode.requestPermission();
  return barCode.scanBarCode({ timeOutIntervalInSec: 60 });
}

function themeOf(name: string): Theme {
  if (name === 'dark') return 'dark';
  return name === 'contrast' ? 'contrast' : 'light';
}
