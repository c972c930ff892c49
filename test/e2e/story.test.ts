// The story of the README in two real windows: asked in one, approved in the other, shown in the first.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { decodeBase32 } from '../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../src/domain/otp/parameters.js';
import { fine, must, SAMPLE_SEED } from '../app/trial.js';
import { independentCode } from '../domain/otp/independent-code.js';
import { inHeavy } from '../heavy.js';
import { launchBrowser } from './browser.js';
import { openWindow } from './playground-window.js';
import type { PlaygroundWindow } from './playground-window.js';
import { showCode } from './show-code.js';
import { startBridge } from './running-bridge.js';
import type { RunningBridge } from './running-bridge.js';
import { isOn } from '../../scripts/environment.mjs';

const PICTURE = join(import.meta.dirname, '..', '..', 'docs', 'pictures', 'two-windows.png');

let bridge: RunningBridge;
let browser: Browser | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
  bridge = await startBridge();
});
afterAll(async () => {
  await browser?.close();
  await bridge.stop();
});

const stepNow = (): number => Math.floor(Date.now() / 30_000);

/** Codes that a sign-in would accept at some time since the step: two steps on either side. However slow the window is. */
function acceptedSince(first: number): readonly string[] {
  const key = fine(decodeBase32(SAMPLE_SEED));
  const steps = Array.from({ length: stepNow() - first + 5 }, (_, index) => first - 2 + index);
  return steps.map((step) => independentCode(key, step, DEFAULT_PARAMETERS));
}

function codeOn(card: string): string {
  return must(/(\d{3}) (\d{3})/.exec(card)?.slice(1).join(''));
}

/** Both windows as a newcomer has them, side by side. */
async function picture(windows: readonly PlaygroundWindow[], on: Browser): Promise<void> {
  const shots = windows.map(({ page }, index) => {
    const path = join(bridge.dataFolder, `window-${index}.png`);
    return page.screenshot({ path }).then(async () => readFile(path, 'base64'));
  });
  const images = (await Promise.all(shots)).map(
    (data) => `<img src="data:image/png;base64,${data}" style="width:50%;display:block">`,
  );
  const page = await on.newPage({ viewport: { width: 1600, height: 660 } });
  await page.setContent(`<body style="margin:0;display:flex;gap:4px">${images.join('')}</body>`);
  await page.screenshot({ path: PICTURE });
  await page.close();
}

const CALLED_BACK = 'called back on the number on file';

describe('on a fresh machine, in two windows', () => {
  test('/otp alice in one, Approve in the other, Show code in the first: a code that a sign-in would accept', async () => {
    if (browser === undefined) return;
    const alex = await openWindow(browser, bridge.alex);
    const megan = await openWindow(browser, bridge.megan);
    await alex.say('/otp alice she is at the airport');
    await alex.choose(CALLED_BACK);
    await alex.press('Send request');
    expect(await alex.waitForCard('Waiting for approval')).toContain('Megan Bowen');
    const asked = await megan.waitForCard('A code needs your approval');
    expect(asked).toContain('Alex Wilber');
    expect(asked).toContain('she is at the airport');
    expect(asked).toContain(CALLED_BACK);
    expect(asked).toContain('local trial, identities not verified');
    await megan.press('Approve');
    await alex.waitForCard('then press Show code');
    const pressed = stepNow();
    await alex.press('Show code');
    const shown = await alex.waitForCard('Should work until');
    expect(acceptedSince(pressed)).toContain(codeOn(shown));
    expect(shown).toContain('Sample data');
    await megan.waitForCard('Alex Wilber');
    if (isOn(process.env, 'PICTURES')) await picture([alex, megan], browser);
    await alex.press('Worked');
    await alex.waitUntilGone('Should work until');
  });

  inHeavy(
    'stopped with kill -9 and started again, it goes on where it was',
    async () => {
      if (browser === undefined) return;
      const alex = await openWindow(browser, bridge.alex);
      await alex.say('/otp alice once more, verified by call-back');
      await alex.waitForCard('once more');
      await alex.close();
      await bridge.kill();
      const { dataFolder, ports } = bridge;
      const again = await startBridge({ dataFolder, ports });
      try {
        const megan = await openWindow(browser, again.megan);
        const back = await openWindow(browser, again.alex);
        await megan.say('requests');
        expect(await megan.waitForCard('A code needs your approval')).toContain('once more');
        await megan.press('Approve');
        // Pressed is not yet approved: Alex may look only when it is.
        await megan.waitUntilGone('A code needs your approval');
        await back.say('requests');
        const pressed = stepNow();
        const code = codeOn(await showCode(back));
        // Not before: a code that came late is one of a later step.
        expect(acceptedSince(pressed)).toContain(code);
      } finally {
        await again.stop();
      }
    },
    240_000,
  );
});
