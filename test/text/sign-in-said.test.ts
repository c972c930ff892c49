// What stands where Teams gives no sign-in token: `resourceDisabled` and missing consent are on Microsoft’s page ("Troubleshoot SSO
// authentication in Teams"), the rest are texts of its library and of Entra, in no fixed form.
import { expect, test } from '@jest/globals';
import { signInSaid, signInTrouble } from '../../src/text/sign-in-said.js';
import { wordsFor } from '../../src/text/words.js';

test.each([
  ['App resource defined in manifest and iframe origin do not match', 'origin'],
  ['resourceRequiresConsent', 'consent'],
  ['AADSTS65001: The user or administrator has not consented', 'consent'],
  ['resourceRequiresMfa', 'mfa'],
  ['CancelledByUser', 'cancelled'],
  ['FailedToOpenWindow', 'cancelled'],
  ['resourceDisabled', 'resource'],
  ['AADSTS500011: The resource principal named api://x was not found', 'resource'],
  ['Teams does not answer', 'other'],
  ['', 'other'],
])('«%s» is %s, in words that say what to do', (said, trouble) => {
  expect(signInTrouble(said)).toBe(trouble);
  for (const tag of ['en', 'de']) expect(wordsFor(tag).page.signIn).toHaveProperty(trouble);
});

test('it is shown on one line, and no longer than that', () => {
  expect(signInSaid(' a\n b ')).toBe('a b');
  expect(signInSaid('x'.repeat(999))).toHaveLength(160);
});
