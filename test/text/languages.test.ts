// What no card shows: the answers that are plain text, and every refusal of a press.
import { describe, expect, test } from '@jest/globals';
import type { ShowRefusal } from '../../src/app/bridge.js';
import { instant } from '../../src/domain/ids.js';
import type { Say } from '../../src/text/say.js';
import type { Words } from '../../src/text/words.js';
import { wordsFor } from '../../src/text/words.js';

const en = wordsFor('en');

/** Each value that is said leaves a mark of its own. */
const SAY: Say = {
  name: (text) => `[name ${text}]`,
  names: (texts) => `[names ${texts.join(' ')}]`,
  quote: (text) => `[quote ${text}]`,
  time: (at) => `[time ${at}]`,
  moment: (at) => `[moment ${at}]`,
  day: (day) => `[${day}]`,
  secondsUntil: (at) => at / 1000,
};

function marksIn(text: string): unknown {
  return {
    values: [...new Set(text.match(/\[[^\]]*\]|\d+/g))].sort(),
    commands: [...new Set(text.match(/(?<![\w/])\/[a-z]+/g))].sort(),
    product: text.includes('OTP Bridge'),
  };
}

/** Every place in the words, and what it says there if that is a text or takes nothing but texts and numbers. */
function places(words: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof words === 'string') return [[path, words]];
  if (isPlainTelling(words)) return places(words(901, 902, 903), path);
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => places(value, `${path}.${key}`));
}

type PlainTelling = (...values: readonly number[]) => unknown;

function isPlainTelling(words: unknown): words is PlainTelling {
  return typeof words === 'function';
}

const plain = ({
  parts,
  codeCard,
  replies,
  control,
  scan,
  page,
}: Words): readonly (readonly [string, string])[] =>
  places(
    {
      parts,
      codeCard,
      replies,
      scan,
      page,
      breakGlass: control.breakGlass,
      facts: control.review.facts,
      form: control.review.form,
      list: control.review.list,
    },
    '',
  );

function presses(words: Words): readonly (readonly [string, string])[] {
  return Object.entries(words.pressRefusals).flatMap(([code, tell]) =>
    [0, 1, 7].map((left): readonly [string, string] => {
      const refusal: unknown = { code, left, at: instant(42_000), retryable: left > 0 };
      const speak = tell as (about: ShowRefusal, say: Say) => string;
      return [`${code} ${left}`, speak(refusal as ShowRefusal, SAY)];
    }),
  );
}

describe.each(['de'])('the words in %s', (language) => {
  const words = wordsFor(language);
  const others = new Map([...plain(words), ...presses(words)]);

  test('are there wherever the English ones are, and nowhere else', () => {
    const paths = (all: Words): readonly string[] =>
      [...plain(all), ...presses(all)].map(([path]) => path);
    expect(paths(words)).toEqual(paths(en));
  });

  test.each(
    [...plain(en), ...presses(en)].filter(([path]) => !/help\.commands|WRONG_NUMBER 1/.test(path)),
  )('say with the same values: %s', (path, english) => {
    expect(marksIn(others.get(path) ?? '')).toEqual(marksIn(english));
  });

  test.each([...others].filter(([path]) => !/\.locale|help\.trial/.test(path)))(
    'are no English: %s',
    (_path, text) => {
      expect(text).not.toMatch(/\b(the|you|your|press|type|ask|is|has|gets|no|of|and|for|with)\b/i);
    },
  );
});
