// The set-up page in a real browser against the running bot: every way to the secret ends in a token whose codes are right.
import { describe, expect, test } from '@jest/globals';
import { codeOnToken } from '../app/provisioning/sitting.js';
import { fine, must } from '../app/trial.js';
import type { Trial } from '../app/trial.js';
import { qrScreenshot } from './qr-screenshot.js';
import { onSetUpPage, SECRET, uriOf } from './set-up-stage.js';
import type { SetUpScene } from './set-up-stage.js';
import { isOn } from '../../scripts/environment.mjs';

const URI = uriOf('diego');
const HEAVY = isOn(process.env, 'HEAVY');

const played = onSetUpPage();

/** `/otp`, approved by somebody else, shown. */
async function codeOfRelease(trial: Trial): Promise<string> {
  const id = await trial.requestBy('alex', 'diego');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  return must(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).code.reveal();
}

async function enrolled({ at, server }: SetUpScene): Promise<void> {
  await at.heading('Is this right?');
  expect(await at.text()).not.toMatch(new RegExp(SECRET, 'i'));
  await at.press('Store it');
  expect(await at.code()).toBe(codeOnToken(server.trial, 0, SECRET));
  await at.press('Accepted');
  await at.heading('Burn the token');
  // One step ahead, as the sample's policy has it.
  expect(await codeOfRelease(server.trial)).toBe(codeOnToken(server.trial, 1, SECRET));
  expect(at.complaints).toEqual([]);
  expect(at.asked.filter((url) => !url.startsWith(`${server.base}/provision`))).toEqual([]);
}

type Way = readonly [string, (scene: SetUpScene) => Promise<void>];
const WAYS: readonly Way[] = [
  [
    'a pasted screenshot',
    async ({ at, browser }) => at.pastePicture(await qrScreenshot(browser, URI)),
  ],
  [
    'a dropped picture',
    async ({ at, browser }) => at.dropPicture(await qrScreenshot(browser, URI)),
  ],
  ['a chosen file', async ({ at, browser }) => at.choosePicture(await qrScreenshot(browser, URI))],
  ['the text that “Can’t scan?” shows', async ({ at }) => at.type('FRJL nxsk nymg YKJX')],
  ['a typed address', async ({ at }) => at.type(URI)],
];

describe('leads to an enrolled token, and /otp gives its right code:', () => {
  test.each(HEAVY ? WAYS : WAYS.slice(0, 1))('%s', async (_way, capture) =>
    played(async (scene) => {
      await scene.at.heading('Show me the QR code');
      await capture(scene);
      await enrolled(scene);
    })(),
  );
});
