// What a provisioner does to a token from the chat: delivered, lost, cancelled, confirmed.
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { TokenId } from '../../domain/ids.js';
import type { ChangeRefusal } from '../../domain/tokens/stage-table.js';
import type { Actor } from '../looking/who.js';
import { runChange } from './change-token.js';
import type { TokenChange } from './change-token.js';
import type { ProvisioningNeeds } from './needs.js';
import { proveToken } from './prove-token.js';
import type { NoCase, ProofRefusal, Provisioning, TokenAnswer } from './provisioning.js';
import { findSummary } from './token-summary.js';

export async function answerToken<R>(
  deps: ProvisioningNeeds,
  tokenId: TokenId,
  done: Outcome<null, R>,
): Promise<TokenAnswer<R | NoCase>> {
  if (!done.ok) return refused(done.refusal);
  const summary = await findSummary(deps, tokenId);
  return summary === undefined ? refused({ code: 'NO_CASE' }) : ok(summary);
}

type Act = (actor: Actor, tokenId: TokenId) => Promise<TokenAnswer<ChangeRefusal | NoCase>>;

function act(deps: ProvisioningNeeds, move: TokenChange['move']): Act {
  return async (actor, tokenId) =>
    answerToken(deps, tokenId, await runChange(deps, { actor, tokenId, move }));
}

/** Frozen, and its seed destroyed: the way forward is a new enrolment. */
export function loseToken(deps: ProvisioningNeeds): Provisioning['lose'] {
  return act(deps, { change: 'lose' });
}

export function cancelToken(deps: ProvisioningNeeds): Provisioning['cancel'] {
  return act(deps, { change: 'cancel' });
}

export function confirmToken(deps: ProvisioningNeeds): Provisioning['confirm'] {
  return act(deps, { change: 'confirm' });
}

export function deliverToken(deps: ProvisioningNeeds): Provisioning['deliver'] {
  return async (actor, tokenId, typed) => {
    const done: Outcome<null, ProofRefusal> = await proveToken(deps, {
      actor,
      tokenId,
      typed,
      change: 'deliver',
    });
    return answerToken(deps, tokenId, done);
  };
}
