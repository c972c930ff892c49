// What the set-up page says, and nothing else: with the words of every card, both languages were a third of what a browser loads
// before it shows anything.
import { page as dePage } from './de/page.js';
import { scan as deScan } from './de/scan.js';
import { page as enPage } from './en/page.js';
import { scan as enScan } from './en/scan.js';
import { ofLanguage } from './language-tag.js';
import type { Words } from './words.js';

export type PageWords = Pick<Words, 'locale' | 'page' | 'scan'>;

const ENGLISH: PageWords = { locale: 'en-GB', page: enPage, scan: enScan };
const LANGUAGES: ReadonlyMap<string, PageWords> = new Map([
  ['en', ENGLISH],
  ['de', { locale: 'de-DE', page: dePage, scan: deScan }],
]);

/** The words for a BCP 47 tag; English where there are none of that language. */
export function pageWordsFor(locale?: string): PageWords {
  return ofLanguage(LANGUAGES, locale) ?? ENGLISH;
}
