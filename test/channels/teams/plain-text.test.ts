import { describe, expect, test } from '@jest/globals';
import { fc } from '../../properties.js';
import { NAME_SHOWN, plainText } from '../../../src/channels/teams/plain-text.js';

const plain = (text: string): string => plainText(text, NAME_SHOWN);

describe('what a person typed', () => {
  test.each([
    '[click](http://evil.example)',
    '![x](http://evil.example/pixel.png)',
    '<at>Megan Bowen</at>',
    '**bold** _it_ `code` # heading',
    'a < b & c > d',
    'Zoë Ångström-Łuczak',
    '山田太郎',
    'first_last@contoso.example',
  ])('stays as it is, for elements that read no Markdown: %s', (text) => {
    expect(plain(text)).toBe(text);
  });

  test.each([
    ['new lines', 'a\n\n\n\r\n\u2028\u2029b', 'a b'],
    ['tabs and odd spaces', '\ta\u00a0\u3000b\u202f', 'a b'],
    ['control characters', 'a\u0000\u001b[31mb', 'a [31mb'],
    ['direction overrides', '\u202eexe.txt\u202c \u2066x\u2069', 'exe.txt x'],
    ['invisible characters', 'a\u200bd\ufeffm\u00adin', 'admin'],
    ['lone surrogates', 'a\ud800b', 'ab'],
    ['towers of accents', `e${'\u0301'.repeat(50)}x`, `e${'\u0301'.repeat(3)}x`],
    [
      'functions of the card format',
      '{{DATE(2026-01-01T00:00:00Z)}}',
      '{ {DATE(2026-01-01T00:00:00Z)}}',
    ],
  ])('loses %s', (_what, text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  test('keeps the joiners that names and emoji are written with', () => {
    expect(plain('👩‍💻 می‌خواهم')).toBe('👩‍💻 می‌خواهم');
  });

  test('is cut at the length that is shown, and says so', () => {
    expect(plain('x'.repeat(NAME_SHOWN))).toHaveLength(NAME_SHOWN);
    expect(plain('x'.repeat(NAME_SHOWN + 1))).toBe(`${'x'.repeat(NAME_SHOWN - 1)}…`);
    expect(Array.from(plain('😀'.repeat(500)))).toHaveLength(NAME_SHOWN);
  });

  test('is one bounded line without anything invisible, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5000 }), (text) => {
        const shown = plain(text);
        expect(Array.from(shown).length).toBeLessThanOrEqual(NAME_SHOWN);
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|\{\{| {2}/u);
        expect(plain(shown)).toBe(shown);
      }),
    );
  });
});
