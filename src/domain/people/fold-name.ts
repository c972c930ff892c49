// Letters that Unicode does not take apart into a base letter and a mark, as people type them without their keyboard.
const BASE_LETTERS: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ı', 'i'],
  ['ς', 'σ'],
]);

/** What keyboards, word processors and address books make of one apostrophe, and of one hyphen. */
const APOSTROPHES = /[`´‘’‚‛ʹʻʼʽˈˊˋ′‵＇՚׳ꞌ]/gu;
const DASHES = /[\p{Pd}\u2043\u2212\u02d7\u2796]/gu;

/** With the apostrophe and the hyphen of a plain keyboard. */
export function plainMarks(text: string): string {
  return text.replace(APOSTROPHES, "'").replace(DASHES, '-');
}

/**
 * One spelling for what a person would call the same name: without case, diacritics, invisible characters and extra spaces, and
 * with plain marks.
 */
export function foldName(text: string): string {
  return plainMarks(text)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .replace(/[ßæœþøłđðıς]/gu, (letter) => BASE_LETTERS.get(letter) ?? letter)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Letters that people write out on a keyboard without them. */
const WRITTEN_OUT: ReadonlyMap<string, string> = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ø', 'oe'],
  ['å', 'aa'],
]);
/** A name of many words with such letters has more ways of being typed than anybody needs. */
const SPELLINGS_AT_MOST = 16;

/**
 * All spellings that are taken for the same name: `Jürgen` is `jurgen` and `juergen`, `Anne-Marie O’Brien` also `anne marie
 * obrien`. Empty for no name.
 */
export function spellingsOf(text: string): ReadonlySet<string> {
  const words = text.trim().split(/\s+/u).map(waysToType);
  const spellings = words.reduce<readonly string[]>(
    (begun, ways) =>
      begun.flatMap((start) => ways.map((way) => `${start} ${way}`)).slice(0, SPELLINGS_AT_MOST),
    [''],
  );
  const folded = spellings.map(foldName).flatMap(withoutMarks);
  return new Set(folded.filter((spelling) => spelling !== ''));
}

/** Addresses are typed as they are. */
function withoutMarks(folded: string): readonly string[] {
  if (!/['-]/.test(folded) || folded.includes('@')) return [folded];
  const inWords = folded.replaceAll("'", '').replace(/-+/g, ' ').trim();
  return [folded, folded.replaceAll("'", ''), inWords, folded.replace(/['-]+/g, '')];
}

function waysToType(word: string): readonly string[] {
  const lower = word.normalize('NFC').toLowerCase();
  const writtenOut = lower.replace(/[äöüøå]/gu, (letter) => WRITTEN_OUT.get(letter) ?? letter);
  return writtenOut === lower ? [lower] : [lower, writtenOut];
}
