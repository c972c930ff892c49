// Forty conversations against the running bot. PRINT=1 writes docs/conversations.md.
import { expect, test } from '@jest/globals';
import { isOn } from '../../../../scripts/environment.mjs';
import { heldPage } from '../../../held-page.js';
import { conversationsPage, sectionOf } from './conversations-page.js';
import type { Played } from './conversations-page.js';
import { playScene, SCENES } from './play-scene.js';

const played: Played[] = [];
const numbered = SCENES.map((scene, at) => [at + 1, scene.title, scene] as const);

test.each(numbered)('%d. %s', async (number, _title, scene) => {
  const one = await playScene(scene);
  played.push(one);
  const said = one.lines.flatMap((line) => (line.kind === 'sees' ? [line.words] : [])).join('\n');
  expect(said).toContain(scene.says);
  if (scene.never !== undefined) expect(said).not.toContain(scene.never);
  if (!isOn(process.env, 'PRINT')) {
    expect(heldPage('conversations.md')).toContain(sectionOf(one, number));
  }
});

test('there are forty of them, half of them German, and the page in docs/ is what was said', () => {
  expect(played).toHaveLength(40);
  expect(played.filter(({ locale }) => locale === 'de-DE')).toHaveLength(20);
  const page = conversationsPage(played);
  expect(heldPage('conversations.md', page)).toBe(page);
});
