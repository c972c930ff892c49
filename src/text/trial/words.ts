// The start page's languages.
import { ofLanguage } from '../language-tag.js';
import { de } from './de.js';
import { en } from './en.js';
import type { TrialPerson, TrialWords } from './en.js';

export type { TrialPerson, TrialWords };

const PEOPLE: ReadonlySet<string> = new Set(Object.keys(en.people));

export function isTrialPerson(name: string): name is TrialPerson {
  return PEOPLE.has(name);
}

const LANGUAGES: ReadonlyMap<string, TrialWords> = new Map([
  ['en', en],
  ['de', de],
]);

export function trialWordsFor(locale?: string): TrialWords {
  return ofLanguage(LANGUAGES, locale) ?? en;
}
