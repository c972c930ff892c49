// From a message to a command: `/otp alice she is at the airport`, in all the ways in which Teams may send it.
import { takeTime } from '../../domain/time/take-time.js';
import type { TypedTime } from '../../domain/time/typed-time.js';
import { PRODUCT_NAME } from '../../text/product-name.js';
import { parseTokenCommand } from './parse-token-command.js';
import type { TokenCommand } from './parse-token-command.js';
import { MENTION_CLOSES, MENTION_OPENS, typedLine } from './typed-line.js';

export type OtpCommand = {
  readonly kind: 'otp';
  /** As typed; empty where no name was typed. */
  readonly typedName: string;
  readonly reason: string;
  readonly byMail: boolean;
  /** A time at the beginning of what follows the name, or at its end. */
  readonly when?: TypedTime;
};
export type FreezeCommand = {
  readonly kind: 'freeze' | 'unfreeze';
  /** As typed; null where everybody is meant. */
  readonly typedName: string | null;
  readonly reason: string;
};
export type Command =
  | OtpCommand
  | FreezeCommand
  | TokenCommand
  | { readonly kind: 'help' }
  | { readonly kind: 'who-am-i' }
  | { readonly kind: 'requests' }
  | { readonly kind: 'reviews' }
  | { readonly kind: 'unknown'; readonly text: string };

const SIMPLE: ReadonlyMap<string, Command> = new Map([
  ['', { kind: 'help' }],
  ['?', { kind: 'help' }],
  ['help', { kind: 'help' }],
  ['hilfe', { kind: 'help' }],
  ['whoami', { kind: 'who-am-i' }],
  ['who-am-i', { kind: 'who-am-i' }],
  ['requests', { kind: 'requests' }],
  ['reviews', { kind: 'reviews' }],
]);

/** Never throws, and reads no more than the first few thousand characters. */
export function parseCommand(text: string): Command {
  const line = withoutTheBot(typedLine(text)).replace(/^[/\uff0f]\s*/u, '');
  const { word, rest } = firstWord(line);
  const name = word.toLowerCase().replace(/(?<=.)[:,.!?]+$/, '');
  if (name === 'otp') return parseOtp(rest);
  if (name === 'freeze' || name === 'unfreeze') return parseFreeze(name, rest);
  const token = parseTokenCommand(name, () => takeName(rest).name);
  if (token !== undefined) return token;
  return SIMPLE.get(name) ?? { kind: 'unknown', text: withoutMarks(line) };
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

function parseOtp(line: string): OtpCommand {
  const { name, after } = takeName(line.replace(/^(?:for|für) (?=\S)/i, ''));
  const first = takeMail(withoutMarks(after));
  const { rest, time } = takeTime(first.rest);
  // Either may come first: `by mail at 14:30`, `at 14:30 by mail`.
  const second = first.byMail || time === undefined ? { ...first, rest } : takeMail(rest);
  const when = time === undefined ? {} : { when: time };
  return { kind: 'otp', typedName: name, reason: second.rest, byMail: second.byMail, ...when };
}

function takeMail(text: string): { readonly rest: string; readonly byMail: boolean } {
  const mail = /^(?:by|per) e?-?mail(?=$|[\s,;:.!])/i.exec(text);
  const rest = mail === null ? text : text.slice(mail[0].length);
  return { rest: rest.replace(LEADING_MARKS, ''), byMail: mail !== null };
}

/** `/freeze`, `/freeze all a reason`, `/freeze alice a reason`. */
function parseFreeze(kind: FreezeCommand['kind'], rest: string): FreezeCommand {
  const { name, after } = takeName(rest);
  const everybody = name === '' || /^(?:all|alles?|everybody|everything)$/i.test(name);
  const reason = withoutMarks(after.replace(LEADING_MARKS, ''));
  return { kind, typedName: everybody ? null : name, reason };
}

const LEADING_MARKS = /^[\s,;:.!–—-]+/u;
const QUOTED = [
  new RegExp(`^${MENTION_OPENS}([^${MENTION_CLOSES}]+)${MENTION_CLOSES}`, 'u'),
  /^["“”„«»]([^"“”„«»]+)["“”„«»]/u,
  // An apostrophe inside of a name does not end it.
  /^['‘’‚](.+?)['‘’](?=$|[\s,;:.])/u,
];

/** Somebody mentioned, a name in quotation marks, or the first word. */
function takeName(rest: string): { readonly name: string; readonly after: string } {
  for (const quoted of QUOTED) {
    const match = quoted.exec(rest);
    if (match !== null) {
      return { name: tidyName(match[1] ?? ''), after: tidyAfter(rest.slice(match[0].length)) };
    }
  }
  const { word, rest: after } = firstWord(rest);
  return { name: tidyName(word), after: tidyAfter(after) };
}

/** `@alice,` and `<alice@contoso.example>` are both alice. */
function tidyName(name: string): string {
  return withoutMarks(name)
    .replace(/^[\s<@"“”„«»'‘’‚]+/u, '')
    .replace(/^mailto:/i, '')
    .replace(/[\s>,;:.!?"“”„«»'‘’]+$/u, '');
}

function tidyAfter(after: string): string {
  return after.replace(/^[\s,;:]+/, '');
}

function firstWord(line: string): { readonly word: string; readonly rest: string } {
  const space = line.indexOf(' ');
  if (space === -1) return { word: line, rest: '' };
  return { word: line.slice(0, space), rest: line.slice(space + 1) };
}

function withoutMarks(text: string): string {
  return text
    .replaceAll(MENTION_OPENS, '')
    .replaceAll(MENTION_CLOSES, '')
    .replace(/\s+/g, ' ')
    .trim();
}
