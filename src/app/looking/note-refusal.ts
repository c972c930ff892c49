// A refusal before there is anything to decide about: audited, and counted for the person where it is no slip; or, in a flood, counted alone.
import { z } from 'zod';
import type { AuditFact } from '../../domain/audit/entry.js';
import type { Instant } from '../../domain/ids.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import type { Actor } from './who.js';
import { DONE } from '../../domain/outcome.js';
import { isCounted } from '../../domain/policy/counted-refusals.js';
import type { Deps } from '../deps.js';

type Needs = Pick<Deps, 'transact' | 'refusals' | 'safety'>;

export type Refused = {
  readonly actor: Actor;
  /** What was wanted: the same activity's refusal is written once. */
  readonly verb: string;
  /** What is done about it. */
  readonly then?: (now: Instant) => readonly OutboxDraft[];
  readonly fact: Extract<AuditFact, { readonly refusal: string }>;
};

export async function noteRefusal(deps: Needs, refused: Refused): Promise<void> {
  const { actor, verb, fact, then } = refused;
  const { personId } = actor;
  if (deps.refusals.isFlood(personId)) {
    deps.refusals.count(fact.refusal, personId);
    return;
  }
  deps.refusals.spend(personId);
  await deps.transact({
    operation: [personId, `${verb}-refused`, actor.activityId],
    value: z.null(),
    plan: async (moment) => {
      const counted = isCounted(fact.refusal)
        ? (await deps.safety.counters(moment, { person: personId })).count('refusals')
        : [];
      return {
        puts: counted,
        audit: [{ actor: personId, fact }],
        outbox: then?.(moment.now) ?? [],
        outcome: DONE,
      };
    },
  });
}
