// Whether letters follow one another as in words. Chance, from which secrets are made, seldom puts together what people do.

/**
 * The two hundred pairs of letters that are most frequent in English or German words, without the marks on letters; counted over
 * the word lists of an-array-of-english-words 2.0.0 and an-array-of-german-words 1.2.0.
 */
const FREQUENT = new Set(
  [
    'a:bcdfghilmnprstu b:aeilor c:aehikortu d:aeiosu e:abcdefghiklmnprstu f:aeiot g:aeilrs',
    'h:aeilnorty i:acdefgklmnoprstvz k:aeiot l:aeilostuy m:aeimops n:acdegiknostz',
    'o:cdglmnoprstuvw p:aehilor q:u r:abdegikmnorstuy s:acehimopstu t:aehiorstuyz',
    'u:bcflmnrst v:ei w:aei z:eiu',
  ]
    .join(' ')
    .split(' ')
    .flatMap((row) => Array.from(row.slice(2), (second) => `${row.charAt(0)}${second}`)),
);

/** Of a pair of letters that chance puts together, about 0.3; of English and German words over 0.6, nearly always. */
export function shareOfFrequentPairs(pieces: readonly string[]): number | undefined {
  const pairs = pieces.flatMap((piece) => pairsOf(piece.toLowerCase()));
  if (pairs.length === 0) return undefined;
  return pairs.filter((pair) => FREQUENT.has(pair)).length / pairs.length;
}

function pairsOf(piece: string): readonly string[] {
  return Array.from({ length: Math.max(0, piece.length - 1) }, (_one, at) =>
    piece.slice(at, at + 2),
  ).filter((pair) => /^[a-z]{2}$/.test(pair));
}
