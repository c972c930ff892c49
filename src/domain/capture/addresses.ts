// The `otpauth://` and `otpauth-migration://` addresses of a text: alone, in quotes, behind other words, or several of them.

const START = /otpauth(?:-migration)?:/gi;
/** Breaks of long lines, which mail programs put into links. */
const LINE_BREAKS = /[\r\n\t]+/g;
/** What people and programs put around an address. */
const BEFORE = /^[\s"'`´“”„‟«»‹›‘’‚<([{]*$/u;
const BEHIND = /[\s"'`´“”„‟«»‹›‘’‚>)\]},;]+$/u;

/** Each address without what stands around it; none where the text holds none. */
export function addressesIn(text: string): readonly string[] {
  const starts = [...text.matchAll(START)].filter(({ index }) => isStart(text, index));
  const alone = starts.length === 1 && BEFORE.test(text.slice(0, starts[0]?.index ?? 0));
  return starts.map(({ index }, at) => {
    const piece = text.slice(index, starts[at + 1]?.index);
    return (alone ? piece : upToItsEnd(piece)).replace(LINE_BREAKS, '').replace(BEHIND, '');
  });
}

/** Not within a word, and not as a part of another link. */
function isStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}/=&%+-]/u.test(text.charAt(at - 1));
}

/** Among other words it ends with the first white space behind its secret or its data. */
function upToItsEnd(piece: string): string {
  const whole = /^\S*?(?:secret|data)=\S*/i.exec(piece)?.[0];
  return whole ?? /^.*?(?:secret|data)=\S*/is.exec(piece)?.[0] ?? piece;
}
