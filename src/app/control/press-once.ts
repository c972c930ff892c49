// One event by one person on one request, in a commit of its own. While this person is refused again and again, a press
// that would be refused once more is answered without a commit: a flood must not stand before other people's releases. One
// that would count goes its way as ever.
import type { PersonId } from '../../domain/ids.js';
import { eventOutcomeSchema } from '../plan-event.js';
import type { Deps } from '../deps.js';
import type { EventOutcome } from '../plan-event.js';
import { Reading } from '../reading.js';
import type { Plan } from '../transact.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'transact' | 'refusals'>;

export type OnePress = {
  readonly person: PersonId;
  readonly operation: readonly string[];
  readonly plan: (reading: Reading) => Promise<Plan<EventOutcome>>;
};

export async function pressOnce(deps: Needs, press: OnePress): Promise<EventOutcome> {
  const { refusals } = deps;
  const { person, operation, plan } = press;
  const before = eventOutcomeSchema.safeParse(refusals.answered(operation));
  if (before.success) return before.data;
  if (refusals.isFlood(person)) {
    const dry = await plan(new Reading(deps.store, deps.tenantId));
    const { refusal } = dry.outcome;
    if (refusal !== null && changesNothing(dry)) {
      refusals.count(refusal.code, person);
      refusals.rememberAnswer(operation, dry.outcome);
      return dry.outcome;
    }
  }
  const outcome = await deps.transact({ operation, outcome: eventOutcomeSchema, plan });
  if (outcome.refusal !== null) refusals.spend(person);
  return outcome;
}

function changesNothing({ audit }: Plan<EventOutcome>): boolean {
  return audit.every(({ fact }) => fact.action === 'event.refused');
}
