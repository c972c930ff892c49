// The name behind a command: somebody mentioned, a name in quotation marks, or the first words; how many of these are the
// name is for the directory to say.
import { MENTION_CLOSES, MENTION_OPENS, withoutMarks } from './typed-line.js';

export type LeadingName = { readonly name: string; readonly after: string };

/** Longer names are seldom typed without quotation marks, and each is one more to look for. */
const WORDS_AT_MOST = 4;
const QUOTED = [
  new RegExp(`^${MENTION_OPENS}([^${MENTION_CLOSES}]+)${MENTION_CLOSES}`, 'u'),
  /^["“”„«»]([^"“”„«»]+)["“”„«»]/u,
  // An apostrophe inside of a name does not end it.
  /^['‘’‚](.+?)['‘’](?=$|[\s,;:.])/u,
];
/** Behind these no name goes on; a short word with a full stop is a title: `Dr.`. */
const ENDS_A_NAME = /[,;:!?]$|[\p{L}\p{N}]{4,}\.$/u;
const BEGINS_A_WORD = /^[\p{L}\p{N}]/u;

/** What may be the name and what comes behind it: as one word, as two, and so on. */
export function leadingNames(rest: string): readonly [LeadingName, ...LeadingName[]] {
  for (const quoted of QUOTED) {
    const match = quoted.exec(rest);
    if (match !== null) return [leading(match[1] ?? '', rest.slice(match[0].length))];
  }
  const words = rest.split(' ');
  const upTo = (count: number): LeadingName =>
    leading(words.slice(0, count).join(' '), words.slice(count).join(' '));
  return [upTo(1), ...countsOf(words).map(upTo)];
}

function countsOf(words: readonly string[]): readonly number[] {
  const counts: number[] = [];
  for (let count = 2; count <= Math.min(WORDS_AT_MOST, words.length); count += 1) {
    const [before = '', word = ''] = words.slice(count - 2, count);
    if (ENDS_A_NAME.test(before) || !BEGINS_A_WORD.test(word)) break;
    counts.push(count);
  }
  return counts;
}

function leading(name: string, after: string): LeadingName {
  return { name: tidyName(name), after: after.replace(/^[\s,;:]+/, '') };
}

/** `@alice,` and `<alice@contoso.example>` are both alice. */
function tidyName(name: string): string {
  return withoutMarks(name)
    .replace(/^[\s<@"“”„«»'‘’‚]+/u, '')
    .replace(/^mailto:/i, '')
    .replace(/[\s>,;:.!?"“”„«»'‘’]+$/u, '');
}
