// What the security info page says on its buttons, in English and German: copied along with a secret, it is no part of it.
const PAGE_WORDS: readonly string[] = [
  'back',
  'next',
  'copy',
  'cancel',
  'close',
  'zurück',
  'weiter',
  'kopieren',
  'abbrechen',
  'schließen',
];

export function isPageWord(word: string): boolean {
  return PAGE_WORDS.includes(word.normalize('NFC').toLowerCase());
}
