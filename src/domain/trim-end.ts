/** The text without the marks at its end. Takes time by its length alone, which a pattern that ends in `+$` does not. */
export function trimEnd(text: string, isMark: RegExp): string {
  let end = text.length;
  while (end > 0 && isMark.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
