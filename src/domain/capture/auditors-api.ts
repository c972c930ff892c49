// What the auditors' page and the server say to each other: JSON by POST below AUDITORS_API, same origin, with the header of our pages
// and, after `session`, its secret; in Teams the sign-in token besides. To everybody else these addresses are not there.

export const AUDITORS_API = '/audit/api';

export const OUTCOMES = [
  'disclosed',
  'denied',
  'objected',
  'cancelled',
  'expired',
  'stopped',
  'closed',
  'open',
] as const;
export type AskedOutcome = (typeof OUTCOMES)[number];
/** `csv`, `ocsf`: every entry a line. `log`: the log itself, as tools of others verify it, in one archive. */
export const TAKEN_FORMATS = ['csv', 'ocsf', 'log'] as const;
export type TakenFormat = (typeof TAKEN_FORMATS)[number];

/** Milliseconds since 1970. */
export type Stretch = { readonly from: number | null; readonly until: number | null };

/** `POST look`. `who`, `when`: as typed; empty for everybody, and for always. */
export type AuditorsAsk = {
  readonly who: string;
  /** Who was chosen among several. */
  readonly person: string | null;
  readonly when: string;
  /** As `when` was understood before. */
  readonly between: Stretch | null;
  readonly releases: boolean;
  readonly outcome: AskedOutcome | null;
  /** Goes on behind the entry of this number. */
  readonly before: number | null;
  /** BCP 47 tag. */
  readonly locale: string;
};

type Fact = readonly [label: string, value: string];
export type FoundStory = {
  readonly open: string;
  readonly facts: readonly Fact[];
  readonly lines: readonly string[];
  readonly proof: readonly Fact[];
  readonly requestId: string;
  /** The entry that a receipt proves. */
  readonly receipt: number | null;
};
export type FoundItem = { readonly line: string; readonly story: FoundStory | null };
/** Everything in words, in the language and zone of whoever reads. */
export type AuditorsFound = {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly items: readonly FoundItem[];
  /** The field that could not be read. */
  readonly wrong: 'who' | 'when' | null;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly between: Stretch;
  readonly next: number | null;
};

/** `POST session`. `trial`: nobody's identity was verified. */
export type AuditorsSession = { readonly session: string; readonly trial: boolean };
