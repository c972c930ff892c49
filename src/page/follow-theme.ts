// The host's look, as long as the page is open.
import type { Host, Theme } from './host.js';

export function followTheme(host: Host): void {
  const put = (theme: Theme): void => {
    document.documentElement.dataset['theme'] = theme;
  };
  if (host.theme !== undefined) put(host.theme);
  host.onTheme(put);
}
