// What a name may begin with, for one letter that somebody typed without its marks.
const ALSO: Readonly<Record<string, readonly string[]>> = {
  a: ['ä', 'á', 'à', 'å'],
  c: ['ç', 'č'],
  d: ['đ'],
  e: ['é', 'è'],
  i: ['í'],
  l: ['ł'],
  n: ['ñ'],
  o: ['ö', 'ø', 'ó'],
  s: ['š', 'ś'],
  u: ['ü', 'ú'],
  z: ['ž', 'ź'],
};

/** What fits into a filter: each is three clauses of it. */
const BEGINNINGS_AT_MOST = 4;

const isLetter = (text: string): boolean => /^[\p{L}\p{N}]$/u.test(text);
const spelled = (letter: string): readonly string[] => [letter, ...(ALSO[letter] ?? [])];

/**
 * Of a folded name: its first letter, or its first two, and those that fold to them, the likeliest first. None where it
 * begins with something else.
 */
export function beginningsOf(folded: string, letters: 1 | 2): readonly string[] {
  const first = folded.charAt(0);
  const second = folded.charAt(1);
  if (!isLetter(first)) return [];
  if (letters === 1 || !isLetter(second)) return spelled(first).slice(0, BEGINNINGS_AT_MOST);
  const both = [first, ...(ALSO[first] ?? [])].flatMap((one) =>
    (one === first ? spelled(second) : [second]).map((other) => one + other),
  );
  return both.slice(0, BEGINNINGS_AT_MOST);
}
