// A code typed from the token proves that it holds the seed, and tells how far its clock is off. Guesses are counted.
import { readIdOfPress } from '../../domain/audit/read-id.js';
import { step as asStep } from '../../domain/ids.js';
import type { TokenId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { parseTypedCode } from '../../domain/otp/typed-code.js';
import type { Drift } from '../../domain/otp/drift.js';
import { stepAt } from '../../domain/otp/steps.js';
import { WRONG_PROOFS_AT_MOST } from '../../domain/tokens/disclosing.js';
import type { Change } from '../../domain/tokens/stage-table.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Actor } from '../looking/who.js';
import { findToken } from '../looking/find-token.js';
import { givenRow } from '../commit/rows/names.js';
import { runChange } from './change-token.js';
import type { TokenChange } from './change-token.js';
import type { ProvisioningNeeds } from './needs.js';
import { joined } from './plan-token.js';
import type { ProofRefusal } from './provisioning.js';
import { giveProofBack, noteWrongProof, planRightProof, takeProof } from './take-proof.js';
import { unlessVaultFails } from './vault-refusal.js';

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
  const { actor, tokenId, change } = proof;
  const token = await findToken(deps, tokenId);
  if (token === undefined) return refused({ code: 'NO_CASE' });
  const found = await measureDrift(deps, token, proof);
  if (!found.ok) return refused(found.refusal);
  const drift = found.value;
  return runChange(deps, {
    actor,
    tokenId,
    move: { change, drift },
    facts: [{ action: 'token.proved', driftSteps: drift.steps }],
    also: async (moment, plan) => {
      const all = joined(plan, await planRightProof(moment, plan.token));
      return proof.also?.(moment, all) ?? all;
    },
  });
}

async function measureDrift(
  deps: ProvisioningNeeds,
  token: Token,
  proof: Proof,
): Promise<Outcome<Drift, ProofRefusal>> {
  // Nobody who would be refused makes us read a seed.
  const read = readIdOfPress(`prove-${proof.change}`, token.id, deps.random.id());
  const taken = await takeProof(deps, { ...proof, read });
  if (!taken.ok) return refused(taken.refusal);
  const { digits } = token.parameters;
  const code = parseTypedCode(proof.typed, digits);
  if (code === undefined) return refused({ code: 'CODE_MALFORMED', digits });
  const found = await unlessVaultFails(deps.compareTyped(token, code, read));
  if (!found.ok) {
    await giveProofBack(deps, proof);
    return found;
  }
  if (found.value !== undefined) return refuseGivenOut(deps, token, found.value);
  await noteWrongProof(deps, proof, taken.value);
  return refused({ code: 'CODE_NOT_ITS_OWN', left: WRONG_PROOFS_AT_MOST - taken.value });
}

/** A code that we showed proves that somebody read it here, not that a token shows it. */
async function refuseGivenOut(
  deps: ProvisioningNeeds,
  token: Token,
  drift: Drift,
): Promise<Outcome<Drift, ProofRefusal>> {
  const now = stepAt(drift.measuredAt, token.parameters.periodSeconds);
  const given = await deps.store.get(deps.tenantId, givenRow(token, asStep(now + drift.steps)));
  return given === undefined ? ok(drift) : refused({ code: 'CODE_GIVEN_OUT' });
}
