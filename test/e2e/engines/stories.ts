// What each page is for, from its opening to the end, and that nothing secret comes back to whoever goes back.
import { expect } from '@jest/globals';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { auditorsWordsFor } from '../../../src/text/auditors-words.js';
import { en as toolset } from '../../../src/text/toolset/en.js';
import { en as start } from '../../../src/text/trial/en.js';
import { wordsFor } from '../../../src/text/words.js';
import { codeOnToken } from '../../app/provisioning/sitting.js';
import { independentCode } from '../../domain/otp/independent-code.js';
import { SECRET } from '../set-up-stage.js';
import { ADDRESS, HEX } from '../toolset-page.js';
import type { Pages } from './pages.js';
import type { Visit } from './visit.js';

const { page: setUp } = wordsFor('en');
const auditors = auditorsWordsFor('en');

export type Story = {
  readonly page:
    'set-up page' | 'toolset from the disk' | 'toolset, served' | 'auditors’ page' | 'start page';
  /** `drawn`: at the moment that a picture is of. */
  readonly play: (visit: Visit, pages: Pages, drawn: () => Promise<void>) => Promise<void>;
};

/** Nothing of the secret, in whichever form; the secret itself is the only long word that is in none of our pages. */
async function hasNoSecret(visit: Visit): Promise<void> {
  const all = (await visit.everything()).toLowerCase();
  for (const form of [SECRET, HEX]) expect(all.includes(form)).toBe(false);
  expect(await visit.window.value("document.querySelectorAll('[role=img], .qr').length")).toBe(0);
}

/** Buttons below the page that touch the one before them. */
const APART = `[...document.querySelectorAll('footer button + button')].filter((one) => {
  const [before, here] = [one.previousElementSibling, one].map((each) => each.getBoundingClientRect());
  return here.top < before.bottom && here.left - before.right < 8;
}).map(({ textContent }) => textContent)`;

// WebKit keeps the page when somebody goes elsewhere on the same origin: any other page here, without its opener policy, is a window of its
// own to it.
const playSetUp: Story['play'] = async (visit, { setUp: server, picture, trial }, drawn) => {
  const { capture, enrol, burn, ship } = setUp;
  await visit.window.goto(`${server.base}/provision#${await server.ticket()}`);
  await visit.says(capture.heading);
  expect(await visit.window.value(APART)).toEqual([]);
  await drawn();
  await visit.fill('secret', SECRET);
  await visit.leaveAndReturn(`${trial}/`);
  await visit.says(capture.heading);
  await hasNoSecret(visit);
  await visit.choose(picture);
  await visit.says(enrol.check.heading);
  await visit.press(enrol.check.store);
  await visit.until("/\\d{3} \\d{3}/.test(document.querySelector('.code')?.textContent)");
  await visit.press(enrol.code.accepted);
  await visit.says(burn.heading);
  await visit.press(burn.show);
  await visit.until("document.querySelector('[role=img], .qr')");
  await visit.leaveAndReturn(`${server.base}/provision/style.css`);
  await visit.says(burn.heading);
  await hasNoSecret(visit);
  await visit.fill('token-code', codeOnToken(server.trial, -1, SECRET));
  await visit.press(burn.proof.send);
  await visit.says(ship.heading);
  await visit.window.click("document.querySelector('input[type=radio]')");
  await visit.press(ship.send);
  await visit.says(ship.done.heading);
};

/** The codes that are there at one moment, which may be the last of its step. */
const CODES = `({ now: Date.now(), seen: [...document.querySelectorAll('.codes .digits')].map(({ textContent }) => textContent.replace(/\\s/g, '')) })`;
const codesSchema = z.object({ now: z.number(), seen: z.array(z.string()) });

async function hasCodes(visit: Visit): Promise<void> {
  await visit.until("document.querySelectorAll('.codes .digits').length === 9");
  const { now, seen } = codesSchema.parse(await visit.window.value(CODES));
  const step = Math.floor(now / 30_000);
  const around = (middle: number): readonly string[] =>
    [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((offset) =>
      independentCode(Buffer.from(HEX, 'hex'), middle + offset, {
        algorithm: 'SHA-1',
        digits: 6,
        periodSeconds: 30,
      }),
    );
  // The table is drawn four times a second.
  expect([around(step), around(step - 1)]).toContainEqual(seen);
}

const playToolset =
  (address: (pages: Pages) => string): Story['play'] =>
  async (visit, pages, drawn) => {
    await visit.window.goto(address(pages));
    await visit.says(toolset.title);
    await visit.fill('secret', ADDRESS);
    await visit.press(toolset.secret.read);
    await hasCodes(visit);
    await drawn();
    await visit.unfold(toolset.burner.heading);
    await visit.press(toolset.burner.show);
    await visit.until("document.querySelector('.qr')");
    await visit.leaveAndReturn(`${pages.trial}/`);
    await visit.says(toolset.title);
    await hasNoSecret(visit);
    await visit.choose(pages.picture);
    await hasCodes(visit);
    await visit.press(toolset.secret.forget);
    await visit.says(toolset.secret.forgotten);
    await hasNoSecret(visit);
  };

const playAuditors: Story['play'] = async (visit, { auditors: server }, drawn) => {
  const { pass, ticket } = await server.way('isaiah');
  await visit.window.goto(`${server.base}/audit/${pass}/#${ticket}`);
  await visit.until("document.querySelector('.found > li summary')");
  await visit.window.click("document.querySelector('.found > li summary')");
  await visit.says('Approved, by Megan Bowen');
  await drawn();
  await visit.fill('who', 'nobody at all');
  await visit.press(auditors.look);
  await visit.until("document.querySelector('.complaint p')");
  // Who comes later to this browser reads nothing with somebody else's way in.
  await visit.leaveAndReturn(`${server.base}/audit/${pass}/style.css`);
  await visit.says(auditors.failures.over);
  expect(await visit.text()).not.toContain('Megan Bowen');
};

const playStart: Story['play'] = async (visit, { trial }, drawn) => {
  await visit.window.goto(`${trial}/`);
  await visit.says('Alex Wilber');
  await drawn();
  expect(await visit.window.value('document.title')).toBe(start.title);
};

export const STORIES: readonly Story[] = [
  { page: 'set-up page', play: playSetUp },
  {
    page: 'toolset from the disk',
    play: playToolset(({ toolsetFile }) => pathToFileURL(toolsetFile).href),
  },
  { page: 'toolset, served', play: playToolset(({ trial }) => `${trial}/toolset`) },
  { page: 'auditors’ page', play: playAuditors },
  { page: 'start page', play: playStart },
];
