// What a person typed, from what Teams sends of it: HTML, entities, mentions, odd spaces and invisible characters.
import { decodeHTML } from 'entities';

/** Longer messages are cut: no command is that long, and the work stays bounded. */
const TEXT_READ = 4000;
/** Private-use characters around the name of somebody who was mentioned; none of the person's own survive. */
export const MENTION_OPENS = '\ue000';
export const MENTION_CLOSES = '\ue001';

const MENTION = /<at\b[^<>]*>([^<>]*)<\/at>/gi;
const TAG = /<\/?([a-z][a-z0-9]*)(?:\s[^<>]*)?\/?>/gi;
/** Tags inside of a word do not end it. */
const INLINE = new Set(['a', 'b', 'code', 'em', 'font', 'i', 's', 'span', 'strong', 'u']);

/** Marks of direction, joiners, fillers, selectors, a blank of Braille: they look like nothing, and part words. */
const INVISIBLE = /[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** A hyphen as other keyboards, word processors and the web make it; what is a dash stays one. */
const HYPHENS = /[\u2010\u2011\u02d7\u2043\u2212\ufe63\uff0d]/gu;

/** One line with single plain spaces, mentions between {@link MENTION_OPENS} and {@link MENTION_CLOSES}. */
export function typedLine(text: string): string {
  const marked = text
    .slice(0, TEXT_READ)
    .replace(/\p{Co}/gu, '')
    .replace(MENTION, ` ${MENTION_OPENS}$1${MENTION_CLOSES} `)
    .replace(TAG, (_tag, name: string) => (INLINE.has(name.toLowerCase()) ? '' : ' '));
  return decodeHTML(marked)
    .replace(INVISIBLE, '')
    .replace(HYPHENS, '-')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** The same, with nothing around mentions. */
export function plainLine(text: string): string {
  return withoutMarks(typedLine(text));
}

/** The text without what {@link typedLine} put around mentions. */
export function withoutMarks(text: string): string {
  return text
    .replaceAll(MENTION_OPENS, '')
    .replaceAll(MENTION_CLOSES, '')
    .replace(/\s+/g, ' ')
    .trim();
}
