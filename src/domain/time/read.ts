/** What was read from the beginning of a text, and what is left of it. */
export type Read<T> = { readonly value: T; readonly rest: string };

/** The match at the beginning of the text, and what comes behind it. */
export function eat(pattern: RegExp, text: string): Read<RegExpExecArray> | undefined {
  const match = pattern.exec(text);
  return match?.index === 0 ? { value: match, rest: text.slice(match[0].length) } : undefined;
}
