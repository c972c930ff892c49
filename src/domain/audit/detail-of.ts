// What tells two facts of the same name apart, and what somebody typed with one, for those who read them in words.
import type { AuditFact } from './entry.js';

export function detailOf(fact: AuditFact): string | undefined {
  if (fact.action === 'token.changed') return fact.change;
  if (fact.action === 'request.created') return fact.disclosure;
  return fact.action === 'code.reported' ? fact.report : undefined;
}

/** Of what has a reason of its own; the one of a request is its story's. */
export function saidIn(fact: AuditFact): string | undefined {
  return fact.action === 'request.created' ? undefined : typedIn(fact);
}

/** Whatever somebody typed with it. */
export function typedIn(fact: AuditFact): string | undefined {
  if (fact.action === 'review.closed') return fact.note;
  return 'reason' in fact ? fact.reason : undefined;
}
