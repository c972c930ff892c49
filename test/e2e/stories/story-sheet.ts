// One story in one look: what was done, and below it what was then seen, step by step.
import type { Browser } from 'playwright-core';
import type { Look } from './looks.js';
import type { Step } from './player.js';

const GROUNDS: Readonly<Record<Look, readonly [page: string, text: string]>> = {
  light: ['#f5f5f5', '#242424'],
  dark: ['#1f1f1f', '#ffffff'],
  contrast: ['#000000', '#ffffff'],
};

export async function sheetOf(
  browser: Browser,
  steps: readonly Step[],
  look: Look,
): Promise<Buffer> {
  const [ground, text] = GROUNDS[look];
  const figures = steps.map(
    ({ did, shots }, at) =>
      `<figure style="break-inside:avoid;margin:0 0 16px"><figcaption style="padding:0 0 6px">${at + 1}. ${escaped(did)}</figcaption>
<img src="data:image/png;base64,${shots[look].toString('base64')}" style="display:block;max-width:480px"></figure>`,
  );
  const page = await browser.newPage({ viewport: { width: 1510, height: 300 } });
  await page.setContent(
    `<body style="margin:0;padding:16px;background:${ground};color:${text};font:600 14px/20px sans-serif">
<main style="columns:3 480px;column-gap:16px">${figures.join('')}</main></body>`,
  );
  const picture = await page.locator('body').screenshot();
  await page.close();
  return picture;
}

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
