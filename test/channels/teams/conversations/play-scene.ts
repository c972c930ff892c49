import { startBot } from '../../running-bot.js';
import { CONTROL_SCENES } from './control-scenes.js';
import type { Played } from './conversations-page.js';
import { FINDING_SCENES } from './finding-scenes.js';
import { REACH_SCENES } from './reach-scenes.js';
import { SAFETY_SCENES } from './safety-scenes.js';
import type { Scene } from './scene.js';
import { Talk } from './talk.js';
import { TURN_SCENES } from './turn-scenes.js';

export const SCENES: readonly Scene[] = [
  ...FINDING_SCENES,
  ...TURN_SCENES,
  ...CONTROL_SCENES,
  ...SAFETY_SCENES,
  ...REACH_SCENES,
];

/** The whole conversation, from a bot of its own. */
export async function playScene(scene: Scene): Promise<Played> {
  await scene.before?.();
  const bot = await startBot(scene.changes?.() ?? {});
  try {
    const talk = new Talk(bot, scene.locale);
    await talk.meet(...(scene.met ?? ['alex', 'megan']));
    await scene.play(talk);
    return { title: scene.title, locale: scene.locale, lines: talk.lines };
  } finally {
    await bot.stop();
  }
}
