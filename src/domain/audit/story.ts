// One request from its asking to its end, out of the audit alone: who asked for what of whom, who agreed, who saw it, what came of it.
import type { Instant, PersonId, RequestId } from '../ids.js';
import { parsePersonId } from '../ids.js';
import type { Disclosure } from '../release/request.js';
import type { AuditAction, AuditEntry, AuditFact } from './entry.js';
import { HANDED_OUT } from '../release/fact.js';

type Created = Extract<AuditFact, { readonly action: 'request.created' }>;

export type Story = {
  readonly requestId: RequestId;
  /** The number of the entry by which it began. */
  readonly seq: number;
  readonly askedAt: Instant;
  readonly askedBy: PersonId | undefined;
  readonly ownerId: PersonId;
  readonly disclosure: Disclosure;
  readonly reason: string;
  readonly verifiedBy: string | undefined;
  readonly outcome: StoryOutcome;
  /** The entry by which something was first handed out: what a receipt proves. */
  readonly handedOut: AuditEntry | undefined;
  /** In order. */
  readonly entries: readonly AuditEntry[];
};

/**
 * `disclosed`: whatever became of it later. `open`: nothing has ended it. `cut`: what became of it lies beyond what was looked at.
 */
export type StoryOutcome =
  | 'disclosed'
  | 'denied'
  | 'objected'
  | 'cancelled'
  | 'expired'
  | 'stopped'
  | 'closed'
  | 'open'
  | 'cut';

const ENDS: Readonly<Record<string, Exclude<StoryOutcome, 'disclosed' | 'open' | 'cut'>>> = {
  'request.denied': 'denied',
  'owner.objected': 'objected',
  'incident.opened': 'objected',
  'request.cancelled': 'cancelled',
  'request.expired': 'expired',
  'request.stopped': 'stopped',
  'request.closed': 'closed',
};

/** Undefined where the first is not by which a request begins. In order, all of one request; `isWhole`: up to the log's end. */
export function tellStory(entries: readonly AuditEntry[], isWhole: boolean): Story | undefined {
  const [first] = entries;
  if (first?.requestId === undefined || !beginsRequest(first.fact)) return undefined;
  const { fact } = first;
  return {
    requestId: first.requestId,
    seq: first.seq,
    askedAt: first.at,
    askedBy: parsePersonId(first.actor),
    ownerId: fact.ownerId,
    disclosure: fact.disclosure,
    reason: fact.reason,
    verifiedBy: fact.verifiedBy,
    outcome: outcomeOf(entries, isWhole),
    handedOut: entries.find(handsOut),
    entries,
  };
}

export function beginsRequest(fact: AuditFact): fact is Created {
  return fact.action === 'request.created';
}

/** Whether nothing more is to come of a request: an emergency is still looked into when it has ended. */
export function isOver(entries: readonly AuditEntry[]): boolean {
  const has = (action: AuditAction): boolean => entries.some(({ fact }) => fact.action === action);
  return entries.some(endsIt) && (!has('break-glass.granted') || has('review.closed'));
}

function endsIt({ fact }: AuditEntry): boolean {
  return ENDS[fact.action] !== undefined;
}

export function handsOut({ fact }: AuditEntry): boolean {
  return HANDED_OUT.includes(fact.action);
}

function outcomeOf(entries: readonly AuditEntry[], isWhole: boolean): StoryOutcome {
  if (entries.some(handsOut)) return 'disclosed';
  const ends = entries.flatMap(({ fact }) => ENDS[fact.action] ?? []);
  return ends.at(-1) ?? (isWhole ? 'open' : 'cut');
}

/** Whom some facts name. */
type Named = {
  readonly action: AuditAction;
  readonly ownerId?: string;
  readonly by?: string;
  readonly takenFor?: string;
};

/** Who has a part in it: who did it, and to whom. Whoever was only asked, or told, has none. */
export function peopleIn({ actor, fact }: AuditEntry): ReadonlySet<PersonId> {
  const { ownerId, by, takenFor }: Named = fact;
  return new Set([actor, ownerId, by, takenFor].flatMap((one) => parsePersonId(`${one}`) ?? []));
}
