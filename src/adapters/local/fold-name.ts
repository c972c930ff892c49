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

/** One spelling for what a person would call the same name: without case, diacritics, invisible characters and extra spaces. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[ßæœþøłđðıς]/gu, (letter) => BASE_LETTERS.get(letter) ?? letter)
    .replace(/\s+/gu, ' ')
    .trim();
}
