// The whole story of a token in real windows, with a marked seed: set up, enrolled, burned, posted, a code released, delivered,
// the seed gone. And the seed is nowhere but where it has to be.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { decodeBase32 } from '../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../src/domain/otp/parameters.js';
import { fine, must } from '../app/trial.js';
import { independentCode } from '../domain/otp/independent-code.js';
import { spelledIn, spellingsOf } from '../marked-spellings.js';
import { everyFile } from '../every-file.js';
import { launchBrowser } from './browser.js';
import { copyOfData, openedWith, sealsOf } from './kept-seeds.js';
import { openWindow } from './playground-window.js';
import type { PlaygroundWindow } from './playground-window.js';
import { qrScreenshot } from './qr-screenshot.js';
import { startBridge } from './running-bridge.js';
import type { RunningBridge } from './running-bridge.js';
import { setUpIn } from './set-up-page.js';
import type { SetUpPage } from './set-up-page.js';
import { isOn } from '../../scripts/environment.mjs';

/** It says what it is to whoever finds it. */
const MARKED = 'OVERHEARDMARKEDSEEDNEVERSEENHERE';
const URI = `otpauth://totp/Contoso%3Aalice%40contoso.example?secret=${MARKED.toLowerCase()}&issuer=Microsoft`;
const SPELLINGS = spellingsOf(MARKED);
const CALLED_BACK = 'called back on the number on file';

let browser: Browser | undefined;
let bridge: RunningBridge;
const copies: string[] = [];

beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: (await readFile(wasm)).buffer } });
  browser = await launchBrowser();
  bridge = await startBridge();
});
afterAll(async () => {
  await browser?.close();
  await bridge.stop();
  for (const copy of copies) await rm(copy, { recursive: true, force: true, maxRetries: 20 });
});

/** What a hardware token with this secret shows, and a sign-in accepts from two steps before to two after. */
function codes(secret: string, ...away: readonly number[]): readonly string[] {
  const step = Math.floor(Date.now() / 30_000);
  const key = fine(decodeBase32(secret));
  return away.map((steps) => independentCode(key, step + steps, DEFAULT_PARAMETERS));
}

/** As the burner's camera does. */
async function scanned(page: Page): Promise<string> {
  const [code] = await readBarcodes(await page.screenshot({ fullPage: true }), {
    formats: ['QRCode'],
  });
  return must(code).text;
}

type Heard = { readonly what: string; readonly text: string };

/** Everything that this window ever sent, was sent, or shows. */
function listenTo(page: Page): () => Promise<readonly Heard[]> {
  const heard: Promise<Heard>[] = [];
  const hear = (what: string, text: string | Promise<string>): void => {
    heard.push(Promise.resolve(text).then((said) => ({ what, text: said })));
  };
  const nameOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';
  page.on('request', (request) => {
    hear('address', request.url());
    hear(`asked ${nameOf(request.url())}`, request.postData() ?? '');
  });
  page.on('response', (response) => {
    const text = response.text().catch(() => '');
    hear(`told ${nameOf(response.url())}`, text);
  });
  page.on('console', (message) => {
    hear('console', message.text());
  });
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      hear('frame', String(payload));
    });
    socket.on('framesent', ({ payload }) => {
      hear('frame', String(payload));
    });
  });
  return async () => [...(await Promise.all(heard)), { what: 'page', text: await page.content() }];
}

async function whereSpelled(heard: () => Promise<readonly Heard[]>): Promise<readonly string[]> {
  const all = await heard();
  expect(all.length).toBeGreaterThan(10);
  return all.filter(({ text }) => spelledIn(SPELLINGS, text).length > 0).map(({ what }) => what);
}

async function setUp(alex: PlaygroundWindow): Promise<SetUpPage> {
  await alex.say('/provision alice');
  await alex.waitForCard('Set up a token');
  const opened = alex.page.context().waitForEvent('page');
  await alex.follow('Open the set-up');
  return setUpIn(await opened);
}

async function capture(page: SetUpPage, on: Browser): Promise<void> {
  const { check, code } = page.words.enrol;
  await page.heading(page.words.capture.heading);
  await page.pastePicture(await qrScreenshot(on, URI));
  await page.heading(check.heading);
  await page.press(check.store);
  // The trial's own token is under way.
  await page.heading(check.overrule);
  for (const box of await page.page.getByRole('checkbox').all()) await box.check();
  await page.press(check.store);
  // Worked out once the code is there: it may be a new one by then; near a step's end it is the next one's.
  const shown = await page.code();
  expect(codes(MARKED, -1, 0, 1)).toContain(shown);
  await page.press(code.accepted);
  await page.heading(page.words.burn.heading);
}

/** The token is two steps fast: the code of now was given out for the wizard, and proves nothing. */
async function burn(page: SetUpPage): Promise<void> {
  const { burn: words, ship } = page.words;
  await page.press(words.show);
  await page.page.getByRole('img').waitFor();
  const burned = new URL(await scanned(page.page)).searchParams.get('secret') ?? '';
  await page.press(words.hide);
  await page.fill(words.proof.label, must(codes(burned, 2)[0]));
  await page.press(words.proof.send);
  await page.heading(ship.heading);
}

async function post(page: SetUpPage): Promise<void> {
  const { ship } = page.words;
  await page.fill(ship.serial, '8659612004711');
  await page.page.getByLabel(ship.staySignedIn).check();
  await page.press(ship.send);
  await page.heading(ship.done.heading);
  await page.press(ship.done.finish);
  await page.heading(ship.done.closed);
}

async function release(alex: PlaygroundWindow, megan: PlaygroundWindow): Promise<string> {
  await alex.say('/otp alice her parcel is late');
  await alex.choose(CALLED_BACK);
  await alex.press('Send request');
  await megan.waitForCard('her parcel is late');
  await megan.press('Approve');
  await alex.waitForCard('then press Show code');
  await alex.press('Show code');
  const card = await alex.waitForCard('Should work until');
  await alex.press('Worked');
  return must(/\b(\d{3}) (\d{3})\b/.exec(card)?.slice(1).join(''));
}

async function deliver(alex: PlaygroundWindow): Promise<void> {
  await alex.say('/delivered alice');
  await alex.press('It has arrived');
  await alex.fill('Code on the token', must(codes(MARKED, 3)[0]));
  await alex.press('Mark as delivered');
  await alex.waitForCard('destroyed at');
}

(isOn(process.env, 'HEAVY') ? test : test.skip)(
  'from the QR code on a shared screen to the token in the hand, and the seed gone',
  async () => {
    if (browser === undefined) return;
    const windows: (() => Promise<readonly Heard[]>)[] = [];
    const onPage = (window: Page): void => {
      windows.push(listenTo(window));
    };
    const alex = await openWindow(browser, bridge.alex, { onPage });
    const megan = await openWindow(browser, bridge.megan, { onPage });
    const page = await setUp(alex);
    const setUpHeard = listenTo(page.page);
    await capture(page, browser);
    const before = await copyOfData(bridge.dataFolder);
    copies.push(before);
    const seals = await sealsOf(before);
    const opened = await Promise.all(seals.map(async (seal) => openedWith(before, before, seal)));
    const mine = must(seals[opened.indexOf(MARKED)]);
    await burn(page);
    await post(page);
    expect(codes(MARKED, -1, 0, 1, 2)).toContain(await release(alex, megan));
    await deliver(alex);

    const after = await copyOfData(bridge.dataFolder);
    copies.push(after);
    expect((await sealsOf(after)).map(({ tokenId }) => tokenId)).not.toContain(mine.tokenId);
    // The sealed file of then, and every key that lies in the folder of now.
    expect(await openedWith(after, before, mine)).toBeUndefined();
    expect(spelledIn(SPELLINGS, await everyFile(bridge.dataFolder))).toEqual([]);
    expect(spelledIn(SPELLINGS, await everyFile(before))).toEqual([]);
    expect(spelledIn(SPELLINGS, bridge.output())).toEqual([]);
    for (const heard of windows) expect(await whereSpelled(heard)).toEqual([]);
    // Sent twice, since the first time warnings stood in the way; brought back for the burner, once.
    expect(await whereSpelled(setUpHeard)).toEqual([
      'asked capture',
      'asked capture',
      'told seed-qr',
    ]);
    expect(page.complaints).toEqual([]);
    await alex.say('/otp alice');
    await alex.waitForCard(/destroyed|arrived|delivered/);
  },
  180_000,
);
