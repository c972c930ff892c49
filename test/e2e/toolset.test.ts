// The toolset page, opened from the disk in a browser whose network is cut: it makes codes, reads and draws QR codes, asks for
// nothing, leaves nothing behind, and can be used by everybody; in the ordinary run two scenes of it. With PICTURES=1 it is drawn into docs/pictures.
import { describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ALGORITHMS } from '../../src/domain/otp/parameters.js';
import { isOn } from '../../scripts/environment.mjs';
import { HEAVY, inHeavy } from '../heavy.js';
import { qrScreenshot } from './qr-screenshot.js';
import { drawLooks, faultsInLooks } from './toolset-looks.js';
import { inBrowser } from './set-up-stage.js';
import { ADDRESS, codesAround, HEX, NOW, SECRET, ToolsetPage } from './toolset-page.js';
import { isForgottenOnPress, leavesNothing } from './toolset-secret.js';

const DRAWS = isOn(process.env, 'PICTURES');
const played = inBrowser();

/** A page for one scene, which must not complain of anything. */
const onPage = (
  scene: (at: ToolsetPage, browser: Browser) => Promise<void>,
  options: Parameters<typeof ToolsetPage.open>[1] = {},
): (() => Promise<void>) =>
  played(async (browser) => {
    const at = await ToolsetPage.open(browser, options);
    try {
      await scene(at, browser);
      expect([...at.complaints, ...at.console]).toEqual([]);
    } finally {
      await at.close();
    }
  });

describe('the codes', () => {
  const areRight = onPage(async (at) => {
    await at.type('FRJL nxsk-nymg ykjx ====');
    expect(await at.codes()).toEqual(
      codesAround({ algorithm: 'SHA-1', digits: 6, periodSeconds: 30 }),
    );
    const { settings } = at.words;
    for (const algorithm of ALGORITHMS) {
      await at.page.getByLabel(settings.algorithm).selectOption(algorithm);
      await at.page.getByLabel(settings.digits).selectOption('8');
      await at.page.getByLabel(settings.period).fill('77');
      expect(await at.codes()).toEqual(codesAround({ algorithm, digits: 8, periodSeconds: 77 }));
    }
  });
  test('are those of the secret, of every hash, with 8 digits and any time step', areRight);

  const areTimed = onPage(async (at) => {
    await at.type(SECRET);
    const best = at.words.codes.best;
    expect(await at.row(2)).toMatch(new RegExp(`${best} 15:30:05 CET 15:32:25 CET`));
    expect(await at.row(0)).toMatch(/^now .* 15:29:05 CET 15:31:25 CET$/);
    await at.page.getByLabel(at.words.settings.verifier).selectOption('strict');
    expect(await at.row(0)).toContain(best);
    expect(await at.row(1)).toContain(at.words.codes.notYet);
    expect(await at.page.locator('#left').innerText()).toBe(at.words.codes.left(20));
    const [before] = await at.codes();
    await at.page.clock.runFor(20_000);
    const [after] = await at.codes();
    expect(after).not.toBe(before);
    expect(await at.page.locator('#left').innerText()).toBe(at.words.codes.left(30));
  });
  inHeavy('have their times under the chosen verifier, and go on with the clock', areTimed);

  const isRead = onPage(async (at, browser) => {
    await at.drop(await qrScreenshot(browser, ADDRESS));
    await at.page.locator('.codes .digits').first().waitFor();
    const parameters = { algorithm: 'SHA-1', digits: 6, periodSeconds: 30 } as const;
    expect(await at.codes()).toEqual(codesAround(parameters));
  });
  inHeavy('are made of a QR code in a picture, too', isRead);
});

describe('beside the codes', () => {
  const toToken = onPage(async (at) => {
    const { burner, forms, settings } = at.words;
    await at.type(`hex:${HEX}`);
    await at.page.getByLabel(settings.algorithm).selectOption('SHA-256');
    await at.unfold(burner.heading);
    await at.press(burner.show);
    expect(await at.readQr()).toBe(
      `otpauth://totp/OTP:OTP?secret=${SECRET.toUpperCase()}&issuer=OTP&algorithm=SHA256&digits=6&period=30`,
    );
    await at.unfold(forms.heading);
    await at.press(forms.show);
    const written = await at.page.locator('code').allInnerTexts();
    expect(written).toEqual([SECRET.toUpperCase(), HEX]);
  });
  inHeavy('the QR code for the burner says hash, digits and time step to another reader', toToken);

  const isDrift = onPage(async (at) => {
    const { drift } = at.words;
    const codes = codesAround({ algorithm: 'SHA-1', digits: 6, periodSeconds: 30 });
    await at.type(SECRET);
    await at.unfold(drift.heading);
    await at.page.getByLabel(drift.first).fill(codes[6] ?? '');
    await at.press(drift.check);
    expect(await at.page.locator('#drift').innerText()).toBe(
      'The token’s clock is 2 steps fast: between 30 and 90 s.',
    );
    await at.page.getByLabel(drift.second).fill(codes[7] ?? '');
    await at.press(drift.check);
    expect(await at.page.locator('#drift').innerText()).toContain('3 steps fast');
  });
  inHeavy('a token’s drift is told from one code or two', isDrift);

  const isImported = onPage(async (at) => {
    const { imports } = at.words;
    await at.type(ADDRESS);
    await at.unfold(imports.heading);
    await at.page.getByLabel(imports.serial).fill('8659612001234');
    await at.press(imports.make);
    expect(await at.page.locator('#csv').inputValue()).toBe(
      `upn,serial number,secret key,time interval,manufacturer,model\nalice@contoso.example,8659612001234,${SECRET.toUpperCase()},30,Token2,OTPC-P1-i\n`,
    );
    expect(JSON.parse(await at.page.locator('#json').inputValue())).toMatchObject({
      serialNumber: '8659612001234',
      secretKey: SECRET.toUpperCase(),
      timeIntervalInSeconds: 30,
      hashFunction: 'hmacsha1',
    });
  });
  inHeavy(
    'Entra’s CSV has the column that Microsoft documents, and Graph gets its JSON',
    isImported,
  );

  const isRandom = onPage(async (at) => {
    const made = new Set<string>();
    for (let times = 0; times < 3; times += 1) {
      await at.press(at.words.secret.random);
      made.add(await at.page.getByLabel(at.words.secret.label).inputValue());
    }
    expect([...made].filter((secret) => /^[A-Z2-7]{32}$/.test(secret))).toHaveLength(3);
  });
  inHeavy('a random secret has 160 bits, and is another one each time', isRandom);

  const isRefused = onPage(async (at) => {
    await at.type(SECRET);
    await at.type('frjlnxsknymgykj1');
    expect(await at.page.locator('.result').innerText()).not.toBe('');
    expect(await at.codes()).toEqual([]);
  });
  inHeavy(
    'what cannot be read with certainty has no codes, and takes away those before',
    isRefused,
  );
});

describe('the clock', () => {
  const isOlder = onPage(
    async (at) => {
      expect(await at.page.getByRole('alert').first().innerText()).toContain(at.words.clock.wrong);
    },
    { now: Date.UTC(2020, 0, 1) },
  );
  inHeavy('that shows a time before the file was written is not to be trusted', isOlder);

  const hasJumped = onPage(async (at) => {
    expect(await at.page.locator('#clock-doubt').innerText()).toBe('');
    await at.page.clock.setSystemTime(NOW + 90_000);
    await at.page.clock.runFor(1_000);
    expect(await at.page.locator('#clock-doubt').innerText()).toContain(at.words.clock.jumped(90));
  });
  inHeavy('that was set while the page was open is not, either', hasJumped);
});

describe('the secret', () => {
  test(
    'is in no storage, address, title, history, console or clipboard, and gone on the way back',
    onPage(leavesNothing),
  );

  inHeavy('is forgotten on a press', onPage(isForgottenOnPress));
});

describe('for everybody', () => {
  const isFaultless = played(async (browser) => {
    expect(await faultsInLooks(browser, HEAVY)).toEqual([]);
  });
  inHeavy('axe-core finds no fault, and 320 pixels suffice', isFaultless);

  const byKeys = onPage(async (at) => {
    await at.page.keyboard.press('Tab');
    await at.page.keyboard.type(SECRET);
    await at.page.keyboard.press('Tab');
    await at.page.keyboard.press('Enter');
    expect(await at.codes()).toHaveLength(9);
  });
  inHeavy('the keyboard alone gets a code', byKeys);
});

(DRAWS ? test : test.skip)('is drawn', played(drawLooks), 300_000);
