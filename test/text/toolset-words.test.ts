import { expect, test } from '@jest/globals';
import { toolsetTexts } from '../../src/text/toolset/words.js';

test.each([
  ['de-CH', 'OTP-Werkzeuge', 'de-CH'],
  ['de', 'OTP-Werkzeuge', 'de'],
  ['en-US', 'OTP toolset', 'en-US'],
  ['fr-FR', 'OTP toolset', 'en-GB'],
  // As Chromium says it on a machine without a locale.
  ['en-US@posix', 'OTP toolset', 'en-GB'],
  ['', 'OTP toolset', 'en-GB'],
])('a browser in %s reads %s, with times as in %s', (language, title, locale) => {
  const texts = toolsetTexts(language);
  expect([texts.words.title, texts.locale]).toEqual([title, locale]);
});
