// What a window shows, in three looks: as it is, dark, and in few colours of high contrast. Where a window knows no dark look of its own
// (the Playground's does not), the browser darkens it, as it does for whoever asks it to.
import type { Locator, Page } from 'playwright-core';

export const LOOKS = ['light', 'dark', 'contrast'] as const;
export type Look = (typeof LOOKS)[number];
export type Shots = Readonly<Record<Look, Buffer>>;

type Media = NonNullable<Parameters<Page['emulateMedia']>[0]>;
const MEDIA: Readonly<Record<Look, Media>> = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'dark', contrast: 'more', forcedColors: 'active' },
};

export async function inLooks(shown: Locator): Promise<Shots> {
  const page = shown.page();
  // Of what lies behind another page of the same window no picture is ever ready.
  await page.bringToFront();
  const browser = await page.context().newCDPSession(page);
  await page.evaluate(fadeNothing, AT_ONCE);
  const take = async (look: Look): Promise<Buffer> => {
    await page.emulateMedia(MEDIA[look]);
    await browser.send('Emulation.setAutoDarkModeOverride', { enabled: look === 'dark' });
    // Animations stay as they are: what the Playground has paused would run on after them, and take all of the machine.
    return shown.screenshot({ scale: 'css' });
  };
  // Dark last but one: straight after forced colours the browser leaves their ground below a page that has not changed since.
  const shots = {
    contrast: await take('contrast'),
    dark: await take('dark'),
    light: await take('light'),
  };
  await browser.detach();
  await page.evaluate(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
  });
  return shots;
}

const AT_ONCE = '*, ::before, ::after { transition: none !important; }';

/** Runs in the browser: a button fades from one look into the next, and would be drawn on its way. */
function fadeNothing(rule: string): void {
  const atOnce = new CSSStyleSheet();
  atOnce.replaceSync(rule);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, atOnce];
}
