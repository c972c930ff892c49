// Times and days on the set-up page, in the reader's own zone and way of writing.
import { instant } from '../domain/ids.js';
import { formatDay, formatTime } from './times.js';
import { formattingLocale } from './language-tag.js';

export type PageFace = {
  /** `14:31:05 CET` */
  readonly time: (at: number) => string;
  /** `3 March 2026` */
  readonly day: (at: number) => string;
  /** The same of a calendar day as forms write it, `2026-03-03`. */
  readonly dayOf: (written: string) => string;
};

export function pageFace(
  words: { readonly locale: string },
  reader: { locale: string; zone: string },
): PageFace {
  const locale = formattingLocale(words, reader.locale);
  const here = { locale, zone: reader.zone };
  return {
    time: (at) => formatTime(instant(at), here),
    day: (at) => formatDay(instant(at), here),
    dayOf: (written) =>
      formatDay(instant(Date.parse(`${written}T00:00:00Z`)), { locale, zone: 'UTC' }),
  };
}
