import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { ShowRefusal } from '../../src/app/bridge.js';
import { instant } from '../../src/domain/ids.js';
import { STAGES } from '../../src/domain/tokens/token.js';
import type { Told } from '../../src/text/card-words.js';
import { LISTED } from '../../src/text/commands.js';
import type { Say } from '../../src/text/say.js';
import type { Words } from '../../src/text/words.js';
import { formattingLocale } from '../../src/text/language-tag.js';
import { pageWordsFor } from '../../src/text/page-words.js';
import { wordsFor } from '../../src/text/words.js';
import { CONTROL_REFUSALS } from '../channels/teams/control-cards.js';
import { ASK_REFUSALS } from '../channels/teams/ask-cards.js';
import { NOTICES } from '../channels/teams/every-card.js';

const SAY: Say = {
  name: (text) => text,
  names: (texts) => texts.join(', '),
  quote: (text) => `“${text}”`,
  time: () => '14:31:05 UTC',
  moment: () => '14:31:05 UTC, 3 March 2026',
  day: () => '3 March 2027',
  secondsUntil: () => 22,
};
const words = wordsFor('en');

/** A sentence that asks the reader to do something, or says that nothing is to be done. */
const STEP_OF_A_TOKEN = {
  en: /\b(type|finish|burn|go on|set up)\b/i,
  de: /(tippen|schließen|brennen|richten) Sie\b|als Nächstes/i,
};
const NEXT_STEP = {
  en: /\b(ask|call|check|talk|tell|leave|press|read|see|type|say|try|choose)\b|nothing more|has to (be made again|approve now)/i,
  de: /(bitten|drücken|fragen|informieren|klären|lesen|prüfen|rufen|sagen|sehen|sprechen|tippen|überlassen|versuchen|wählen) Sie\b|sehen Sie unten|zeigt \/|was zu tun ist|muss (jemand anderes freigeben|neu angefragt werden|\/unfreeze tippen)|tippen zwei Personen/i,
};
const LANGUAGES = ['en', 'de'] as const;
/** A command that is to be typed, named without its slash. */
const BARE_COMMAND = new RegExp(
  `\\b(type|shows|Sie|erneut|zeigt) [„“]?(${LISTED.flatMap(({ name, also = [] }) => [name, ...also])
    .filter((word) => /^\w/.test(word))
    .join('|')})\\b`,
);

/** As they are written, the ones that are made of values included. */
function written(language: string): string {
  const folder = fileURLToPath(new URL(`../../src/text/${language}/`, import.meta.url));
  return readdirSync(folder)
    .map((name) => readFileSync(`${folder}${name}`, 'utf8'))
    .join('\n');
}

function everyRefusal(words: Words): readonly (readonly [string, string])[] {
  const at = instant(0);
  const press = Object.entries(words.pressRefusals).flatMap(([code, tell]) =>
    [true, false].map((retryable): readonly [string, string] => {
      const refusal = { code, at, left: retryable ? 1 : 0, state: 'denied', retryable } as unknown;
      return [
        code,
        (tell as (refusal: ShowRefusal, say: Say) => string)(refusal as ShowRefusal, SAY),
      ];
    }),
  );
  const asks = Object.values(ASK_REFUSALS).map((refusal): readonly [string, string] => {
    const tell = words.askRefusals[refusal.code] as (about: never, say: Say) => readonly string[];
    return [refusal.code, tell(refusal as never, SAY).join(' ')];
  });
  const control = Object.values(CONTROL_REFUSALS).map((refusal): readonly [string, string] => {
    const tell = words.control.refusals[refusal.code] as (
      about: never,
      say: Say,
    ) => readonly string[];
    return [refusal.code, tell(refusal as never, SAY).join(' ')];
  });
  const reviews = Object.entries(words.control.review.refusals).map(
    ([code, tell]): readonly [string, string] => [code, tell()],
  );
  return [...press, ...asks, ...control, ...reviews];
}

describe.each(LANGUAGES)('the words, in %s,', (language) => {
  const words = wordsFor(language);

  test.each(everyRefusal(words))(
    'say what to do next when something is refused: %s',
    (_code, said) => {
      const last = said
        .split(/(?<=[.:])\s/)
        .slice(-2)
        .join(' ');
      expect(last).toMatch(NEXT_STEP[language]);
    },
  );

  test.each(Object.values(NOTICES))('of the notice $code end with what to do', (notice) => {
    const tell = words.notices[notice.code] as (about: never, say: Say) => Told;
    expect(tell(notice as never, SAY).lines.at(-1)).toMatch(NEXT_STEP[language]);
  });

  test.each(STAGES)('of a change that is not allowed in stage %s say what to do', (stage) => {
    const refusal = { code: 'NOT_IN_THIS_STAGE', change: 'burn', stage } as const;
    const told = words.tokens.changeRefusals.NOT_IN_THIS_STAGE(refusal, SAY);
    expect(told).toMatch(STEP_OF_A_TOKEN[language]);
  });

  test('name commands with the slash', () => {
    expect(BARE_COMMAND.exec(written(language))?.[0]).toBeUndefined();
  });

  test('hold no exclamation marks and no words of the workshop', () => {
    const all = [...everyRefusal(words).map(([, said]) => said), JSON.stringify(words)].join('\n');
    expect(all).not.toMatch(/!|\b(ledger|outbox|vault|seed|invoke|TOTP step)\b/i);
  });
});

describe('the words', () => {
  test.each(['de', 'de-DE', 'de-de', 'de-AT', 'de-CH', 'de-Latn-DE-u-nu-latn'])(
    'are German for %s',
    (locale) => {
      expect(wordsFor(locale).locale).toBe('de-DE');
    },
  );

  test('of a language that is not there yet are English', () => {
    expect(wordsFor('ja-JP')).toBe(wordsFor('en-US'));
    expect(wordsFor()).toBe(wordsFor('not a tag'));
    expect(wordsFor('den')).toBe(wordsFor('en'));
  });

  test('do not compile in a second language while anything is missing', () => {
    const { FROZEN, ...rest } = words.pressRefusals;
    expect(FROZEN).toBeDefined();
    // @ts-expect-error one refusal has no words
    const half: Words = { ...words, pressRefusals: rest };
    expect(half).toBeDefined();
  });

  test('come with times and lists in the reader’s own kind of the language', () => {
    expect(formattingLocale(words, 'en-US')).toBe('en-US');
    expect(formattingLocale(words, 'de-DE')).toBe('en-GB');
    expect(formattingLocale(wordsFor('de-AT'), 'de-AT')).toBe('de-AT');
    expect(formattingLocale(words, 'x')).toBe('en-GB');
    expect(formattingLocale(words)).toBe('en-GB');
  });
});

test.each([['en'], ['de'], ['de-CH'], ['fr'], ['no tag at all'], [undefined]])(
  'the set-up page says to a reader of %s what everything else says',
  (tag) => {
    const { locale, page, scan } = wordsFor(tag);
    expect(pageWordsFor(tag)).toEqual({ locale, page, scan });
  },
);

test('German says Protokoll of what is on record, and Revision of those who read it', () => {
  const trial = readFileSync(new URL('../../src/text/trial/de.ts', import.meta.url), 'utf8');
  const all = `${written('de')}\n${trial}`;
  expect(all.match(/.*\bAudit\b.*/g) ?? []).toEqual([]);
  expect(all.match(/.*Seite der Revision (als|öffnen).*/g) ?? []).toEqual([]);
});

test('German calls an approval Freigabe and an asking Anfrage, on the start page, too', () => {
  const trial = readFileSync(new URL('../../src/text/trial/de.ts', import.meta.url), 'utf8');
  const all = `${written('de')}\n${trial}`;
  expect(all.match(/.*genehmig.*/gi) ?? []).toEqual([]);
  expect(all.match(/.*nach Codes und.*/g) ?? []).toEqual([]);
});
