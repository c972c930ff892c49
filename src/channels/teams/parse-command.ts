// From a message to a command: `/otp alice she is at the airport`, in all the ways in which Teams may send it.
import { editDistance } from '../../domain/people/edit-distance.js';
import { foldName } from '../../domain/people/fold-name.js';
import { findCommand, isGreeting, LISTED } from '../../text/commands.js';
import { PRODUCT_NAME } from '../../text/product-name.js';
import type { Command, Unknown } from './command.js';
import { readLookBack } from './read-look-back.js';
import { readAsk, readEverybodyOrWhom, readWhom, readWhomAndWhy } from './read-followed.js';
import { MENTION_CLOSES, MENTION_OPENS, typedLine, withoutMarks } from './typed-line.js';

/** As keyboards of other scripts make it, too. */
const SLASH = /^[/\uff0f\u2044\u2215\u29f8]\s*/u;

/** Never throws, and reads no more than the first few thousand characters. */
export function parseCommand(text: string): Command | Unknown {
  const line = withoutTheBot(typedLine(text)).replace(SLASH, '');
  const { word, rest } = firstWord(line);
  const name = foldName(word).replace(/(?<=.)[:,.!?]+$/, '');
  return readCommand(name, rest) ?? { kind: 'unknown', text: withoutMarks(line), ...meantBy(name) };
}

function readCommand(word: string, rest: string): Command | undefined {
  const command = findCommand(orHelp(word, rest));
  switch (command?.follows) {
    case undefined:
      return undefined;
    case 'nothing':
      return { kind: command.name };
    case 'ask':
      return { ...readAsk(rest), kind: command.name };
    case 'whom':
      return { ...readWhom(rest), kind: command.name };
    case 'whom-and-why':
      return { ...readWhomAndWhy(rest), kind: command.name };
    case 'everybody-or-whom':
      return { ...readEverybodyOrWhom(rest), kind: command.name };
    case 'to-find':
      return { kind: command.name, typed: withoutMarks(rest) };
    case 'look-back':
      return { ...readLookBack(rest), kind: command.name };
  }
}

function orHelp(word: string, rest: string): string {
  return isGreeting(word) && rest === '' ? 'help' : word;
}

function meantBy(word: string): { readonly meant?: string } {
  const near = LISTED.filter(
    ({ name, hidden }) => hidden !== true && editDistance(word, name, 1) !== undefined,
  );
  const [only] = near;
  return near.length === 1 && only !== undefined ? { meant: `/${only.name}` } : {};
}

/** Mentions of the bot itself, wherever they stand, and whoever is mentioned first, in case the bot was renamed. */
function withoutTheBot(line: string): string {
  const mention = (name: string): RegExp =>
    new RegExp(`${MENTION_OPENS}\\s*${name}\\s*${MENTION_CLOSES}`, 'giu');
  const rest = line
    .replace(mention(PRODUCT_NAME), ' ')
    .trim()
    .replace(new RegExp(`^${MENTION_OPENS}[^${MENTION_CLOSES}]*${MENTION_CLOSES}`, 'u'), '')
    .trim();
  return rest
    .replace(new RegExp(`^@${PRODUCT_NAME}(?![\\p{L}\\p{N}])`, 'iu'), '')
    .replace(/^[\s:,]+/, '');
}

function firstWord(line: string): { readonly word: string; readonly rest: string } {
  const space = line.indexOf(' ');
  if (space === -1) return { word: line, rest: '' };
  return { word: line.slice(0, space), rest: line.slice(space + 1) };
}
