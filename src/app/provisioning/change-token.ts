// One change of one token's stage, committed: lost, cancelled, confirmed, accepted and the like.
import { z } from 'zod';
import type { TokenId } from '../../domain/ids.js';
import { refused, DONE } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Move } from '../../domain/tokens/make-move.js';
import { CHANGES } from '../../domain/tokens/stage-table.js';
import type { ChangeRefusal } from '../../domain/tokens/stage-table.js';
import type { TokenFact } from '../../domain/tokens/fact.js';
import { STAGES } from '../../domain/tokens/token.js';
import type { Actor } from '../looking/who.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import type { Moment } from '../commit/moment.js';
import type { Plan } from '../commit/plan.js';
import { noteCorrection } from './days-corrected.js';
import { planFollowUps } from './follow-ups.js';
import type { ProvisioningNeeds } from './needs.js';
import { planChange, refusalEntry } from './plan-token.js';
import type { TokenPlan } from './plan-token.js';
import type { NoCase } from './provisioning.js';

export type TokenChange = {
  readonly actor: Actor;
  readonly tokenId: TokenId;
  readonly move: Move;
  readonly facts?: readonly TokenFact[];
  /** What else goes into the same commit. */
  readonly also?: (moment: Moment, plan: TokenPlan) => Promise<TokenPlan>;
};

type Refusal = ChangeRefusal | NoCase;

export const changeRefusal: z.ZodType<Refusal> = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('NOT_IN_THIS_STAGE'),
    change: z.enum(CHANGES),
    stage: z.enum(STAGES),
  }),
  z.object({ code: z.literal('NOT_A_PROVISIONER') }),
  z.object({ code: z.literal('NOT_CONCERNED') }),
  z.object({ code: z.literal('NOT_THE_CAPTOR') }),
  z.object({ code: z.literal('CAPTOR_CONFIRMS') }),
  z.object({ code: z.literal('NO_CASE') }),
]);

export async function runChange(
  deps: ProvisioningNeeds,
  what: TokenChange,
): Promise<Outcome<null, Refusal>> {
  const { personId, activityId } = what.actor;
  return deps.transact({
    operation: [personId, `token-${what.move.change}`, what.tokenId, activityId],
    value: z.null(),
    refusal: changeRefusal,
    plan: async (moment) => planRun(deps, moment, what),
  });
}

async function planRun(
  deps: ProvisioningNeeds,
  moment: Moment,
  { actor: { personId: by }, tokenId, move, facts = [], also }: TokenChange,
): Promise<Plan<null, Refusal>> {
  const token = await moment.reading.getIfThere(tokenRow(tokenId), tokenSchema);
  if (token === undefined) return { audit: [], outcome: refused({ code: 'NO_CASE' }) };
  const noted = 'days' in move ? [noteCorrection(token, move.days)] : [];
  const planned = await planChange(moment, { token, move, by, facts: [...facts, ...noted] });
  if (!planned.ok) {
    const about = { wanted: move.change, refusal: planned.refusal.code };
    return { audit: [refusalEntry(by, tokenId, about)], outcome: planned };
  }
  const plan = await planFollowUps(
    deps,
    { ...moment, change: move.change, before: token },
    planned.value,
  );
  const { puts, deletes, audit, outbox } = await (also?.(moment, plan) ?? plan);
  return { puts, deletes, audit, outbox, outcome: DONE };
}
