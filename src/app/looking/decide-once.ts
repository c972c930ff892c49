// One decision for one person, in a commit of its own. While this person is refused again and again, what would be refused
// once more is answered without a commit: a flood must not stand before other people's releases; nor must what comes from one
// person all at once. What would count goes its way as ever.
import type { PersonId } from '../../domain/ids.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Json } from '../../ports/store.js';
import { outcomeSchema } from '../commit/plan.js';
import type { Transaction, Writes } from '../commit/plan.js';
import type { Deps } from '../deps.js';

type Needs = Pick<Deps, 'moment' | 'transact' | 'refusals'>;
type Coded = Json & { readonly code: string };

export async function decideOnce<T extends Json, R extends Coded>(
  deps: Needs,
  person: PersonId,
  deciding: Transaction<T, R>,
): Promise<Outcome<T, R>> {
  const { refusals } = deps;
  const { operation, plan } = deciding;
  const before = outcomeSchema(deciding).safeParse(refusals.answered(operation));
  if (before.success) return before.data;
  if (refusals.isFlood(person) || refusals.isDeciding(person)) {
    const dry = await plan(deps.moment());
    if (!dry.outcome.ok && changesNothing(dry)) {
      refusals.count(dry.outcome.refusal.code, person);
      refusals.rememberAnswer(operation, dry.outcome);
      return dry.outcome;
    }
  }
  const outcome = await refusals.whileDeciding(person, async () => deps.transact(deciding));
  if (!outcome.ok) refusals.spend(person);
  return outcome;
}

function changesNothing({ audit }: Writes): boolean {
  return audit.every(
    ({ fact: { action } }) => action === 'event.refused' || action === 'token.refused',
  );
}
