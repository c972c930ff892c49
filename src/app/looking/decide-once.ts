// One decision for one person, in a commit of its own. While this person is refused again and again, what would be refused
// once more is answered without a commit: a flood must not stand before other people's releases. What would count goes its
// way as ever.
import type { z } from 'zod';
import type { PersonId } from '../../domain/ids.js';
import type { Json } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import { Reading } from '../commit/reading.js';
import type { Operation, Plan } from '../commit/transact.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'transact' | 'refusals'>;

type Decided = Json & { readonly refusal: { readonly code: string } | null };

export type Deciding<T extends Decided> = {
  readonly person: PersonId;
  readonly operation: Operation;
  readonly outcome: z.ZodType<T>;
  readonly plan: (reading: Reading) => Promise<Plan<T>>;
};

export async function decideOnce<T extends Decided>(
  deps: Needs,
  deciding: Deciding<T>,
): Promise<T> {
  const { refusals } = deps;
  const { person, operation, plan } = deciding;
  const before = deciding.outcome.safeParse(refusals.answered(operation));
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
  const outcome = await deps.transact({ operation, outcome: deciding.outcome, plan });
  if (outcome.refusal !== null) refusals.spend(person);
  return outcome;
}

function changesNothing({ audit }: Plan<Json>): boolean {
  return audit.every(
    ({ fact: { action } }) => action === 'event.refused' || action === 'token.refused',
  );
}
