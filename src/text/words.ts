// One file a language. A second one is declared as `Words`, and so is complete or does not compile.
import { en } from './en.js';

export type Words = typeof en;

/** The words for a BCP 47 tag; English where there are none of that language. */
export function wordsFor(_locale?: string): Words {
  return en;
}

/**
 * The tag in which times and lists are written: the reader's own where it is of the words' language, so that an American
 * reads EST and a Briton GMT-5, else the words'.
 */
export function formattingLocale(words: Words, locale?: string): string {
  if (locale === undefined) return words.locale;
  try {
    const tag = new Intl.Locale(locale);
    return tag.language === new Intl.Locale(words.locale).language ? tag.baseName : words.locale;
  } catch (error) {
    if (error instanceof RangeError) return words.locale;
    throw error;
  }
}
