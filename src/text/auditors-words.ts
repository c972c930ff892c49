// What the auditors' page says by itself; what it finds comes from the server in words.
import { auditors as de } from './de/auditors.js';
import { auditors as en } from './en/auditors.js';
import { ofLanguage } from './language-tag.js';

export type AuditorsWords = typeof en & { readonly locale: string };

const ENGLISH: AuditorsWords = { locale: 'en-GB', ...en };
const LANGUAGES: ReadonlyMap<string, AuditorsWords> = new Map([
  ['en', ENGLISH],
  ['de', { locale: 'de-DE', ...de }],
]);

/** The words for a BCP 47 tag; English where there are none of that language. */
export function auditorsWordsFor(locale?: string): AuditorsWords {
  return ofLanguage(LANGUAGES, locale) ?? ENGLISH;
}
