// Forty conversations against the running bot, eight in the ordinary run. PRINT=1 writes docs/conversations.md.
import { expect, test } from '@jest/globals';
import { isOn } from '../../../../scripts/environment.mjs';
import { HEAVY, someOf } from '../../../heavy.js';
import { heldPage } from '../../../held-page.js';
import { conversationsPage, sectionOf } from './conversations-page.js';
import type { Played } from './conversations-page.js';
import { playScene, SCENES } from './play-scene.js';

const IS_WHOLE = HEAVY || isOn(process.env, 'PRINT');
const played: Played[] = [];
const numbered = SCENES.map((scene, at) => [at + 1, scene.title, scene] as const);

test.each(IS_WHOLE ? numbered : someOf(numbered, 5))('%d. %s', async (number, _title, scene) => {
  const one = await playScene(scene);
  played.push(one);
  const said = one.lines.flatMap((line) => (line.kind === 'sees' ? [line.words] : [])).join('\n');
  expect(said).toContain(scene.says);
  if (scene.never !== undefined) expect(said).not.toContain(scene.never);
  if (!isOn(process.env, 'PRINT')) {
    expect(heldPage('conversations.md')).toContain(sectionOf(one, number));
  }
});

test('there are forty of them, and both languages are among those that were played', () => {
  expect(SCENES).toHaveLength(40);
  const locales = new Set(SCENES.map(({ locale }) => locale));
  expect(new Set(played.map(({ locale }) => locale))).toEqual(locales);
});

(IS_WHOLE ? test : test.skip)(
  'half of them are German, and the page in docs/ is what was said',
  () => {
    expect(played).toHaveLength(40);
    expect(played.filter(({ locale }) => locale === 'de-DE')).toHaveLength(20);
    const page = conversationsPage(played);
    expect(heldPage('conversations.md', page)).toBe(page);
  },
);
