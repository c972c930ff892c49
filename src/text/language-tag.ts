// Which language a reader's tag asks for. No words: the set-up page loads its own alone.
import { kept } from '../domain/time/kept.js';

/** Of words by their language's subtag in BCP 47 those for a tag; undefined where there are none of that language. */
export function ofLanguage<W>(words: ReadonlyMap<string, W>, locale?: string): W | undefined {
  return words.get(knownTag(locale)?.language ?? '');
}

/**
 * The tag in which times and lists are written: the reader's own where it is of the words' language, so that an American
 * reads EST and a Briton GMT-5, else the words'.
 */
export function formattingLocale(words: { readonly locale: string }, locale?: string): string {
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
