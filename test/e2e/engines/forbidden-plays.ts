// What somebody meets on each page where a browser forbids something, and how they go on from there.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { auditorsWordsFor } from '../../../src/text/auditors-words.js';
import { en as toolset } from '../../../src/text/toolset/en.js';
import { wordsFor } from '../../../src/text/words.js';
import { SECRET, uriOf } from '../set-up-stage.js';
import type { Pages } from './pages.js';
import type { Play } from './play.js';
import type { Visit } from './visit.js';

const { page: setUp } = wordsFor('en');
const { capture, enrol } = setUp;
/** Of a kind that the decoder does not open by itself. */
const WEBP = join(import.meta.dirname, '..', '..', 'fixtures', 'screenshot.webp');

async function openSetUp({ window }: Visit, { setUp: server }: Pages): Promise<void> {
  await window.goto(`${server.base}/provision#${await server.ticket()}`);
}

async function typesTheSecret(visit: Visit): Promise<void> {
  await visit.fill('secret', uriOf('diego'));
  await visit.press(capture.typed.read);
  await visit.says(enrol.check.heading);
}

const said = (told: { readonly heading: string; readonly lines: readonly string[] }): string =>
  [told.heading, ...told.lines].join('. ');

async function saysAll(visit: Visit, lines: readonly string[]): Promise<void> {
  for (const line of lines) await visit.says(line);
}

async function hasButton(visit: Visit, title: string): Promise<boolean> {
  const shown = `[...document.querySelectorAll('button')].some((one) => one.textContent === ${JSON.stringify(title)} && one.offsetParent)`;
  return (await visit.window.value(shown)) === true;
}

async function openToolset({ window }: Visit, { toolsetFile }: Pages): Promise<void> {
  await window.goto(pathToFileURL(toolsetFile).href);
}

async function hasCodes(visit: Visit): Promise<void> {
  await visit.until("document.querySelectorAll('.codes .digits').length === 9");
}

async function typesItThere(visit: Visit): Promise<void> {
  await visit.fill('secret', SECRET);
  await visit.press(toolset.secret.read);
  await hasCodes(visit);
}

const onSetUpPage: readonly Play[] = [
  {
    page: 'set-up page',
    things: ['wasm', 'workers'],
    meet: async (visit, pages) => {
      await openSetUp(visit, pages);
      await saysAll(visit, [capture.noReader.heading, ...capture.noReader.lines]);
      if (await hasButton(visit, capture.choose)) throw new Error('a picture is asked for');
      await typesTheSecret(visit);
      return { says: said(capture.noReader), left: 'the secret key, typed; everything after it' };
    },
  },
  {
    page: 'set-up page',
    things: ['canvas', 'fingerprinting'],
    meet: async (visit, pages) => {
      await openSetUp(visit, pages);
      await visit.says(capture.heading);
      await visit.choose(WEBP);
      await saysAll(visit, [capture.blinded.heading, ...capture.blinded.lines]);
      await visit.choose(pages.picture);
      await visit.says(enrol.check.heading);
      // Nobody is asked for a screen that could not be read.
      await openSetUp(visit, pages);
      await visit.press(capture.share);
      await saysAll(visit, [capture.blinded.heading, ...capture.blinded.lines]);
      return {
        says: said(capture.blinded),
        left: 'a PNG or JPEG file, which is read without a word; the secret key, typed',
      };
    },
  },
  {
    page: 'set-up page',
    things: ['clipboard'],
    meet: async (visit, pages) => {
      await openSetUp(visit, pages);
      await visit.says(capture.heading);
      await typesTheSecret(visit);
      await visit.press(enrol.check.store);
      await visit.until("/\\d{3} \\d{3}/.test(document.querySelector('.code')?.textContent)");
      await visit.press(enrol.code.copy);
      await visit.says(enrol.code.notCopied.other);
      await visit.press(enrol.code.accepted);
      await visit.says(setUp.burn.heading);
      return { says: enrol.code.notCopied.other, left: 'the code, read out or typed' };
    },
  },
  {
    page: 'set-up page',
    things: ['screen'],
    meet: async (visit, pages) => {
      await openSetUp(visit, pages);
      await visit.says(capture.heading);
      if (await hasButton(visit, capture.share)) throw new Error('a button that does nothing');
      await visit.choose(pages.picture);
      await visit.says(enrol.check.heading);
      return { says: '', left: 'pictures, pasted, dropped or chosen; the secret key, typed' };
    },
  },
  {
    page: 'set-up page',
    things: ['storage'],
    meet: async (visit, pages) => {
      await openSetUp(visit, pages);
      await visit.says(capture.heading);
      await typesTheSecret(visit);
      await visit.press(enrol.check.store);
      const { noCookies, over } = setUp.failures;
      const either = [noCookies, over].map((line) => JSON.stringify(line)).join(', ');
      await visit.until(`[${either}].some((line) => document.body.innerText.includes(line))`);
      // Some say that they keep cookies, and keep none.
      const says = (await visit.text()).includes(noCookies) ? noCookies : over;
      return { says, left: 'another link, once cookies are allowed' };
    },
  },
];

const onToolset: readonly Play[] = [
  {
    page: 'toolset',
    things: ['wasm', 'workers'],
    meet: async (visit, pages) => {
      await openToolset(visit, pages);
      await visit.says(toolset.secret.noReader);
      if (await hasButton(visit, toolset.secret.choose)) throw new Error('a picture is asked for');
      await typesItThere(visit);
      return { says: toolset.secret.noReader, left: 'the secret key, typed; everything after it' };
    },
  },
  {
    page: 'toolset',
    things: ['canvas', 'fingerprinting'],
    meet: async (visit, pages) => {
      await openToolset(visit, pages);
      await visit.choose(WEBP);
      await visit.says(toolset.secret.blinded);
      await visit.choose(pages.picture);
      await hasCodes(visit);
      return {
        says: toolset.secret.blinded,
        left: 'a PNG or JPEG file, which is read without a word; the secret key, typed',
      };
    },
  },
  {
    page: 'toolset',
    things: ['clipboard'],
    meet: async (visit, pages) => {
      await openToolset(visit, pages);
      await typesItThere(visit);
      await visit.unfold(toolset.imports.heading);
      await visit.fill('upn', 'alice@contoso.example');
      await visit.fill('serial', '8659612001234');
      await visit.press(toolset.imports.make);
      await visit.press(toolset.imports.copy);
      await visit.says(toolset.imports.notCopied.other);
      return { says: toolset.imports.notCopied.other, left: 'the rows, marked and copied by hand' };
    },
  },
  {
    page: 'toolset',
    things: ['screen', 'storage'],
    meet: async (visit, pages) => {
      await openToolset(visit, pages);
      await visit.choose(pages.picture);
      await hasCodes(visit);
      return { says: '', left: 'everything: it asks for none of it' };
    },
  },
];

const onOthers: readonly Play[] = [
  {
    page: 'auditors’ page',
    things: ['all'],
    meet: async (visit, { auditors: server }) => {
      const { pass, ticket } = await server.way('isaiah');
      await visit.window.goto(`${server.base}/audit/${pass}/#${ticket}`);
      await visit.until("document.querySelector('.found > li summary')");
      await visit.window.click("document.querySelector('.found > li summary')");
      await visit.says('Approved, by Megan Bowen');
      await visit.press(auditorsWordsFor('en').look);
      await visit.until("document.querySelector('.found > li summary')");
      return { says: '', left: 'everything: it asks for none of it' };
    },
  },
  {
    page: 'start page',
    things: ['all'],
    meet: async (visit, { trial }) => {
      await visit.window.goto(`${trial}/`);
      await visit.says('Alex Wilber');
      if ((await visit.window.value('document.scripts.length')) !== 0) throw new Error('a script');
      return { says: '', left: 'everything: it runs no script' };
    },
  },
];

export const PLAYS: readonly Play[] = [...onSetUpPage, ...onToolset, ...onOthers];
