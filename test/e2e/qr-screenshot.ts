// A screenshot as somebody takes it: a page with a QR code on it, drawn by the browser itself.
import type { Browser, ViewportSize } from 'playwright-core';
import { PATIENCE_MS } from './browser.js';
import qrcode from 'qrcode-generator';

/** A PNG of a page with these codes side by side. */
export async function qrScreenshot(browser: Browser, ...texts: readonly string[]): Promise<Buffer> {
  return screenshotOf(browser, { width: 900, height: 600 }, texts);
}

/** The same on a screen of this size. */
export async function screenshotOf(
  browser: Browser,
  viewport: ViewportSize,
  texts: readonly string[],
): Promise<Buffer> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    const pictures = texts.map((text) => {
      const code = qrcode(0, 'M');
      code.addData(text, 'Byte');
      code.make();
      return code.createSvgTag({ cellSize: 4, margin: 16 });
    });
    await page.setContent(
      `<body style="font:16px sans-serif"><h1>Keep your account secure</h1>
      <p>Scan the QR code. This will connect your authenticator app with your account.</p>
      <div style="display:flex;gap:60px">${pictures.join('')}</div></body>`,
    );
    return await page.screenshot();
  } finally {
    await page.close();
  }
}
