// The toolset page's words apart from the bot's: a page of one file carries what it says, and no card.
import { scan as scanDe } from '../de/scan.js';
import { scan as scanEn } from '../en/scan.js';
import { de } from './de.js';
import { en } from './en.js';

export type ToolsetWords = typeof en;
export type ToolsetTexts = {
  readonly words: ToolsetWords;
  /** What is said of a scan that is no seed. */
  readonly scan: typeof scanEn;
  /** BCP 47 tag in which times are written. */
  readonly locale: string;
};

/** For a browser's language; English where there are no words of it. Some browsers name one that is no tag (`en-US@posix`). */
export function toolsetTexts(language: string): ToolsetTexts {
  const isGerman = /^de(?:-|$)/i.test(language);
  const words = isGerman ? de : en;
  const isOurs = /^(?:de|en)(?:-[a-z0-9]{2,8})*$/i.test(language);
  return { words, scan: isGerman ? scanDe : scanEn, locale: isOurs ? language : words.locale };
}
