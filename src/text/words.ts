// One file a language. Each is declared as `Words`, and so is complete or does not compile.
import { kept } from '../domain/time/kept.js';
import { de } from './de.js';
import { en } from './en.js';

export type Words = typeof en;

/** Every language there is, by its subtag in BCP 47. */
const LANGUAGES: ReadonlyMap<string, Words> = new Map([
  ['en', en],
  ['de', de],
]);

/** The words for a BCP 47 tag; English where there are none of that language. */
export function wordsFor(locale?: string): Words {
  return LANGUAGES.get(knownTag(locale)?.language ?? '') ?? en;
}

/**
 * The tag in which times and lists are written: the reader's own where it is of the words' language, so that an American
 * reads EST and a Briton GMT-5, else the words'.
 */
export function formattingLocale(words: Words, locale?: string): string {
  const tag = knownTag(locale);
  const own = knownTag(words.locale)?.language;
  return tag !== undefined && tag.language === own ? tag.baseName : words.locale;
}

/** Teams says `de-de` and the like; what is no tag at all says nothing. */
function knownTag(locale: string | undefined): Intl.Locale | undefined {
  return locale === undefined ? undefined : tagOf(locale);
}

const tagOf = kept((locale) => {
  try {
    return new Intl.Locale(locale);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
});
