// What tells two facts of the same name apart, and what somebody typed with one, for those who read them in words.
import type { AuditAction, AuditFact } from './entry.js';

export function detailOf(fact: AuditFact): string | undefined {
  if (fact.action === 'token.changed') return fact.change;
  if (fact.action === 'request.created') return fact.disclosure;
  const { report }: Typed = fact;
  return report;
}

/** Of what has a reason of its own; the one of a request is its story's. */
export function saidIn(fact: AuditFact): string | undefined {
  return fact.action === 'request.created' ? undefined : typedIn(fact);
}

/** What some facts say: each of them is a fact, of which these may be absent. */
type Typed = {
  readonly action: AuditAction;
  readonly reason?: string;
  readonly note?: string;
  readonly report?: string;
};

/** Whatever somebody typed with it. */
export function typedIn({ reason, note }: Typed): string | undefined {
  return reason ?? note;
}
