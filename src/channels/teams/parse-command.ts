// From a message to a command: `/otp alice she is at the airport`, in all the ways in which Teams may send it.
import type { AskForCode, AskForSeed } from '../../app/asking/answers.js';
import type { Typed, Whom } from '../../app/looking/who.js';
import type { FreezeCommand } from '../../app/safety/answers.js';
import { editDistance } from '../../domain/people/edit-distance.js';
import { takeTime } from '../../domain/time/take-time.js';
import { PRODUCT_NAME } from '../../text/product-name.js';
import { leadingNames } from './leading-names.js';
import type { LeadingName } from './leading-names.js';
import { parseTokenCommand } from './parse-token-command.js';
import type { TokenCommand } from './parse-token-command.js';
import { MENTION_CLOSES, MENTION_OPENS, typedLine, withoutMarks } from './typed-line.js';

/** `typedName`: empty where no name was typed. */
export type OtpCommand = Typed<AskForCode> & { readonly kind: 'otp' };
/** The whole seed once more, to burn a token with it. */
export type ReburnCommand = Typed<AskForSeed> & { readonly kind: 'reburn' };
export type FreezeOrLift = FreezeCommand & { readonly kind: 'freeze' | 'unfreeze' };
export type Command =
  | OtpCommand
  | ReburnCommand
  | FreezeOrLift
  | TokenCommand
  | { readonly kind: 'help' }
  | { readonly kind: 'who-am-i' }
  | { readonly kind: 'requests' }
  | { readonly kind: 'reviews' }
  /** `meant`: the one command that is a slip away. Nothing is done for it. */
  | { readonly kind: 'unknown'; readonly text: string; readonly meant?: string };

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
  if (name === 'reburn' || name === 're-burn') return parseReburn(rest);
  if (name === 'freeze' || name === 'unfreeze') return parseFreeze(name, rest);
  const token = parseTokenCommand(name, () => parseWhom(rest));
  if (token !== undefined) return token;
  return SIMPLE.get(name) ?? { kind: 'unknown', text: withoutMarks(line), ...meantBy(name) };
}

const COMMANDS = [
  ...['otp', 'reburn', 'freeze', 'unfreeze', 'provision', 'tokens', 'token', 'delivered', 'lost'],
  ...['cancel', 'requests', 'reviews', 'whoami', 'help'],
];

function meantBy(name: string): { readonly meant?: string } {
  const near = COMMANDS.filter((command) => editDistance(name, command, 1) !== undefined);
  const [only] = near;
  return near.length === 1 && only !== undefined ? { meant: `/${only}` } : {};
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

function parseOtp(rest: string): OtpCommand {
  const names = leadingNames(rest.replace(/^(?:for|für) (?=\S)/i, ''));
  return { kind: 'otp', ...typedAs(names, askWith) };
}

function askWith({ name, after }: LeadingName): AskForCode {
  const first = takeMail(withoutMarks(after));
  const { rest, time } = takeTime(first.rest);
  // Either may come first: `by mail at 14:30`, `at 14:30 by mail`.
  const second = first.byMail || time === undefined ? { ...first, rest } : takeMail(rest);
  const when = time === undefined ? {} : { when: time };
  return { typedName: name, reason: second.rest, byMail: second.byMail, ...when };
}

function takeMail(text: string): { readonly rest: string; readonly byMail: boolean } {
  const mail = /^(?:by|per) e?-?mail(?=$|[\s,;:.!])/i.exec(text);
  const rest = mail === null ? text : text.slice(mail[0].length);
  return { rest: rest.replace(LEADING_MARKS, ''), byMail: mail !== null };
}

/** `/reburn alice the burner failed halfway`. */
function parseReburn(rest: string): ReburnCommand {
  const names = leadingNames(rest.replace(/^(?:for|für) (?=\S)/i, ''));
  const read = ({ name, after }: LeadingName): AskForSeed => ({
    typedName: name,
    reason: tidyReason(after),
  });
  return { kind: 'reburn', ...typedAs(names, read) };
}

/** `/freeze`, `/freeze all a reason`, `/freeze alice a reason`. */
function parseFreeze(kind: FreezeOrLift['kind'], rest: string): FreezeOrLift {
  const names = leadingNames(rest);
  const [{ name, after }] = names;
  const everybody = name === '' || /^(?:all|alles?|everybody|everything)$/i.test(name);
  if (everybody) return { kind, typedName: null, reason: tidyReason(after) };
  return {
    kind,
    ...typedAs(names, (one) => ({ typedName: one.name, reason: tidyReason(one.after) })),
  };
}

function parseWhom(rest: string): Typed<Whom> {
  return typedAs(leadingNames(rest), ({ name }) => ({ typedName: name }));
}

/** The first word as the name; the others in case that somebody is called so. */
function typedAs<W extends Whom>(
  [first, ...longer]: readonly [LeadingName, ...LeadingName[]],
  read: (name: LeadingName) => W,
): Typed<W> {
  return longer.length === 0 ? read(first) : { ...read(first), longer: longer.map(read) };
}

const LEADING_MARKS = /^[\s,;:.!–—-]+/u;

function tidyReason(reason: string): string {
  return withoutMarks(reason.replace(LEADING_MARKS, ''));
}

function firstWord(line: string): { readonly word: string; readonly rest: string } {
  const space = line.indexOf(' ');
  if (space === -1) return { word: line, rest: '' };
  return { word: line.slice(0, space), rest: line.slice(space + 1) };
}
