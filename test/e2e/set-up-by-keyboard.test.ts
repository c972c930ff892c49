// The whole set-up without a mouse: everything is reached with Tab, seen to have the focus, and done with keys.
import { expect, test } from '@jest/globals';
import { codeOnToken } from '../app/provisioning/sitting.js';
import type { SetUpPage } from './set-up-page.js';
import { onSetUpPage, SECRET } from './set-up-stage.js';
import { isOn } from '../../scripts/environment.mjs';

const NAME = 'Contoso:diego@contoso.example';
const HEAVY = isOn(process.env, 'HEAVY');
/** More stops than any step has. */
const STOPS_AT_MOST = 25;

const played = onSetUpPage();

type Focused = { readonly name: string; readonly isSeen: boolean };

/** What has the focus: its words or its label, and whether somebody sees that it has. */
async function focused({ page }: SetUpPage): Promise<Focused> {
  return page.evaluate(() => {
    const at = document.activeElement;
    // Between the last stop and the first one nothing has the focus.
    if (!(at instanceof HTMLElement) || at === document.body) return { name: '', isSeen: false };
    const labels = 'labels' in at && at.labels instanceof NodeList ? [...at.labels] : [];
    const words = [at.getAttribute('aria-label'), ...labels.map((one) => one.textContent)];
    const name = words.find((one) => one !== null && one !== '') ?? at.textContent;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    // Of the browser's own parts of a date the one with the focus is marked, not the whole.
    const isDate = at instanceof HTMLInputElement && at.type === 'date';
    const isSeen = isDate || (outlineStyle !== 'none' && outlineWidth !== '0px');
    return { name: name.trim(), isSeen };
  });
}

/** Tab until it has the focus; every stop on the way is one that can be seen. */
async function tabTo(at: SetUpPage, name: string): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < STOPS_AT_MOST; stop += 1) {
    await at.page.keyboard.press('Tab');
    const now = await focused(at);
    if (now.name !== '') expect([now.name, now.isSeen]).toEqual([now.name, true]);
    if (now.name === name) return;
    passed.push(now.name);
  }
  throw new Error(`No way to “${name}” with Tab, only to ${passed.join(', ')}`);
}

async function press(at: SetUpPage, title: string): Promise<void> {
  await tabTo(at, title);
  await at.page.keyboard.press('Enter');
}

async function typeInto(at: SetUpPage, label: string, text: string): Promise<void> {
  await tabTo(at, label);
  await at.page.keyboard.type(text);
}

(HEAVY ? test : test.skip)(
  'a token is set up and posted by keyboard alone',
  played(async ({ at, server }) => {
    const { capture, enrol, cancel, burn, ship } = at.words;
    await at.heading(capture.heading);
    await typeInto(at, capture.typed.label, `Account name: ${NAME}\nSecret key: ${SECRET}`);
    await press(at, capture.typed.read);
    await at.heading(enrol.check.heading);
    await press(at, enrol.check.store);
    expect(await at.code()).toBe(codeOnToken(server.trial, 0, SECRET));
    // A way out that is not taken brings back to where one was.
    await press(at, cancel.open);
    await at.heading(cancel.heading);
    await at.page.keyboard.press('Escape');
    expect((await focused(at)).name).toBe(cancel.open);
    await press(at, enrol.code.accepted);
    await at.heading(burn.heading);
    await press(at, burn.show);
    await at.page.getByRole('img').waitFor();
    expect((await focused(at)).name).toBe(burn.hide);
    await at.page.keyboard.press('Enter');
    expect((await focused(at)).name).toBe(burn.show);
    await typeInto(at, burn.proof.label, codeOnToken(server.trial, -1, SECRET));
    await at.page.keyboard.press('Enter');
    await at.heading(ship.heading);
    await typeInto(at, ship.serial, '8659612004711');
    await tabTo(at, ship.nothing);
    await at.page.keyboard.press('ArrowDown');
    await at.page.keyboard.press('ArrowDown');
    await typeInto(at, ship.days, '60');
    await press(at, ship.send);
    await at.heading(ship.done.heading);
    await press(at, ship.done.finish);
    await at.heading(ship.done.closed);
    expect(at.complaints).toEqual([]);
  }),
);
