// docs/refusals.md: everything that a person may be told instead of what they wanted, in both languages, with nothing around it.
import type { Say } from '../../src/text/say.js';
import type { Words } from '../../src/text/words.js';
import { wordsFor } from '../../src/text/words.js';

const ALICE = { id: 'alice', name: 'Alice Example', account: 'alice@contoso.example' };
const MEGAN = { id: 'megan', name: 'Megan Bowen', account: 'megan@contoso.example' };
const AT = 1_796_220_000_000;

const SAY: Say = {
  name: (text) => text,
  names: (texts) => texts.join(', '),
  quote: (text) => `“${text}”`,
  time: () => '14:31:05 UTC',
  moment: () => '14:31:05 UTC, 3 March 2027',
  day: () => '3 March 2027',
  secondsUntil: () => 22,
};

/** One value for each thing that a refusal may be about. */
const ABOUT: Readonly<Record<string, unknown>> = {
  account: ALICE.account,
  at: AT,
  behind: '/otp',
  by: MEGAN.name,
  bytes: 7,
  cause: 'token-over',
  change: 'burn',
  characters: 10,
  command: '/delivered',
  count: 2,
  couldBe: [{ ...MEGAN, why: 'not-installed' }],
  days: 3,
  digits: 6,
  destroyed: { at: AT, by: MEGAN.name },
  field: 'period',
  fingerprint: 'K3X7-Q2M4',
  from: AT,
  groups: 4,
  guards: [],
  hoursAtMost: 72,
  issuer: 'Contoso',
  jump: AT,
  keptUntil: AT,
  kind: 'letter',
  least: 10,
  left: 1,
  length: 7,
  mayProvision: true,
  minutes: 5,
  model: 'C202',
  most: 300,
  nearest: [ALICE],
  needed: 2,
  order: { by: MEGAN, at: AT, reason: 'phishing' },
  owner: ALICE,
  ownerName: ALICE.name,
  people: [ALICE, MEGAN],
  period: 60,
  place: 7,
  position: 7,
  quota: { uses: 2, perHours: 24 },
  reachable: 1,
  reason: 'new-secret',
  retryable: true,
  seconds: 42,
  stage: 'delivered',
  state: 'denied',
  still: ['Diego Siciliani'],
  text: 'at 25:00',
  tokens: [],
  typed: 'alcie',
  unconfirmed: false,
  until: AT,
  unreachable: [{ ...MEGAN, why: 'not-installed' }],
  version: 2,
  what: 'requests',
  whom: ALICE.name,
  whose: 'owner',
  why: 'short',
  yours: false,
  zone: 'CST',
};

function aboutOf(code: string, seen: Set<string>): object {
  return new Proxy(
    { code },
    {
      get: (target, field) => {
        if (field === 'code') return target.code;
        if (field === 'typed' && code === 'TIME_UNREADABLE') return ABOUT['text'];
        if (typeof field !== 'string') return undefined;
        if (!(field in ABOUT)) seen.add(`${code}.${field}`);
        return ABOUT[field];
      },
      has: (_target, field) => field in ABOUT,
    },
  );
}

type Section = {
  readonly title: string;
  readonly from: (words: Words) => unknown;
  /** The page is told how times are written, and no more. */
  readonly onPage?: true;
};

const SECTIONS: readonly Section[] = [
  { title: 'Asking for a code, or for the secret once more', from: (words) => words.askRefusals },
  { title: 'Pressing a button on a request', from: (words) => words.pressRefusals },
  { title: 'Freezing', from: (words) => words.control.refusals },
  { title: 'Reviews of emergencies', from: (words) => words.control.review.refusals },
  { title: 'A secret that may be in other hands', from: (words) => words.compromised.refusals },
  { title: 'Which token', from: (words) => words.tokens.find },
  { title: 'What cannot be done to a token now', from: (words) => words.tokens.proofRefusals },
  { title: 'The set-up page', from: (words) => words.page.refusals, onPage: true },
  { title: 'The secret once more, on the page', from: (words) => words.page.reburn.refusals },
  { title: 'The set-up page gets no answer', from: (words) => words.page.failures },
  {
    title: 'What was scanned, pasted or typed is no secret key',
    from: (words) => words.scan.findings,
  },
  { title: 'What does not answer', from: (words) => words.replies.failed },
  { title: 'Before it is set up', from: (words) => words.replies.waiting },
  {
    title: 'Anything else that is typed',
    from: ({ replies }) => ({
      nothingHere: replies.nothingHere,
      unknownCommand: replies.unknownCommand,
      didYouMean: replies.didYouMean('/otp'),
      identityUnknown: replies.identityUnknown,
      unreadable: replies.unreadable,
      openOurChat: replies.openOurChat,
      personalChatOnly: replies.personalChatOnly,
      noSetUp: replies.noSetUp,
      tooOften: replies.tooOften,
      askedTooOften: replies.askedTooOften,
      secretTyped: replies.secretTyped,
      pictureSent: replies.pictureSent,
    }),
  },
];

/** `unknown`: fields that a refusal tells of and this page has no value for. */
export function refusalsPage(): { readonly page: string; readonly unknown: readonly string[] } {
  const seen = new Set<string>();
  const sections = SECTIONS.map(({ title, from, onPage }) => {
    const [en, de] = ['en', 'de'].map((language) => from(wordsFor(language)));
    const codes = Object.keys(en as object).filter((code) => isTold((en as never)[code]));
    const rows = codes.map((code) => {
      const [english, german] = [en, de].map((words) =>
        cell(
          told((words as Readonly<Record<string, unknown>>)[code], {
            code,
            seen,
            how: onPage === true ? SAY.time : SAY,
          }),
        ),
      );
      return `| \`${code}\` | ${english ?? ''} | ${german ?? ''} |`;
    });
    return `## ${title}\n\n| | English | German |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return { page: `${HEAD}\n${sections.join('\n')}`, unknown: [...seen] };
}

const HEAD = `# Refusals

Everything that somebody may be told instead of what they wanted, as they read it, with nothing around it: what was wrong, and what to do
next. Printed from the words by \`test/text/refusals-page.test.ts\`, which holds this page; names and times are examples.
`;

function isTold(value: unknown): boolean {
  return typeof value === 'function' || typeof value === 'string';
}

/** What is told by the number of an incident alone. */
const NUMBERED = wordsFor('en').replies.failed;

type Telling = { readonly code: string; readonly seen: Set<string>; readonly how: unknown };

function told(tell: unknown, { code, seen, how }: Telling): string {
  if (typeof tell === 'string') return tell;
  const about = code in NUMBERED ? '7F3K' : aboutOf(code, seen);
  return joined((tell as (about: unknown, how: unknown) => unknown)(about, how));
}

function joined(said: unknown): string {
  if (typeof said === 'string') return said;
  if (Array.isArray(said)) return said.map(joined).join(' ');
  const { heading, lines } = said as { heading: string; lines: readonly string[] };
  return `**${heading}** ${lines.join(' ')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
