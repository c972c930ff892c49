// One decision for one person, in a commit of its own. While this person is refused again and again, what would be refused
// once more is answered without a commit: a flood must not stand before other people's releases; nor must what comes from one
// person all at once. What would count goes its way as ever.
import type { PersonId } from '../../domain/ids.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Json } from '../../ports/store.js';
import { outcomeSchema } from '../commit/plan.js';
import type { Operation, Transaction, Writes } from '../commit/plan.js';
import type { Moment } from '../commit/moment.js';
import type { Transact } from '../commit/transact.js';

/** Floods of what is refused, as the room of safety keeps them. */
type Floods = {
  readonly isFlood: (person: PersonId) => boolean;
  readonly isDeciding: (person: PersonId) => boolean;
  readonly whileDeciding: <T>(person: PersonId, decide: () => Promise<T>) => Promise<T>;
  readonly spend: (person: PersonId) => void;
  readonly count: (what: string, person: PersonId) => void;
  readonly answered: (operation: Operation) => unknown;
  readonly rememberAnswer: (operation: Operation, answer: unknown) => void;
};
type Needs = {
  readonly moment: () => Moment;
  readonly transact: Transact;
  readonly refusals: Floods;
};
type Coded = Json & { readonly code: string };

export type DecideOnce = <T extends Json, R extends Coded>(
  person: PersonId,
  deciding: Transaction<T, R>,
) => Promise<Outcome<T, R>>;

export function decideOnceWith(deps: Needs): DecideOnce {
  return async (person, deciding) => decideOnce(deps, person, deciding);
}

async function decideOnce<T extends Json, R extends Coded>(
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
  const record = { entries: 1 };
  const noting: typeof deciding = {
    ...deciding,
    plan: async (moment) => {
      const planned = await plan(moment);
      record.entries = planned.audit.length;
      return planned;
    },
  };
  const outcome = await refusals.whileDeciding(person, async () => deps.transact(noting));
  if (outcome.ok) return outcome;
  refusals.spend(person);
  // Crossings of two people's presses have no entry of their own; how many there were is on record all the same.
  if (record.entries === 0) refusals.count(outcome.refusal.code, person);
  return outcome;
}

function changesNothing({ audit }: Writes): boolean {
  return audit.every(
    ({ fact: { action } }) => action === 'event.refused' || action === 'token.refused',
  );
}
