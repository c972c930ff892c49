// Slips at the set-up page: each is said beside its field, in view, with the focus, and read out; and nothing is kept of it.
import { expect, test } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { codeOnToken } from '../app/provisioning/sitting.js';
import { isOn } from '../../scripts/environment.mjs';
import type { SetUpPage } from './set-up-page.js';
import { onSetUpPage, SECRET, uriOf } from './set-up-stage.js';
import type { SetUpScene } from './set-up-stage.js';

const played = onSetUpPage();
const inHeavy = isOn(process.env, 'HEAVY') ? test : test.skip;

/** At most so far from each other, in pixels, so that both are in view. */
const BESIDE = 80;

/** The field has the focus and is marked; what is said is part of what is read out of it, an alert, and right beside it. */
async function isSaidOf(
  at: SetUpPage,
  of: Locator | { readonly field: Locator; readonly group: Locator },
  line: string,
): Promise<void> {
  const { field, group } = 'group' in of ? of : { field: of, group: of };
  const said = at.page.getByRole('alert').filter({ hasText: line });
  await said.waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const describedBy = (await group.getAttribute('aria-describedby')) ?? '';
  expect(describedBy.split(' ')).toContain(await said.getAttribute('id'));
  expect(await isFocused(field)).toBe(true);
  await isInView(at, said);
  expect(await gap(group, said)).toBeLessThan(BESIDE);
}

async function isFocused(field: Locator): Promise<boolean> {
  return field.evaluate((one) => one === document.activeElement);
}

async function isInView({ page }: SetUpPage, said: Locator): Promise<void> {
  const box = await said.boundingBox();
  const { height } = page.viewportSize() ?? { height: 0 };
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
}

/** Pixels between two, from one's nearer edge to the other's. */
async function gap(one: Locator, other: Locator): Promise<number> {
  const [first, second] = [await one.boundingBox(), await other.boundingBox()];
  if (first === null || second === null) return Infinity;
  const [above, below] = first.y <= second.y ? [first, second] : [second, first];
  return below.y - (above.y + above.height);
}

async function isSaidBelow(at: SetUpPage, heading: string): Promise<void> {
  await at.heading(heading);
  const title = at.page.getByRole('heading', { name: heading });
  expect(await isFocused(title)).toBe(true);
  await isInView(at, title);
}

async function toShip({ at, server }: SetUpScene): Promise<void> {
  // Of the current code a second is left: what is shown is the next one, with from when.
  server.trial.parts.clock.advanceSeconds(29);
  await at.press(at.words.enrol.check.store);
  const code = await at.code();
  await at.page.getByText(/^Read it out now[.] It works in 1 s, from /).waitFor();
  expect(code).toBe(codeOnToken(server.trial, 1, SECRET));
  await at.page.clock.fastForward(1000);
  await at.page.getByText(/^Works for 30 s, until /).waitFor();
  await at.press(at.words.enrol.code.accepted);
  const proof = at.page.getByLabel(at.words.burn.proof.label);
  await proof.fill('12');
  await at.press(at.words.burn.proof.send);
  await isSaidOf(at, proof, at.words.refusals.CODE_MALFORMED({ code: '', digits: 6 }, String));
  await proof.fill(codeOnToken(server.trial, -1, SECRET));
  await at.press(at.words.burn.proof.send);
  await at.heading(at.words.ship.heading);
}

test(
  'from nothing at all to a day before the parcel was posted',
  played(async (scene) => {
    const { at, server } = scene;
    const { capture, ship } = at.words;
    await at.heading(capture.heading);
    await at.press(capture.typed.read);
    await isSaidOf(at, at.page.getByLabel(capture.typed.label), capture.empty);
    // Another kind of file, pasted: nothing was said of it at all.
    await at.page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['a text'], 'notes.txt', { type: 'text/plain' }));
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    await isSaidBelow(at, capture.notPicture.heading);
    await at.choosePicture(Buffer.from('a text that is called a picture'));
    await isSaidBelow(at, capture.notPicture.heading);
    // No secret: said where it was typed.
    await at.type('8658012345678');
    const found = at.page.locator('form .result .notice');
    await found.waitFor();
    expect(await gap(at.page.getByLabel(capture.typed.label), found)).toBeLessThan(BESIDE);
    await at.type(uriOf('diego'));
    await toShip(scene);
    const [posted, expected] = [
      at.page.getByLabel(ship.postedOn),
      at.page.getByLabel(ship.expectedOn),
    ];
    await at.press(ship.send);
    const first = at.page.getByLabel(ship.nothing);
    await isSaidOf(at, { field: first, group: at.page.locator('fieldset') }, ship.chooseOne);
    await at.page.getByLabel(ship.dontAskAgain).check();
    await at.press(ship.send);
    await isSaidOf(at, at.page.getByLabel(ship.days), ship.daysMissing);
    await at.fill(ship.days, '30');
    // For WebKit, which shows today where no day was put in.
    expect(await posted.getAttribute('data-empty')).toBe('');
    await posted.fill('2026-11-24');
    expect(await posted.getAttribute('data-empty')).toBeNull();
    expect(await expected.getAttribute('data-empty')).toBe('');
    await expected.fill('2026-11-23');
    await at.press(ship.send);
    await isSaidOf(at, expected, ship.beforePosted);
    await expected.fill('2026-11-26');
    // Corrected, what was said of it is gone.
    expect((await at.page.getByRole('alert').allInnerTexts()).join('')).toBe('');
    await at.press(ship.send);
    await at.heading(ship.done.heading);
    await at.page.getByText(ship.done.correction).click();
    await at.page.getByLabel(ship.expectedOn).fill('2026-11-28');
    await at.press(ship.done.correct);
    await at.page.locator('dd', { hasText: '28 November 2026' }).waitFor();
    const shipped = (await server.trial.audit()).filter(
      ({ fact }) => fact.action === 'token.noted',
    );
    expect(shipped.map(({ fact }) => fact)).toEqual([
      { action: 'token.noted', what: ['postedOn', 'expectedOn', 'offered'] },
      {
        action: 'token.noted',
        what: ['postedOn', 'expectedOn'],
        days: {
          before: { postedOn: '2026-11-24', expectedOn: '2026-11-26' },
          after: { postedOn: '2026-11-24', expectedOn: '2026-11-28' },
        },
      },
    ]);
    expect(at.complaints).toEqual([]);
  }),
);

inHeavy(
  'an answer that concerns no field is said below the button that was pressed, in view',
  played(async ({ at }) => {
    await at.heading(at.words.capture.heading);
    await at.page.setViewportSize({ width: 320, height: 560 });
    await at.type(uriOf('diego'));
    await at.heading(at.words.enrol.check.heading);
    await at.page.context().clearCookies();
    await at.press(at.words.enrol.check.store);
    const said = at.page.getByRole('alert').filter({ hasText: at.words.failures.over });
    await said.waitFor();
    await isInView(at, said);
    const store = at.page.getByRole('button', { name: at.words.enrol.check.store, exact: true });
    expect(await gap(store, said)).toBeLessThan(BESIDE);
  }),
);
