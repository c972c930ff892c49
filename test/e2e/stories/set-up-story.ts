// Who sets up: from the QR code on Alice's screen to the token in her hand.
import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { decodeBase32 } from '../../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { fine } from '../../app/trial.js';
import { independentCode } from '../../domain/otp/independent-code.js';
import type { PlaygroundWindow } from '../playground-window.js';
import { qrScreenshot } from '../qr-screenshot.js';
import { setUpIn } from '../set-up-page.js';
import type { SetUpPage } from '../set-up-page.js';
import { Player } from './player.js';

/** In the trial, whose windows have no dialogs. */
const SHOW_THE_QR_CODE = 2;

const SECRET = 'mfrggzdfmztwq2lkmfrggzdfmztwq2lk';
const URI = `otpauth://totp/Contoso%3Aalice%40contoso.example?secret=${SECRET}&issuer=Microsoft`;

/** What a token with this secret shows so many steps from now. */
function codeOf(secret: string, away: number): string {
  const step = Math.floor(Date.now() / 30_000) + away;
  return independentCode(fine(decodeBase32(secret)), step, DEFAULT_PARAMETERS);
}

export async function setsUp(
  { alex, megan }: { readonly alex: PlaygroundWindow; readonly megan: PlaygroundWindow },
  browser: Browser,
): Promise<Player> {
  const player = new Player('Alex', alex);
  await player.say('/provision alice');
  await player.sees('Set up a token');
  const page = await player.follow('Open the set-up', (opened) => setUpIn(opened));
  await enrols(player, page, browser);
  await burns(player, page);
  await posts(player, page);
  await correctsTheDay(player);
  await showsTheSeed(player, megan);
  await player.say('/delivered alice');
  await player.press('It has arrived');
  await player.fill('Code on the token', codeOf(SECRET, 3));
  await player.press('Mark as delivered');
  await player.sees('destroyed at');
  return player;
}

async function enrols(player: Player, page: SetUpPage, browser: Browser): Promise<void> {
  const { capture, enrol, burn } = page.words;
  await player.seesOn(page, capture.heading);
  await player.pasteOn(page, await qrScreenshot(browser, URI));
  await player.seesOn(page, enrol.check.heading);
  await player.pressOn(page, enrol.check.store);
  await page.code();
  await player.seesOn(page, enrol.code.heading);
  await player.pressOn(page, enrol.code.accepted);
  await player.seesOn(page, burn.heading);
}

/** The token is two steps fast: the code of now, or of the next step, was given out for the wizard, and proves nothing. */
async function burns(player: Player, page: SetUpPage): Promise<void> {
  const { burn, ship } = page.words;
  await player.pressOn(page, burn.show);
  await page.page.getByRole('img').waitFor();
  await player.pressOn(page, burn.hide);
  await player.fillOn(page, burn.proof.label, codeOf(SECRET, 2));
  await player.pressOn(page, burn.proof.send);
  await player.seesOn(page, ship.heading);
}

async function posts(player: Player, page: SetUpPage): Promise<void> {
  const { ship } = page.words;
  await player.fillOn(page, ship.serial, '8659612004711');
  await player.fillOn(page, ship.postedOn, '2026-11-24');
  await player.fillOn(page, ship.expectedOn, '2026-11-27');
  await player.chooseOn(page, ship.staySignedIn);
  await player.pressOn(page, ship.send);
  await player.seesOn(page, ship.done.heading);
  await player.pressOn(page, ship.done.finish);
  await player.seesOn(page, ship.done.closed);
}

async function correctsTheDay(player: Player): Promise<void> {
  await player.say('/token alice');
  await player.press('Correct the days');
  await player.pickDay('Expected on', '30');
  await player.press('Keep these days');
  await player.sees('The days of the parcel are corrected.');
}

/** The parcel came back, and the token was empty. What is on the page is looked at, and drawn nowhere. */
async function showsTheSeed(player: Player, megan: PlaygroundWindow): Promise<void> {
  await player.say('/reburn alice it came back, and shows no code');
  await player.sees('Waiting for approval');
  await megan.waitForCard('it came back');
  await megan.press('Approve');
  await player.sees('Show the QR code');
  const { presses } = player.counted;
  await player.press('Show the QR code');
  const page = await player.follow('Open the page and show it', (opened) => setUpIn(opened));
  await page.page.getByRole('img', { name: page.words.burn.picture }).waitFor();
  expect(player.counted.presses - presses).toBe(SHOW_THE_QR_CODE);
  await page.page.close();
  await player.sees('The QR code was shown to you');
}
