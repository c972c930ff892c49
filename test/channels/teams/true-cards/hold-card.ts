// Holds a card against what is true: every heading, every row, every button and every sentence that claims something. What the card
// was drawn from is not looked at.
import type { AdaptiveCard } from '../../../../src/channels/teams/cards/elements.js';
import type { PersonId } from '../../../../src/domain/ids.js';
import { REPORTS } from '../../../../src/domain/release/request.js';
import type { Report } from '../../../../src/domain/release/request.js';
import { readCard } from './read-card.js';
import { buttonsFor, headingFor } from './what-is-so.js';
import type { Reading } from './what-is-so.js';

/** What is untrue on the card; nothing where all of it is so. */
export function liesOn(card: AdaptiveCard, reading: Reading): readonly string[] {
  const { lines, rows, titles, verbs } = readCard(card);
  return [
    differs('heading', lines[0], headingFor(reading)),
    differs('buttons', verbs.join(' '), buttonsFor(reading).join(' ')),
    ...grantLies(lines, rows, reading),
    ...objectionLies(lines, reading),
    ...shownLies(lines, rows, reading),
    ...askAgainLies(lines, reading),
    ...buttonLies(titles, lines),
  ].filter((lie) => lie !== undefined);
}

type Lies = readonly (string | undefined)[];
type Rows = ReadonlyMap<string, string>;

function differs(what: string, said: unknown, so: unknown): string | undefined {
  return said === so ? undefined : `${what}: ${String(said)}, and so is ${String(so)}`;
}

function namesOf(ids: readonly PersonId[], { nameOf }: Reading): readonly string[] {
  return ids.map(nameOf).toSorted();
}

function named(value: string | undefined): readonly string[] {
  return (value ?? '')
    .split(/, | and /)
    .filter((name) => name !== '')
    .toSorted();
}

const RESTS: readonly string[] = ['approved', 'releasing', 'released', 'closed'];

/** Who granted it, and how: approvals are theirs who gave them, and an emergency is called one for ever. */
function grantLies(lines: readonly string[], rows: Rows, reading: Reading): Lies {
  const { truth } = reading;
  const rests = RESTS.includes(truth.state) && !isOver(reading) && !truth.emergencyHolds;
  const approved = rests ? namesOf(truth.approvals, reading) : [];
  const emergency = (rows.get('Released by') ?? '').includes('in an emergency');
  return [
    differs('approved by', named(rows.get('Approved by')).join(), approved.join()),
    differs('an emergency', emergency, truth.emergencyAt !== undefined),
    ...lines.map((line) => releaserLie(line, reading)),
    ...countLies(rows, reading),
  ];
}

function releaserLie(line: string, reading: Reading): string | undefined {
  const by = /^(.+) released it without waiting/.exec(line)?.[1];
  if (by === undefined) return undefined;
  return differs('released by', by, nameOrNone(reading.truth.requester, reading));
}

/** Of those who have approved so far, while it waits. */
function countLies(rows: Rows, reading: Reading): Lies {
  const { truth, audience, needed } = reading;
  if (truth.state !== 'pending' || isOver(reading) || audience === 'owner') return [];
  const [count, names] = rows.get('Approvals')?.split(': ') ?? [];
  return [
    differs('counted', named(names).join(), namesOf(truth.approvals, reading).join()),
    differs('count', count, `${truth.approvals.length} of ${needed}`),
  ];
}

function nameOrNone(id: PersonId | undefined, { nameOf }: Reading): string {
  return id === undefined ? '' : nameOf(id);
}

/** The owner's no is said for as long as something may still be done about it. */
function objectionLies(lines: readonly string[], { truth }: Reading): Lies {
  if (truth.state !== 'released' || truth.frozen) return [];
  const says = /is not theirs|that this wasn't you/.test(lines.join('\n'));
  return [differs('objected', says, truth.objected)];
}

const SAYS_SHOWN =
  /has seen|was shown|were shown|been shown before|already seen|given out|no longer works|no longer shown|The (last )?code (worked|was refused|was not used)|The time of the|was burned|saw it/;
const SAYS_REPORTED: Readonly<Record<Report, RegExp>> = {
  worked: /code worked|that it worked/,
  refused: /code was refused|that it was refused/,
  'not-used': /code was not used|that it was not used/,
};
const SAYS_SHOWABLE = /can see|You can show the code|press Show code|is going to (read|send)/;
const TELLS_REPORT: readonly string[] = ['approved', 'released', 'closed'];

/** That something was shown, and how it went. */
function shownLies(lines: readonly string[], rows: Rows, reading: Reading): Lies {
  const { truth } = reading;
  const told = lines.join('\n');
  const says = SAYS_SHOWN.test(told) || rows.has('Shown before');
  const report = TELLS_REPORT.includes(truth.state) ? truth.report : undefined;
  return [
    differs('shown', says && !truth.frozen, truth.shown.length > 0 && !truth.frozen),
    ...REPORTS.map((one) =>
      SAYS_REPORTED[one].test(told) ? differs('report', one, report) : undefined,
    ),
    SAYS_SHOWABLE.test(told) ? differs('can be shown', true, isShowable(reading)) : undefined,
  ];
}

function isShowable(reading: Reading): boolean {
  const { truth } = reading;
  if (truth.state === 'releasing') return true;
  return truth.state === 'approved' && !isOver(reading) && !truth.frozen;
}

function isOver({ truth }: Reading): boolean {
  const open = ['pending', 'approved', 'releasing'].includes(truth.state);
  return open && truth.tokenOver;
}

/** Of a token that gives nothing more there is nothing to ask for again. */
function askAgainLies(lines: readonly string[], { truth }: Reading): Lies {
  if (!truth.tokenOver) return [];
  const again = lines.find(
    (line) => /\/(otp|reburn)/.test(line) && !line.includes('another token'),
  );
  return [again === undefined || truth.shown.length === 0 ? undefined : `asked again: ${again}`];
}

const TITLES =
  /[Pp]ress (Withdraw|Deny|Show code again|Show code|Show the QR code|Not used|This wasn't me|Another code|Cancel request|Cancel)\b/g;

/** A button that is named is there. */
function buttonLies(titles: readonly string[], lines: readonly string[]): Lies {
  const isThere = (title: string): boolean => titles.some((one) => one.startsWith(title));
  return lines
    .filter((line) => !line.includes('after 15 seconds'))
    .flatMap((line) => [...line.matchAll(TITLES)].map(([, title = '']) => title))
    .map((title) => (isThere(title) ? undefined : `no such button: ${title}`));
}
