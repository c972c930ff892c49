// What people type, and what a directory calls them, lies in rows of a bounded size: cut by bytes as a row holds them, since
// one Chinese character takes three and a control character six.
const encoder = new TextEncoder();
const ELLIPSIS = '…';

/** Bytes of the text within a stored value (JSON, UTF-8). */
export function storedBytes(text: string): number {
  // Without its two quotation marks.
  return encoder.encode(JSON.stringify(text)).length - 2;
}

/** The text, or its beginning with an ellipsis: at most so many bytes as it is stored. Cuts no character in two. */
export function cutToBytes(text: string, most: number): string {
  if (storedBytes(text) <= most) return text;
  let cut = '';
  let left = most - storedBytes(ELLIPSIS);
  for (const character of text) {
    left -= storedBytes(character);
    if (left < 0) break;
    cut += character;
  }
  return cut + ELLIPSIS;
}
