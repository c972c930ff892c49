// Who reads: in which language and zone, and how names and times are said to them.
import type { Instant } from '../../../domain/ids.js';
import { joinNames } from '../../../text/join-names.js';
import type { Say } from '../../../text/say.js';
import { formatCalendarDay, formatMoment, formatUntil } from '../../../text/times.js';
import type { Words } from '../../../text/words.js';
import { formattingLocale } from '../../../text/language-tag.js';
import { wordsFor } from '../../../text/words.js';
import { NAME_SHOWN, plainText, SENTENCE_SHOWN } from '../plain-text.js';

export type Reader = {
  /** IANA time zone last seen from this person; UTC where absent. */
  readonly zone?: string;
  /** BCP 47 tag last seen from this person. */
  readonly locale?: string;
  /** No channel authentication: every card says so. */
  readonly localTrial: boolean;
  /** When it is rendered. */
  readonly now: Instant;
};

export type Speech = { readonly words: Words; readonly say: Say };

const NAMES_SHOWN = 10;

export function speechFor({ zone, locale, now }: Reader): Speech {
  const words = wordsFor(locale);
  const face = { zone, locale: formattingLocale(words, locale) };
  const name = (text: string): string => plainText(text, NAME_SHOWN);
  return {
    words,
    say: {
      name,
      names: (texts) => {
        const more = texts.length - NAMES_SHOWN;
        const shown = texts.slice(0, NAMES_SHOWN).map(name);
        return joinNames(more > 0 ? [...shown, words.parts.andMore(more)] : shown, face.locale);
      },
      quote: (text) => words.parts.quoted(plainText(text, SENTENCE_SHOWN)),
      time: (at) => formatUntil(at, now, face),
      moment: (at) => formatMoment(at, face),
      day: (day) => formatCalendarDay(day, face.locale),
      secondsUntil: (at) => Math.max(0, Math.ceil((at - now) / 1000)),
    },
  };
}
