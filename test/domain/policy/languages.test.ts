// In which language somebody is spoken to, and that the policy can name no other than there are words of.
import { expect, test } from '@jest/globals';
import { policySchema } from '../../../src/config/policy/schema.js';
import { LANGUAGES, spokenLocale } from '../../../src/domain/policy/languages.js';
import { wordsFor } from '../../../src/text/words.js';

test.each([
  ['de-CH', 'de-CH'],
  ['EN_us', 'EN_us'],
  ['fr-FR', 'de'],
  ['', 'de'],
  [undefined, 'de'],
])('whose app says %s is spoken to in %s, where German is the default', (own, spoken) => {
  expect(spokenLocale(own, 'de')).toBe(spoken);
});

test('there are words of each, and the policy takes no other', () => {
  expect(LANGUAGES.map((one) => wordsFor(one).locale.slice(0, 2))).toEqual([...LANGUAGES]);
  expect(policySchema.parse({ roles: {} }).languages.default).toBe('en');
  expect(policySchema.safeParse({ roles: {}, languages: { default: 'fr' } }).success).toBe(false);
});
