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

/** Of a folded name: its first letter, and those that fold to it. At most five: each is three clauses of a filter. */
export function firstLettersOf(folded: string): readonly string[] {
  const first = folded.charAt(0);
  return /[\p{L}\p{N}]/u.test(first) ? [first, ...(ALSO[first] ?? [])] : [];
}
