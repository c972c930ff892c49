// `/freeze` and `/unfreeze`: security people stop every disclosure, of everybody or of one account owner, and somebody else
// of them lifts it again. What follows from it (cards, messages) is spread from the outbox.
import { z } from 'zod';
import type { AuditFact } from '../../domain/audit/entry.js';
import type { Outcome } from '../../domain/outcome.js';
import { ok, refused } from '../../domain/outcome.js';
import { decideFreeze, decideLift, isSet } from '../../domain/policy/freeze.js';
import type { Brake, FreezeOrder, FreezeRefusal, Frozen } from '../../domain/policy/freeze.js';
import type { Policy } from '../../domain/policy/policy.js';
import { areOnePerson } from '../../domain/policy/two-people.js';
import type { Person } from '../../ports/directory.js';
import type { Bridge } from '../bridge.js';
import type { Actor } from '../looking/who.js';
import type { Deps } from '../deps.js';
import { findPerson, mention } from '../looking/find-person.js';
import { withKnownOwners } from '../looking/known-owners.js';
import { readBrake } from '../looking/grounds.js';
import { listFrozenPeople, setBrake } from './set-brake.js';
import type { Reading } from '../commit/reading.js';
import { freezeRefusal } from '../commit/rows/brake-rows.js';
import type { Plan } from '../commit/plan.js';
import type { ControlRefusal, FreezeAnswer, FreezeCommand, FreezeOne } from './answers.js';
import { noteRefusal } from '../looking/note-refusal.js';
import { findFreezer } from './find-freezer.js';
import type { Freezer } from './find-freezer.js';
import { SPREAD } from '../commit/rows/alarm-items.js';

type Needs = Pick<
  Deps,
  'tenantId' | 'store' | 'directory' | 'clock' | 'policy' | 'transact' | 'refusals' | 'safety'
>;
type Ordered = {
  readonly whom: Frozen;
  readonly order: FreezeOrder;
  readonly directoryDown: boolean;
};
type Kind = {
  readonly kind: 'frozen' | 'lifted';
  readonly decide: (
    brake: Brake,
    ordered: Ordered,
    given: { readonly policy: Policy; readonly still: readonly string[] },
  ) => Outcome<Brake, FreezeRefusal>;
  readonly fact: (ordered: Ordered) => AuditFact;
};

const FREEZING: Kind = {
  kind: 'frozen',
  decide: (brake, { whom, order }) => decideFreeze(brake, whom, order),
  fact: ({ whom, order, directoryDown }) => ({
    action: 'freeze.set',
    ...about(whom),
    reason: order.reason,
    ...(directoryDown ? { directoryDown } : {}),
  }),
};
const LIFTING: Kind = {
  kind: 'lifted',
  decide: (brake, { whom, order }, { policy, still }) =>
    decideLift(brake, whom, {
      by: order.by,
      isTheirs: (frozenBy) => areOnePerson(policy, order.by.id, frozenBy),
      still,
    }),
  fact: ({ whom }) => ({ action: 'freeze.lifted', ...about(whom) }),
};

export function freeze(deps: Needs): Bridge['freeze'] {
  return async (actor, command) => carryOut(deps, { actor, command }, FREEZING);
}

export function unfreeze(deps: Needs): Bridge['unfreeze'] {
  return async (actor, command) => carryOut(deps, { actor, command }, LIFTING);
}

/** Who is still frozen one by one; or one of two people has lifted it. */
type Done = readonly string[] | { readonly half: true } | { readonly allFrozen: true };
const doneSchema: z.ZodType<Done> = z.union([
  z.array(z.string()),
  z.object({ half: z.literal(true) }),
  z.object({ allFrozen: z.literal(true) }),
]);

type Commanded = { readonly actor: Actor; readonly command: FreezeCommand };

async function carryOut(deps: Needs, commanded: Commanded, kind: Kind): Promise<FreezeAnswer> {
  const { actor } = commanded;
  const found = await findWhom(deps, commanded, kind);
  if ('code' in found) return refuse(deps, commanded, { kind, refusal: found });
  const { person, reason, by, directoryDown } = found;
  const whom = person === null ? null : { id: person.id, name: person.displayName };
  const done = await deps.transact({
    operation: [actor.personId, kind.kind, actor.activityId],
    isUrgent: kind.kind === 'frozen',
    value: doneSchema,
    refusal: freezeRefusal,
    plan: async ({ reading, now, policy }) => {
      const ordered = { whom, order: { by, at: now, reason }, directoryDown };
      const still = kind.kind === 'lifted' ? await listFrozenPeople(reading) : [];
      const brake = await readBrake(reading, whom?.id ?? null);
      const decided = kind.decide(brake, ordered, { policy, still });
      return planFreeze(reading, { kind, ordered, still }, decided);
    },
  });
  if (!done.ok) return done;
  const { value } = done;
  if ('half' in value) return ok({ kind: 'half-lifted', whom: null, still: [] });
  const of = { kind: kind.kind, whom: person && mention(person) } as const;
  if ('allFrozen' in value) return ok({ ...of, still: [], allFrozen: true });
  return ok({ ...of, still: value, ...(kind.kind === 'frozen' ? { reason } : {}) });
}

type Found = Freezer & { readonly person: Person | null; readonly reason: string };

/** The role comes first: who has none learns nothing about who there is. */
async function findWhom(
  deps: Needs,
  { actor, command }: Commanded,
  { kind }: Kind,
): Promise<Found | ControlRefusal> {
  const stopsAll = kind === 'frozen' && command.typedName === null;
  const freezer = await findFreezer(deps, actor.personId, { stopsAll });
  if (freezer === undefined) return { code: 'NOT_SECURITY' };
  const { reason } = command;
  if (command.typedName === null) return { ...freezer, person: null, reason };
  const found = await findPerson<FreezeOne>(withKnownOwners(deps), command);
  if ('code' in found) return found;
  return { ...freezer, person: found.person, reason: found.said.reason };
}

/** That somebody tried to lift alone what needs another; that all was frozen already is not. */
const OF_NOTE: readonly string[] = ['FROZE_IT_YOURSELF', 'LIFTED_IT_YOURSELF'];

type Planned = {
  readonly kind: Kind;
  readonly ordered: Ordered;
  readonly still: readonly string[];
};

async function planFreeze(
  reading: Reading,
  { kind: { kind, fact: factOf }, ordered, still }: Planned,
  decided: Outcome<Brake, FreezeRefusal>,
): Promise<Plan<Done, FreezeRefusal>> {
  const { whom, order } = ordered;
  const actor = order.by.id;
  if (!decided.ok) {
    const { code } = decided.refusal;
    const fact = { action: 'control.refused', command: kind, refusal: code } as const;
    return { audit: OF_NOTE.includes(code) ? [{ actor, fact }] : [], outcome: decided };
  }
  if (kind === 'lifted' && isSet(decided.value)) {
    const audit = [{ actor, fact: { action: 'freeze.half-lifted' } as const }];
    return {
      ...(await setBrake(reading, whom, decided.value)),
      audit,
      outcome: ok({ half: true }),
    };
  }
  const alarm = { topic: kind, whom: whom?.id ?? null, by: order.by.id, at: order.at };
  return {
    ...(await setBrake(reading, whom, decided.value)),
    audit: [{ actor, fact: factOf({ ...ordered, order: decided.value.order ?? order }) }],
    outbox: [SPREAD.draft(order.at, { alarm })],
    outcome: ok(await whatHolds(reading, kind, { whom, still })),
  };
}

/** Whoever lifts one person's freeze believes that codes come again. */
async function whatHolds(
  reading: Reading,
  kind: Kind['kind'],
  { whom, still }: { readonly whom: Frozen; readonly still: readonly string[] },
): Promise<Done> {
  if (kind === 'frozen' || whom === null) return still;
  return isSet(await readBrake(reading, null)) ? { allFrozen: true } : [];
}

async function refuse(
  deps: Needs,
  { actor }: Commanded,
  { kind, refusal }: { readonly kind: Kind; readonly refusal: ControlRefusal },
): Promise<FreezeAnswer> {
  const verb = kind.kind;
  const fact = { action: 'control.refused', command: verb, refusal: refusal.code } as const;
  await noteRefusal(deps, { actor, verb, fact });
  return refused(refusal);
}

function about(whom: Frozen): { readonly ownerId?: Person['id'] } {
  return whom === null ? {} : { ownerId: whom.id };
}
