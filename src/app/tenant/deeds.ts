// What keeps somebody from being erased for as long as the policy says: what they did, and what was done by a request or a token of
// theirs. That somebody looked at them, or asked about them and was refused, puts nothing off.
import type { AuditAction, AuditEntry, AuditFact } from '../../domain/audit/entry.js';
import type { Instant, PersonId } from '../../domain/ids.js';

/** Somebody feared for them then. */
const BRAKES: ReadonlySet<AuditAction> = new Set(['freeze.set', 'freeze.lifted']);

type Whose = {
  readonly person: PersonId;
  /** Them, and the requests and tokens that are theirs. */
  readonly told: ReadonlySet<string>;
};

export function isDeed(
  { actor, fact, requestId, tokenId }: AuditEntry,
  { person, told }: Whose,
): boolean {
  if ([actor, ...doersIn(fact)].includes(person)) return true;
  if ('ownerId' in fact && fact.ownerId === person && BRAKES.has(fact.action)) return true;
  return [requestId, tokenId].some((id) => id !== undefined && told.has(id));
}

const doersIn = (fact: AuditFact): readonly PersonId[] => [
  ...('by' in fact ? [fact.by] : []),
  ...('takenFor' in fact ? [fact.takenFor] : []),
];

/** Rows come by their names, not by their times. */
export function latest(one: Instant | undefined, other: Instant): Instant {
  return one === undefined || other > one ? other : one;
}
