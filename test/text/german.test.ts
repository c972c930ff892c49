// What the German words are held to beyond saying what the English ones say.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { wordsFor } from '../../src/text/words.js';

const FOLDER = fileURLToPath(new URL('../../src/text/de/', import.meta.url));
const files = readdirSync(FOLDER).map(
  (name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const,
);
const buttons = Object.values(wordsFor('de').parts.buttons);

/** What a masculine Token would have before or after it. */
const MASCULINE =
  /(?<!\p{L})(?:der|den|einen|keinen|jeden|diesen|dieser|jener|welcher|welchen|neuen|anderen|neuer) (?:Hardware-)?Token(?!\p{L})|Token, (?:der|den|dem)(?!\p{L})/giu;

describe.each(files)('%s', (_path, text) => {
  test('says das Token', () => {
    expect(text.match(MASCULINE)).toBeNull();
  });

  test('calls the app that writes a seed to a token the Burner-App, and what it does brennen', () => {
    expect(text).not.toMatch(/(?<!\p{L})(Brenner|beschreib|beschrieben)/iu);
  });

  test('puts the name of a button that is to be pressed in quotation marks', () => {
    for (const name of buttons) {
      expect(text).not.toMatch(new RegExp(`drücken Sie ([\\p{L}\\d]+ ){0,4}${name}`, 'iu'));
    }
  });

  test('calls what is pressed no Knopf', () => {
    expect(text).not.toMatch(/Knopf|Knöpfe/u);
  });
});
