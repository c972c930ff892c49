// Every card read aloud from top to bottom, by people who see neither its colours nor where things stand.
import { describe, expect, test } from '@jest/globals';
import type { AdaptiveCard } from '../../../src/channels/teams/cards/elements.js';
import { nodesOf, textsOf } from './card-reading.js';
import { eachNamed } from '../../each-named.js';
import { everyCard } from './every-card.js';
import { READER } from './sample-views.js';

const LOCALES = ['en', 'de'] as const;
const isText = expect.stringMatching(/\S/);

describe.each(LOCALES)('read aloud in %s', (locale) => {
  const cards = everyCard({ ...READER, locale });

  const named = cards.map(({ kind, name, card }) => ({
    name: `${kind}: ${name}`,
    card,
    nodes: nodesOf(card.body),
  }));

  test('begins with its heading; only why a press did not count comes before it', () => {
    eachNamed(named, ({ card, nodes }) => {
      const first = card.body.findIndex(({ type }) => type === 'TextBlock');
      expect(card.body[first]).toMatchObject({ style: 'heading', text: isText });
      const before = card.body.slice(0, first);
      expect(before.length).toBeLessThanOrEqual(1);
      for (const element of before) expect(element).toMatchObject({ style: 'warning' });
      expect(nodes.filter(({ style }) => style === 'heading')).toHaveLength(1);
    });
  });

  test('says a label before each value, and leaves neither empty', () => {
    eachNamed(named, ({ nodes }) => {
      for (const set of nodes.filter(({ type }) => type === 'ColumnSet')) {
        const label = { items: [{ inlines: [{ text: isText, isSubtle: true }] }] };
        const value = { items: [{ inlines: [{ text: isText }] }] };
        expect(set).toMatchObject({ columns: [label, value] });
      }
    });
  });

  test('says what is to be decided before it offers the buttons', () => {
    eachNamed(named, ({ card }) => {
      const kinds = card.body.map(({ type }) => type);
      const buttons = kinds.indexOf('ActionSet');
      if (buttons !== -1) expect(buttons).toBeGreaterThan(kinds.indexOf('TextBlock') + 1);
    });
  });

  test('names each button, and no two alike', () => {
    eachNamed(named, ({ nodes }) => {
      const titles = nodes.flatMap(({ type, title }) =>
        String(type).startsWith('Action.') ? [title] : [],
      );
      for (const title of titles) expect(title).toEqual(isText);
      expect(new Set(titles).size).toBe(titles.length);
    });
  });

  test('labels each field that is to be filled in', () => {
    eachNamed(named, ({ nodes }) => {
      for (const input of nodes.filter(({ type }) => String(type).startsWith('Input.'))) {
        expect(input).toMatchObject({ label: isText });
      }
    });
  });

  test('has words in whatever is set off by colour', () => {
    eachNamed(named, ({ nodes }) => {
      for (const node of nodes.filter(({ style }) => style !== undefined)) {
        const words = nodesOf(node).some(({ text, title }) => Boolean(text ?? title));
        expect(words).toBe(true);
      }
      expect(nodes.filter((node) => 'color' in node || 'backgroundImage' in node)).toEqual([]);
    });
  });

  test('cards that look different also sound different: no style says what the words do not', () => {
    const looks = new Map<string, string>();
    for (const { card } of cards) {
      const heard = JSON.stringify([textsOf(card), titlesOf(card)]);
      const look = JSON.stringify(nodesOf(card.body).map(({ style }) => style));
      expect(looks.get(heard) ?? look).toBe(look);
      looks.set(heard, look);
    }
  });
});

function titlesOf(card: AdaptiveCard): readonly unknown[] {
  return nodesOf(card.body).flatMap(({ title }) => (title === undefined ? [] : [title]));
}
