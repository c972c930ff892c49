// Each language says the same as English does: the same lines, in each line the same people, numbers, times and commands.
import { describe, expect, test } from '@jest/globals';
import type { AdaptiveCard } from '../../../src/channels/teams/cards/elements.js';
import { wordsFor } from '../../../src/text/words.js';
import { nodesOf } from './card-reading.js';
import { eachNamed } from '../../each-named.js';
import { everyCard } from './every-card.js';
import { READER } from './sample-views.js';

const en = wordsFor('en');
const ENGLISH = everyCard({ ...READER, locale: 'en-GB' });

/** What people are called and what they typed. */
const GIVEN = [
  'Alex Wilber',
  'Alice Example',
  'Megan Bowen',
  'Diego Siciliani',
  'Adele Vance',
  'Isaiah Langer',
  'alice@contoso.example',
  'megan@contoso.example',
  'diego@contoso.example',
  'Microsoft',
  'Fabrikam',
  'OTP Bridge',
  'alcie',
  'she is at the airport and has to sign in on a new laptop',
  'at the airport, with a new laptop',
  'nobody called me',
  'her phone was stolen',
  'ward 3 is locked out',
  'both confirm',
];
/** Commands that a language has a word of its own for. */
const SAME_COMMAND: ReadonlyMap<string, string> = new Map([['/hilfe', '/help']]);
/** Spelled alike in both. */
const ALIKE = new Set(['Name', 'Token', 'Code']);
const ID = /^[0-9a-z]{26}$/;
/** Of a signed note, which is shown word for word. */
const NOTE = /^(?:otp-bridge\/\S+|[A-Za-z0-9+/]{43}=|— \S+ \S+)$/;
const ENGLISH_ONLY =
  /(?<!\p{L})(the|you|your|yours|this|that|press|type|ask|asked|is|are|has|gets|no|to|of|and|with|for|nobody)(?!\p{L})/iu;
const GERMAN_ONLY = /[äöüß„]|(?<!\p{L})(der|das|und|nicht|Sie|ein|eine|ist|mit)(?!\p{L})/iu;

function shown(text: string): unknown {
  return {
    people: GIVEN.filter((given) => !text.startsWith('For example: ') && text.includes(given)),
    numbers: [...new Set(text.match(/\d+/g))].sort(),
    commands: [...new Set(text.match(/(?<![\w/])\/[a-z]+/g))]
      .map((command) => SAME_COMMAND.get(command) ?? command)
      .sort(),
  };
}

/** Everything that is said, in reading order, whoever says it: text, labels, hints and buttons. */
function said(card: AdaptiveCard): readonly string[] {
  const nodes = [card, ...nodesOf(card.body), ...nodesOf(card.refresh)] as const;
  return nodes.flatMap((node: Readonly<Record<string, unknown>>) =>
    ['text', 'title', 'label', 'placeholder', 'errorMessage', 'fallbackText', 'altText'].flatMap(
      (key) => (typeof node[key] === 'string' ? [node[key]] : []),
    ),
  );
}

function ownWords(text: string): string {
  return GIVEN.reduce((rest, given) => rest.replaceAll(given, ''), text).replace(
    /(?<![\w/])\/[a-z]+( all)?|“|”/g,
    '',
  );
}

describe.each(['de'])('in %s', (language) => {
  const words = wordsFor(language);
  const cards = everyCard({ ...READER, locale: language });
  const pairs = ENGLISH.map((english, index) => {
    const other = cards[index]?.card;
    const theirs = other === undefined ? [] : said(other);
    const name = `${english.kind}: ${english.name}`;
    return { name, english: english.card, other, ours: said(english.card), theirs };
  });

  test('there is every card', () => {
    expect(cards.map(({ kind, name }) => [kind, name])).toEqual(
      ENGLISH.map(({ kind, name }) => [kind, name]),
    );
  });

  test('is marked as being in that language', () => {
    eachNamed(pairs, ({ english, other }) => {
      expect(english.lang).toBe('en');
      expect(other?.lang).toBe(language);
    });
  });

  test('has the same lines, labels and buttons, which do the same', () => {
    eachNamed(pairs, ({ english, other, ours, theirs }) => {
      const skeleton = (card: AdaptiveCard | undefined): unknown =>
        nodesOf(card?.body).map(({ type, verb, id, style }) => ({ type, verb, id, style }));
      expect(skeleton(other)).toEqual(skeleton(english));
      expect(theirs).toHaveLength(ours.length);
    });
  });

  test('names the same people, numbers, times and commands in each line', () => {
    eachNamed(pairs, ({ ours, theirs }) => {
      expect(theirs.map(shown)).toEqual(ours.map(shown));
    });
  });

  test('names the same buttons in each line, as they are written on them', () => {
    eachNamed(pairs, ({ ours, theirs }) => {
      for (const [index, line] of ours.entries()) {
        for (const key of pressed(line)) {
          expect(theirs[index]).toContain(words.parts.buttons[key]);
        }
      }
    });
  });

  test('is in that language from top to bottom', () => {
    eachNamed(pairs, ({ ours, theirs }) => {
      for (const [index, line] of theirs.entries()) {
        const own = ownWords(line);
        expect(own).not.toMatch(ENGLISH_ONLY);
        expect(ownWords(ours[index] ?? '')).not.toMatch(GERMAN_ONLY);
        const isId = ID.test(line) || NOTE.test(line);
        const isSame = ALIKE.has(line) || line.startsWith('node dist/cli.js ') || isId;
        if (/[a-z]{4}/i.test(own) && !isSame) expect(line).not.toBe(ours[index]);
      }
    });
  });

  test('has a heading without names, which is also what a notification shows', () => {
    eachNamed(pairs, ({ other }) => {
      const heading = nodesOf(other?.body).find(({ style }) => style === 'heading');
      expect(shown(String(heading?.['text']))).toMatchObject({ people: [], numbers: [] });
    });
  });

  test('lists, times and quotations are written as that language writes them', () => {
    const all = cards.flatMap(({ card }) => said(card)).join('\n');
    expect(all).toContain('Diego Siciliani und Megan Bowen');
    expect(all).toMatch(/15:\d\d:\d\d MEZ/);
    expect(all).toContain('„alcie“');
  });
});

type Button = keyof typeof en.parts.buttons;

/** The buttons that a line of English tells the reader to press. */
function pressed(line: string): readonly Button[] {
  const keys = Object.keys(en.parts.buttons) as Button[];
  const pressable = keys.filter((key) => key !== 'showAgain');
  return pressable.filter((key) =>
    line.toLowerCase().includes(`press ${en.parts.buttons[key].toLowerCase()}`),
  );
}
