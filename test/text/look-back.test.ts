// Whatever is told by itself when somebody looks back has words, in both languages: without them its line would be left out.
import { expect, test } from '@jest/globals';
import { WORTH_A_LINE } from '../../src/app/audit/worth-a-line.js';
import { wordsFor } from '../../src/text/words.js';

const TOLD = Object.entries(WORTH_A_LINE).flatMap(([action, told]) => (told ? [action] : []));

test.each(['en', 'de'])('what is told by itself has words in %s', (language) => {
  const { lookBack, tokens } = wordsFor(language);
  const detailOf = (action: string) => (action === 'token.changed' ? 'deliver' : undefined);
  const silent = TOLD.filter(
    (action) =>
      (lookBack.action(action) ?? tokens.card.action(action, detailOf(action))) === undefined,
  );
  expect(silent).toEqual([]);
});
