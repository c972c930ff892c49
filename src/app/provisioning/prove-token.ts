// A code typed from the token proves that it holds the seed, and tells how far its clock is off. Guesses are counted.
import { z } from 'zod';
import type { TokenId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { findDrift, parseTypedCode } from '../../domain/otp/drift.js';
import type { Drift } from '../../domain/otp/drift.js';
import { WRONG_PROOFS_AT_MOST } from '../../domain/tokens/disclosing.js';
import { decideChange } from '../../domain/tokens/stage-table.js';
import type { Change } from '../../domain/tokens/stage-table.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Actor } from '../bridge.js';
import { findToken } from '../find-token.js';
import { holdsRight } from '../role-lookup.js';
import { tokenRow } from '../rows/names.js';
import { tokenSchema } from '../rows/schemas.js';
import { runChange } from './change-token.js';
import type { TokenChange } from './change-token.js';
import type { ProvisioningNeeds } from './needs.js';
import { auditOf } from './plan-token.js';
import type { ProofRefusal } from './provisioning.js';
import { vaultRefusal } from './vault-refusal.js';

export type Proof = {
  readonly actor: Actor;
  readonly tokenId: TokenId;
  readonly change: Extract<Change, 'burn' | 'deliver'>;
  readonly typed: string;
  /** What else goes into the same commit. */
  readonly also?: TokenChange['also'];
};

/** The change where the code is the token's own, and why not where it is not. */
export async function proveToken(
  deps: ProvisioningNeeds,
  proof: Proof,
): Promise<Outcome<null, ProofRefusal>> {
  const { actor, tokenId, change, also } = proof;
  const token = await findToken(deps, tokenId);
  if (token === undefined) return refused({ code: 'NO_CASE' });
  const found = await driftOf(deps, token, proof);
  if (!found.ok) return refused(found.refusal);
  const drift = found.value;
  return runChange(deps, {
    actor,
    tokenId,
    change,
    patch: () => ({
      drift,
      wrongProofs: 0,
      ...(change === 'deliver' ? { delivered: { by: actor.personId, at: deps.clock.now() } } : {}),
    }),
    facts: [{ action: 'token.proved', driftSteps: drift.steps }],
    ...(also === undefined ? {} : { also }),
  });
}

async function driftOf(
  deps: ProvisioningNeeds,
  token: Token,
  { actor, change, typed }: Proof,
): Promise<Outcome<Drift, ProofRefusal>> {
  const isProvisioner = await holdsRight(deps, actor.personId, 'provisioner');
  const by = { id: actor.personId, isProvisioner };
  // Nobody who would be refused makes us read a seed.
  const allowed = decideChange(token, change, by);
  if (!allowed.ok) return refused(allowed.refusal);
  if ((token.wrongProofs ?? 0) >= WRONG_PROOFS_AT_MOST) {
    return refused({ code: 'TOO_MANY_WRONG_CODES' });
  }
  const { parameters } = token;
  const code = parseTypedCode(typed, parameters.digits);
  if (code === undefined) return refused({ code: 'CODE_MALFORMED', digits: parameters.digits });
  try {
    const now = deps.clock.now();
    const drift = await deps.lend(token, (seed) =>
      findDrift({ seed, parameters, typed: code, now }),
    );
    return drift === undefined ? await countWrong(deps, token, actor) : ok(drift);
  } catch (error) {
    return refused(vaultRefusal(error));
  }
}

const wrongSchema: z.ZodType<{ readonly wrong: number }> = z.object({ wrong: z.number() });

async function countWrong(
  deps: ProvisioningNeeds,
  { id }: Token,
  { personId, activityId }: Actor,
): Promise<Outcome<Drift, ProofRefusal>> {
  const { wrong } = await deps.transact({
    operation: [personId, 'wrong-proof', id, activityId],
    outcome: wrongSchema,
    plan: async (reading) => {
      const token = await reading.getIfThere(tokenRow(id), tokenSchema);
      if (token === undefined) return { audit: [], outcome: { wrong: 0 } };
      const counted = (token.wrongProofs ?? 0) + 1;
      const given = { by: personId, now: deps.clock.now(), policy: deps.policy() };
      return {
        puts: [{ row: tokenRow(id), value: { ...token, wrongProofs: counted } }],
        audit: [auditOf(given, token, { action: 'token.proof-wrong', wrong: counted })],
        outcome: { wrong: counted },
      };
    },
  });
  return refused({ code: 'CODE_NOT_ITS_OWN', left: Math.max(0, WRONG_PROOFS_AT_MOST - wrong) });
}
