// A refusal before there is anything to decide about: audited and counted for the person, or, in a flood, counted alone.
import { z } from 'zod';
import type { AuditFact } from '../../domain/audit/entry.js';
import type { Instant } from '../../domain/ids.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import type { Actor } from './who.js';
import { DONE } from '../../domain/outcome.js';
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

/** Not the fault of whoever asks, or only a question back: counted against nobody. */
const NOBODYS: readonly string[] = [
  'FROZEN',
  // Slips of the pen, which reach nobody and ask of nobody who they are.
  'NAME_MISSING',
  'REASON_MISSING',
  'REASON_TOO_LONG',
  'NO_REACHABLE_APPROVER',
  'LIMIT_REACHED',
  'SEVERAL_PEOPLE',
  'SEVERAL_TOKENS',
];

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
      const counted = NOBODYS.includes(fact.refusal)
        ? []
        : (await deps.safety.counters(moment, { person: personId })).count('refusals');
      return {
        puts: counted,
        audit: [{ actor: personId, fact }],
        outbox: then?.(moment.now) ?? [],
        outcome: DONE,
      };
    },
  });
}
