// One change of one token's stage, committed: lost, cancelled, confirmed, accepted and the like.
import { z } from 'zod';
import type { PersonId, TokenId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { CHANGES } from '../../domain/tokens/stage-table.js';
import type { Change, ChangeRefusal } from '../../domain/tokens/stage-table.js';
import type { TokenFact } from '../../domain/tokens/fact.js';
import { STAGES } from '../../domain/tokens/token.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Actor } from '../looking/who.js';
import type { Reading } from '../commit/reading.js';
import { roleLookup } from '../looking/role-lookup.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/schemas.js';
import type { Plan } from '../commit/transact.js';
import { planFollowUps } from './follow-ups.js';
import type { ProvisioningNeeds } from './needs.js';
import { planChange, refusalEntry } from './plan-token.js';
import type { TokenPlan } from './plan-token.js';
import type { NoCase } from './provisioning.js';

export type TokenChange = {
  readonly actor: Actor;
  readonly tokenId: TokenId;
  readonly change: Change;
  readonly patch?: (token: Token) => Partial<Token>;
  readonly facts?: readonly TokenFact[];
  /** What else goes into the same commit. */
  readonly also?: (reading: Reading, plan: TokenPlan) => Promise<TokenPlan>;
};

type Refusal = ChangeRefusal | NoCase;
type Done = { readonly refusal: Refusal | null };

export const changeRefusal: z.ZodType<Refusal> = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('NOT_IN_THIS_STAGE'),
    change: z.enum(CHANGES),
    stage: z.enum(STAGES),
  }),
  z.object({ code: z.literal('NOT_A_PROVISIONER') }),
  z.object({ code: z.literal('NOT_THE_CAPTOR') }),
  z.object({ code: z.literal('CAPTOR_CONFIRMS') }),
  z.object({ code: z.literal('NO_CASE') }),
]);
const doneSchema: z.ZodType<Done> = z.object({ refusal: changeRefusal.nullable() });

export async function runChange(
  deps: ProvisioningNeeds,
  what: TokenChange,
): Promise<Outcome<null, Refusal>> {
  const { personId, activityId } = what.actor;
  const { refusal } = await deps.transact({
    operation: [personId, `token-${what.change}`, what.tokenId, activityId],
    outcome: doneSchema,
    plan: async (reading) => planRun(deps, reading, what),
  });
  return refusal === null ? ok(null) : refused(refusal);
}

async function planRun(
  deps: ProvisioningNeeds,
  reading: Reading,
  what: TokenChange,
): Promise<Plan<Done>> {
  const token = await reading.getIfThere(tokenRow(what.tokenId), tokenSchema);
  if (token === undefined) return { audit: [], outcome: { refusal: { code: 'NO_CASE' } } };
  const policy = deps.policy();
  const given = {
    token,
    change: what.change,
    by: what.actor.personId,
    roles: roleLookup(deps.directory, policy),
    policy,
    now: deps.clock.now(),
    patch: what.patch?.(token) ?? {},
    facts: what.facts ?? [],
  };
  const planned = await planChange(reading, given);
  if (!planned.ok) return refusing(given, planned.refusal);
  const plan = await planFollowUps(deps, given, planned.value);
  const { puts, deletes, audit, outbox } = await (what.also?.(reading, plan) ?? plan);
  return { puts, deletes, audit, outbox, outcome: { refusal: null } };
}

function refusing(
  given: {
    readonly token: Token;
    readonly change: Change;
    readonly by: PersonId;
    readonly policy: ReturnType<ProvisioningNeeds['policy']>;
    readonly now: ReturnType<ProvisioningNeeds['clock']['now']>;
  },
  refusal: ChangeRefusal,
): Plan<Done> {
  const about = { wanted: given.change, refusal: refusal.code };
  return { audit: [refusalEntry(given, given.token.id, about)], outcome: { refusal } };
}
