// Several screenshots side by side in one picture.
import type { Browser } from 'playwright-core';

export async function pictureSheet(
  browser: Browser,
  shots: readonly Buffer[],
  path: string,
): Promise<void> {
  const images = shots.map(
    (shot) => `<img src="data:image/png;base64,${shot.toString('base64')}" style="display:block">`,
  );
  const page = await browser.newPage({ viewport: { width: 2040, height: 300 } });
  await page.setContent(
    `<body style="margin:0;display:inline-flex;gap:8px;align-items:start;background:#8a8a8a">${images.join('')}</body>`,
  );
  await page.locator('body').screenshot({ path });
  await page.close();
}
