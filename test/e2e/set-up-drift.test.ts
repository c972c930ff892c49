// A token whose clock is too far off is not posted without a word: the way to burn it again stands beside.
import { expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { codeOnToken } from '../app/provisioning/sitting.js';
import type { SetUpPage } from './set-up-page.js';
import { onSetUpPage, SECRET, uriOf } from './set-up-stage.js';
import type { SetUpScene } from './set-up-stage.js';
import { isOn } from '../../scripts/environment.mjs';

const inHeavy = isOn(process.env, 'HEAVY') ? test : test.skip;

const played = onSetUpPage();

async function prove({ at, server }: SetUpScene, steps: number): Promise<void> {
  await at.fill(at.words.burn.proof.label, codeOnToken(server.trial, steps, SECRET));
  await at.press(at.words.burn.proof.send);
  await at.heading(at.words.ship.heading);
}

async function burned(scene: SetUpScene, steps: number): Promise<void> {
  const { at } = scene;
  await at.type(uriOf('diego'));
  await at.press(at.words.enrol.check.store);
  await at.code();
  await at.press(at.words.enrol.code.accepted);
  await at.heading(at.words.burn.heading);
  await prove(scene, steps);
}

function toBurnAgain({ page, words }: SetUpPage): Locator {
  return page.getByRole('heading', { name: words.burn.again.heading });
}

inHeavy(
  'two steps off are posted, as Microsoft allows for them',
  played(async (scene) => {
    const { at } = scene;
    await burned(scene, 2);
    expect(await toBurnAgain(at).count()).toBe(0);
  }),
);

inHeavy(
  'more are burned again in the same sitting, and then posted',
  played(async (scene) => {
    const { at } = scene;
    await burned(scene, 3);
    await toBurnAgain(at).waitFor();
    await at.page.getByText(at.words.burn.again.lines(3, 90)[0] ?? '').waitFor();
    await at.press(at.words.burn.show);
    await at.page.getByRole('img').waitFor();
    await at.press(at.words.burn.hide);
    await prove(scene, -1);
    await at.page.getByText(at.words.burn.proved(-1, -30)).waitFor();
    expect(await toBurnAgain(at).count()).toBe(0);
    await at.page.getByLabel(at.words.ship.nothing).check();
    await at.press(at.words.ship.send);
    await at.heading(at.words.ship.done.heading);
    expect(at.complaints).toEqual([]);
  }),
);

inHeavy(
  'later the page names the command with which it is asked for',
  played(async (scene) => {
    const { at } = scene;
    await burned(scene, -3);
    await at.page.getByRole('button', { name: at.words.burn.show }).waitFor();
    scene.server.trial.parts.clock.advanceSeconds(31 * 60);
    // Open all the while: the bot says no, and what to do.
    await at.press(at.words.burn.show);
    await at.page.getByRole('alert').getByText('/reburn').waitFor();
    await at.page.reload();
    await toBurnAgain(at).waitFor();
    await at.page.getByText(at.words.burn.byRequest).waitFor();
    expect(await at.page.getByRole('button', { name: at.words.burn.show }).count()).toBe(0);
  }),
);
