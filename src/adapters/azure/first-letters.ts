// What a name may begin with, for one letter that somebody typed without its marks.
const ALSO: Readonly<Record<string, readonly string[]>> = {
  a: ['ä', 'á', 'å', 'à', 'â', 'ã', 'ą', 'æ', 'ā', 'ă'],
  c: ['ç', 'č', 'ć'],
  d: ['đ', 'ď', 'ð'],
  e: ['é', 'è', 'ê', 'ě', 'ę', 'ë', 'ē'],
  g: ['ğ', 'ģ'],
  h: ['ħ'],
  i: ['í', 'İ', 'ı', 'î', 'ï', 'ì', 'ī'],
  k: ['ķ'],
  l: ['ł', 'ľ', 'ļ', 'ĺ'],
  n: ['ñ', 'ń', 'ň', 'ņ'],
  o: ['ö', 'ø', 'ó', 'ő', 'ô', 'õ', 'ò', 'œ'],
  r: ['ř', 'ŕ'],
  s: ['š', 'ś', 'ş', 'ș'],
  t: ['ť', 'ț', 'ţ', 'þ'],
  u: ['ü', 'ú', 'ů', 'ű', 'û', 'ū', 'ù'],
  y: ['ý', 'ÿ'],
  z: ['ž', 'ż', 'ź'],
};

/** What fits into a filter: each is three clauses of it. */
const BEGINNINGS_AT_MOST = 4;
const FILTERS_AT_MOST = 3;

const isLetter = (text: string): boolean => /^[\p{L}\p{N}]$/u.test(text);
const spelled = (letter: string): readonly string[] => [letter, ...(ALSO[letter] ?? [])];

/**
 * Of a folded name: its first letter, or its first two, and those that fold to them, the likeliest first, as many as fit into one
 * filter, and the rest into two more. None where it begins with something else.
 */
export function beginningsOf(folded: string, letters: 1 | 2): readonly (readonly string[])[] {
  const first = folded.charAt(0);
  const second = folded.charAt(1);
  if (!isLetter(first)) return [];
  if (letters === 1 || !isLetter(second)) return inFilters(spelled(first));
  const both = spelled(first).flatMap((one) =>
    (one === first ? spelled(second) : [second]).map((other) => one + other),
  );
  return inFilters(both);
}

function inFilters(beginnings: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: FILTERS_AT_MOST }, (_, at) =>
    beginnings.slice(at * BEGINNINGS_AT_MOST, (at + 1) * BEGINNINGS_AT_MOST),
  ).filter((some) => some.length > 0);
}
