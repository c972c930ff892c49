// What the auditors' page asks as the use case takes it, and what was found as the page shows it: in the words of the chat.
import type { LookBack, LookBackRefusal, LookedBack } from '../../app/audit/look-back-answers.js';
import type { Candidate } from '../../app/looking/who.js';
import type { AuditorsAsk, AuditorsFound } from '../../domain/capture/auditors-api.js';
import type { Stretch } from '../../domain/capture/auditors-api.js';
import { defined } from '../../domain/defined.js';
import { instant, parsePersonId } from '../../domain/ids.js';
import type { Outcome } from '../../domain/outcome.js';
import { readRange } from '../../domain/time/past-range.js';
import type { Between } from '../../domain/time/past-range.js';
import { auditorsWordsFor } from '../../text/auditors-words.js';
import type { ByCode, OfCode } from '../../text/by-code.js';
import { tellLookBack } from '../../text/look-back-told.js';
import type { Spoken, ToldItem } from '../../text/look-back-told.js';
import type { Say } from '../../text/say.js';

export type SpeechFor = (reader: {
  readonly locale: string;
  /** IANA time zone; undefined: UTC. */
  readonly zone: string | undefined;
  readonly trial: boolean;
}) => Spoken;

export function lookAsked(asked: AuditorsAsk): LookBack {
  const { who, person, between, releases, outcome, before } = asked;
  const when = asked.when.replaceAll(/\s+/gu, ' ').trim();
  const range = when === '' ? undefined : readRange(when);
  const understood = between === null ? undefined : betweenIn(between);
  return {
    typedName: who.trim(),
    releases,
    where: 'page',
    ...defined({
      person: person === null ? undefined : parsePersonId(person),
      outcome: outcome ?? undefined,
      before: before ?? undefined,
      between: understood,
      range: understood === undefined ? range : undefined,
      unread: understood === undefined && when !== '' && range === undefined ? when : undefined,
    }),
  };
}

function betweenIn({ from, until }: Stretch): Between {
  return defined({
    from: from === null ? undefined : instant(from),
    until: until === null ? undefined : instant(until),
  });
}

export function foundIn(
  answer: Outcome<LookedBack, LookBackRefusal>,
  { releases }: AuditorsAsk,
  spoken: Spoken,
): AuditorsFound {
  if (!answer.ok) return notFound(answer.refusal, spoken);
  const { between, next } = answer.value;
  const { heading, lines, items } = tellLookBack(answer.value, releases, spoken);
  return {
    heading,
    lines,
    items: items.map(itemOf),
    wrong: null,
    choices: [],
    between: { from: between.from ?? null, until: between.until ?? null },
    next: next ?? null,
  };
}

function itemOf({ line, story }: ToldItem): AuditorsFound['items'][number] {
  return { line, story: story === undefined ? null : { ...story, receipt: story.receipt ?? null } };
}

/** What looks like a secret is never said again, nor looked for. */
export function secretTyped({ words }: Spoken): AuditorsFound {
  return { ...NOTHING, heading: '', lines: [words.replies.secretTyped], wrong: 'who' };
}

const NOTHING = {
  items: [],
  choices: [],
  between: { from: null, until: null },
  next: null,
} satisfies Partial<AuditorsFound>;

function notFound(refusal: LookBackRefusal, { words, say }: Spoken): AuditorsFound {
  const { lookBack, locale } = words;
  const heading = lookBack.refused;
  if (refusal.code === 'RANGE_UNREADABLE') {
    return { ...NOTHING, heading, lines: [auditorsWordsFor(locale).whenWrong], wrong: 'when' };
  }
  return {
    ...NOTHING,
    heading,
    lines: tell(lookBack.refusals, { code: refusal.code, refusal, say }),
    wrong: 'who',
    choices: peopleIn(refusal).map(({ id, name, account }) => ({
      id,
      label: `${say.name(name)}, ${say.name(account)}`,
    })),
  };
}

function peopleIn(refusal: LookBackRefusal): readonly Candidate[] {
  if (refusal.code === 'SEVERAL_PEOPLE') return refusal.people;
  return refusal.code === 'UNKNOWN_PERSON' ? refusal.nearest : [];
}

function tell<C extends LookBackRefusal['code']>(
  words: ByCode<LookBackRefusal, readonly string[]>,
  of: { readonly code: C; readonly refusal: OfCode<LookBackRefusal, C>; readonly say: Say },
): readonly string[] {
  return words[of.code](of.refusal, of.say);
}
