// The `otpauth://` and `otpauth-migration://` addresses of a text: alone, in quotes, behind other words, or several of them.
import { trimEnd } from '../trim-end.js';
import { isPageWord } from './page-words.js';

export type Address = {
  readonly uri: string;
  /** What stands behind it may belong to it: where it ends is not certain. */
  readonly runsOn: boolean;
};

const START = /otpauth(?:-migration)?:/gi;
/** What people and programs put around an address. */
const BEFORE = /^[\s"'`´“”„‟«»‹›‘’‚<([{]*$/u;
const BEHIND = /[\s"'`´“”„‟«»‹›‘’‚>)\]},;]/u;
/** Mail programs break long links; a break within the secret may as well be its end. */
const BROKEN_SECRET = /[?&]secret=[^&\r\n]*[\r\n]\s*[^&\s]/i;
/** In front of the next one of a list. */
const MARKER = /[\r\n]\s{0,9}(?:\d{1,3}[.)]|[-*•])?\s{0,9}$/;
/** The next line goes on with a parameter. */
const GOES_ON = /^[\r\n]\s*[^\s=&]*[=&]/;

/** With its end. */
const LINE = /[^\r\n]+[\r\n]?|[\r\n]/g;

/** Each address without what stands around it; none where the text holds none. */
export function addressesIn(text: string): readonly Address[] {
  const starts = [...text.matchAll(START)].filter(({ index }) => isStart(text, index));
  const alone = starts.length === 1 && BEFORE.test(text.slice(0, starts[0]?.index ?? 0));
  return starts.map(({ index }, at) => {
    const next = starts[at + 1]?.index;
    const upToNext = text.slice(index, next).replace(next === undefined ? /$^/ : MARKER, '');
    const piece = withoutPageWords(upToNext);
    const whole = alone ? piece : upToItsEnd(piece);
    return {
      uri: trimEnd(whole.replace(/[\r\n\t]+/g, ''), BEHIND),
      runsOn: BROKEN_SECRET.test(piece) || GOES_ON.test(piece.slice(whole.length)),
    };
  });
}

/** Not within a word, and not as a part of another link. */
function isStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}/=&%+-]/u.test(text.charAt(at - 1));
}

/** Lines of nothing but the page's buttons, which were copied with it. */
function withoutPageWords(piece: string): string {
  const isButtons = (line: string): boolean => line.trim().split(/\s+/).every(isPageWord);
  return (piece.match(LINE) ?? [])
    .filter((line) => line.trim() === '' || !isButtons(line))
    .join('');
}

/** Among other words it ends with the first white space behind its secret or its data. */
function upToItsEnd(piece: string): string {
  const whole = /^\S*?(?:secret|data)=\S*/i.exec(piece)?.[0];
  return whole ?? /^.*?(?:secret|data)=\S*/is.exec(piece)?.[0] ?? piece;
}
