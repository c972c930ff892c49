// Entra's sign-in log against the audit: while a token is in the mail nobody has its seed but the bridge, so each sign-in with a code of OATH
// must be with one that was shown and worked then. One that is not: somebody else has the seed.
import { instant } from '../ids.js';
import type { Instant, PersonId, RequestId, TokenId } from '../ids.js';
import { findClockMs } from './sign-in-clock.js';
import type { SignIn } from './sign-in.js';

/** A token between the account's acceptance and its end here, as the audit has it. */
export type InMail = {
  readonly tokenId: TokenId;
  readonly ownerId: PersonId;
  readonly from: Instant;
  /** Undefined where it still is. */
  readonly until?: Instant;
};

/** A code that was shown. */
export type Released = {
  readonly tokenId: TokenId;
  readonly ownerId: PersonId;
  readonly requestId: RequestId;
  readonly log: string;
  readonly entry: number;
  readonly shownAt: Instant;
  /** When the verifier should take it. */
  readonly from: Instant;
  readonly until: Instant;
  /** It was reported as refused, or as not used. */
  readonly notUsed: boolean;
};

export type AuditedCodes = {
  readonly mails: readonly InMail[];
  readonly releases: readonly Released[];
  /** By their names at sign-in, in lower case: for exports without ids. */
  readonly ids: ReadonlyMap<string, PersonId>;
};

/** From its first sign-in to its last one. */
export type FileSpan = { readonly from: Instant; readonly until: Instant };

/** `tokens`: what was in the mail then. */
export type StrangeSignIn = {
  readonly signIn: SignIn;
  readonly ownerId: PersonId;
  readonly tokens: readonly TokenId[];
};

export type SignInsReconciled = {
  readonly strange: readonly StrangeSignIn[];
  /** Shown, not said to be refused or unused, on a day that a file covers, and nobody signed in with it. */
  readonly unused: readonly Released[];
  /** Days (UTC, `2026-11-28`) on which something was in the mail and that no file covers. */
  readonly uncovered: readonly string[];
  /** Of those, the ones between the files' first day and their last. */
  readonly gaps: readonly string[];
  readonly matched: number;
  /** With a code, of somebody who had nothing in the mail then. */
  readonly elsewhere: number;
  /** The same sign-in in another file. */
  readonly twice: number;
  /** By how much Entra's clock is before ours. */
  readonly clockMs: number;
};

const DAY_MS = 86_400_000;
/** How long somebody may sit before a sign-in that asks for a code, where the export says only when it was begun. */
const BEGUN_BEFORE_MS = 15 * 60_000;

type Held = AuditedCodes & {
  readonly spans: readonly FileSpan[];
  /** How far the two clocks may differ, and how roughly the times are written. */
  readonly slackMs: number;
};

export function reconcileSignIns(
  signIns: readonly SignIn[],
  { mails, releases, ids, spans, slackMs }: Held,
): SignInsReconciled {
  const once = withoutTwice(signIns);
  const owned = once.flatMap((signIn) => {
    const ownerId = signIn.userId ?? ids.get(signIn.userName ?? '');
    return ownerId === undefined ? [] : [{ signIn, ownerId }];
  });
  const mailsOf = byOwner(mails);
  const inMail = owned.flatMap((one) => {
    const own = mailsOf.get(one.ownerId) ?? [];
    const tokens = own.filter((mail) => isWithin(one, mail)).map(({ tokenId }) => tokenId);
    return tokens.length === 0 ? [] : [{ ...one, tokens }];
  });
  const fits = new Fits(releases, slackMs);
  const clockMs = findClockMs(inMail, releases, (one, shift) => fits.find(one, shift).length > 0);
  const judged = inMail.map((one) => ({ one, by: fits.find(one, clockMs) }));
  const used = new Set(judged.flatMap(({ by }) => by));
  const covered = daysOf(spans);
  const expected = releases.filter(
    ({ notUsed, shownAt }) => !notUsed && covered.has(dayOf(shownAt)),
  );
  const uncovered = daysOf(mails.map((mail) => ({ ...mail, until: mail.until ?? lastOf(spans) })));
  const days = [...uncovered].filter((day) => !covered.has(day)).sort();
  const [first, last] = [[...covered].sort()[0], [...covered].sort().at(-1)];
  return {
    strange: judged.flatMap(({ one, by }) => (by.length === 0 ? [one] : [])),
    unused: expected.filter((release) => !used.has(release)),
    uncovered: days,
    gaps: days.filter(
      (day) => first !== undefined && last !== undefined && day > first && day < last,
    ),
    matched: judged.filter(({ by }) => by.length > 0).length,
    elsewhere: once.length - inMail.length,
    twice: signIns.length - once.length,
    clockMs,
  };
}

/** Files may overlap. */
function withoutTwice(signIns: readonly SignIn[]): readonly SignIn[] {
  const seen = new Set<string>();
  return signIns.filter(({ id, at, userId, userName }) => {
    const key = id === '' ? [at, userId ?? userName].join('|') : id;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

type OwnSignIn = { readonly signIn: SignIn; readonly ownerId: PersonId };

function byOwner(mails: readonly InMail[]): ReadonlyMap<PersonId, readonly InMail[]> {
  const of = new Map<PersonId, InMail[]>();
  for (const mail of mails) {
    const own = of.get(mail.ownerId);
    if (own === undefined) of.set(mail.ownerId, [mail]);
    else own.push(mail);
  }
  return of;
}

function isWithin({ signIn }: OwnSignIn, mail: InMail): boolean {
  const until = mail.until ?? Infinity;
  return signIn.at >= mail.from && signIn.at < until;
}

const SLOT_MS = BEGUN_BEFORE_MS;

/** Releases by their owner and quarter of an hour: ten thousand are looked through as quickly as ten. */
class Fits {
  readonly #slots = new Map<string, Released[]>();
  readonly #slackMs: number;

  constructor(releases: readonly Released[], slackMs: number) {
    this.#slackMs = slackMs;
    for (const release of releases) {
      const { ownerId, shownAt, from, until } = release;
      const begin = slotOf(Math.min(shownAt, from) - BEGUN_BEFORE_MS - slackMs);
      for (let slot = begin; slot <= slotOf(until + slackMs); slot += 1) {
        const key = `${ownerId}|${slot}`;
        this.#slots.set(key, [...(this.#slots.get(key) ?? []), release]);
      }
    }
  }

  find({ signIn, ownerId }: OwnSignIn, clockMs: number): readonly Released[] {
    const at = signIn.at - clockMs;
    const near = this.#slots.get(`${ownerId}|${slotOf(at)}`) ?? [];
    return near.filter(({ shownAt, from, until }) => {
      // No code was used before it was shown; a sign-in may have been begun before.
      const least = Math.max(shownAt, from) - this.#slackMs - (signIn.exact ? 0 : BEGUN_BEFORE_MS);
      return at >= least && at <= until + this.#slackMs;
    });
  }
}

function slotOf(at: number): number {
  return Math.floor(at / SLOT_MS);
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function daysOf(spans: readonly FileSpan[]): ReadonlySet<string> {
  const days = new Set<string>();
  for (const { from, until } of spans) {
    for (let at = Math.floor(from / DAY_MS) * DAY_MS; at <= until; at += DAY_MS)
      days.add(dayOf(at));
  }
  return days;
}

/** What goes on is asked about as far as there are files. */
function lastOf(spans: readonly FileSpan[]): Instant {
  return instant(spans.reduce((last, { until }) => Math.max(last, until), 0));
}
