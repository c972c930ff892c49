// What follows a command: whom it is about, when, and why.
import type { AskForCode, AskForSeed } from '../../app/asking/answers.js';
import type { Typed, Whom } from '../../app/looking/who.js';
import type { FreezeCommand } from '../../app/safety/answers.js';
import { defined } from '../../domain/defined.js';
import { takeTime } from '../../domain/time/take-time.js';
import { leadingNames } from './leading-names.js';
import type { LeadingName } from './leading-names.js';
import { withoutMarks } from './typed-line.js';

/** `alice in 20m by mail she is at the airport`. */
export function readAsk(rest: string): Typed<AskForCode> {
  return typedAs(leadingNames(withoutFor(rest)), askWith);
}

function askWith({ name, after }: LeadingName): AskForCode {
  const first = takeMail(withoutMarks(after));
  const { rest, time } = takeTime(first.rest);
  // Either may come first: `by mail at 14:30`, `at 14:30 by mail`.
  const second = first.byMail || time === undefined ? { ...first, rest } : takeMail(rest);
  return {
    typedName: name,
    reason: second.rest,
    byMail: second.byMail,
    ...defined({ when: time }),
  };
}

function takeMail(text: string): { readonly rest: string; readonly byMail: boolean } {
  const mail = /^(?:by|per) e?-?mail(?=$|[\s,;:.!])/i.exec(text);
  const rest = mail === null ? text : text.slice(mail[0].length);
  return { rest: rest.replace(LEADING_MARKS, ''), byMail: mail !== null };
}

/** `alice`. */
export function readWhom(rest: string): Typed<Whom> {
  return typedAs(leadingNames(rest), ({ name }) => ({ typedName: name }));
}

/** `alice the burner failed halfway`. */
export function readWhomAndWhy(rest: string): Typed<AskForSeed> {
  return typedAs(leadingNames(withoutFor(rest)), whomAndWhy);
}

/** Nothing, `all a reason`, `alice a reason`. */
export function readEverybodyOrWhom(rest: string): FreezeCommand {
  const names = leadingNames(rest);
  const [{ name, after }] = names;
  const everybody = name === '' || /^(?:all|alles?|everybody|everything)$/i.test(name);
  if (everybody) return { typedName: null, reason: tidyReason(after) };
  return typedAs(names, whomAndWhy);
}

function whomAndWhy({ name, after }: LeadingName): AskForSeed {
  return { typedName: name, reason: tidyReason(after) };
}

function withoutFor(rest: string): string {
  return rest.replace(/^(?:for|für) (?=\S)/i, '');
}

/** The first word as the name; the others in case that somebody is called so. */
function typedAs<W extends Whom>(
  [first, ...longer]: readonly [LeadingName, ...LeadingName[]],
  read: (name: LeadingName) => W,
): Typed<W> {
  return longer.length === 0 ? read(first) : { ...read(first), longer: longer.map(read) };
}

const LEADING_MARKS = /^[\s,;:.!\p{Pd}]+/u;

function tidyReason(reason: string): string {
  return withoutMarks(reason.replace(LEADING_MARKS, ''));
}
