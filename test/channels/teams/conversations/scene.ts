// One conversation of the page: in which language, under which rules, how it goes, and what has to be said in it.
import type { BotChanges } from '../../running-bot.js';
import type { PersonName } from '../../../app/trial.js';
import type { Talk } from './talk.js';

export type Scene = {
  readonly title: string;
  readonly locale: 'en-GB' | 'de-DE';
  readonly changes?: () => BotChanges;
  /** What has to be there first. */
  readonly before?: () => Promise<void>;
  /** Who has met the bot before; the helpdesk and the approvers where nothing is said. */
  readonly met?: readonly PersonName[];
  readonly play: (talk: Talk) => Promise<unknown>;
  /** Said to somebody by the end. */
  readonly says: string;
  /** Never said to anybody. */
  readonly never?: string;
};

export function scene(one: Scene): Scene {
  return one;
}
