// One file a language. Each is declared as `Words`, and so is complete or does not compile.
import { de } from './de.js';
import { en } from './en.js';
import { ofLanguage } from './language-tag.js';

export type Words = typeof en;

/** Every language there is, by its subtag in BCP 47. */
const LANGUAGES: ReadonlyMap<string, Words> = new Map([
  ['en', en],
  ['de', de],
]);

/** What people type is understood in each of them. */
export const EVERY_LANGUAGE: readonly Words[] = [...LANGUAGES.values()];

/** The words for a BCP 47 tag; English where there are none of that language. */
export function wordsFor(locale?: string): Words {
  return ofLanguage(LANGUAGES, locale) ?? en;
}
