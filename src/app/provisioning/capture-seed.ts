// Keeps a captured seed (DESIGN §8): commit {token capturing, reference, data key}, then the vault, then commit
// {captured}. Whatever breaks off in between is swept, and a repetition begins anew.
import { z } from 'zod';
import { readIdOfPut } from '../../domain/audit/read-id.js';
import type { SeedReference } from '../../domain/ids.js';
import { parseSeedReference, parseTokenId } from '../../domain/ids.js';
import { InvariantBroken, refused, DONE } from '../../domain/outcome.js';
import { sealSeed } from '../../domain/tokens/sealed-seed.js';
import type { Capturing, Token } from '../../domain/tokens/token.js';
import { answerWithin } from '../../ports/answer-within.js';
import { VaultUnavailable } from '../../ports/fault.js';
import { rememberOwner } from '../looking/known-owners.js';
import { holdsRight } from '../looking/role-lookup.js';
import type { Case } from '../commit/rows/case-row.js';
import { readCase, viewCase } from './case-view.js';
import { runChange } from './change-token.js';
import { readFingerprintKey } from './read-fingerprint-key.js';
import { findGuards } from './find-guards.js';
import type { InCase } from './in-case.js';
import type { ProvisioningNeeds } from './needs.js';
import { isBeyondCapture, notKeptSchema, planCapturing } from './plan-capture.js';
import type { Keeping } from './plan-capture.js';
import { refusalEntry } from './plan-token.js';
import type { Captured, CaptureRefusal, Provisioning } from './provisioning.js';
import { vaultRefusal } from './vault-refusal.js';

export function captureSeed(deps: ProvisioningNeeds): Provisioning['capture'] {
  return async (at, captured) => {
    const why = await attempt(deps, at, captured);
    if (why !== undefined) {
      await noteRefusal(deps, at, why.code);
      return refused(why);
    }
    return viewCase(deps, { ...at, person: at.actor.personId });
  };
}

async function attempt(
  deps: ProvisioningNeeds,
  at: InCase,
  captured: Captured,
): Promise<CaptureRefusal | undefined> {
  const { personId } = at.actor;
  if (!(await holdsRight(deps, personId, 'provisioner'))) return { code: 'NOT_A_PROVISIONER' };
  const read = await readCase(deps, at.caseId);
  if (read === undefined || !mayCapture(read.found)) return { code: 'NO_CASE' };
  const { found, token } = read;
  const key = await readFingerprintKey(deps);
  const fingerprint = captured.seed.fingerprint(key);
  key.fill(0);
  if (token?.stage === 'captured' && token.fingerprint === fingerprint) return undefined;
  if (token !== undefined && isBeyondCapture(token)) {
    return { code: 'ALREADY_ENROLLED', stage: token.stage };
  }
  const guards = await findGuards(deps, { found, captured, fingerprint });
  if (guards.length > 0) return { code: 'GUARDED', guards };
  return keep(deps, at, { found, captured, fingerprint });
}

/** Under a request a seed is shown once more; there is nothing to capture. */
function mayCapture({ closed, requestId }: Case): boolean {
  return !closed && requestId === undefined;
}

async function keep(
  deps: ProvisioningNeeds,
  at: InCase,
  keeping: Keeping,
): Promise<CaptureRefusal | undefined> {
  const token = newToken(deps, at, keeping);
  // Found again when the directory does not know them any more.
  const owner = await deps.directory.person(token.ownerId);
  if (owner !== undefined) await rememberOwner(deps, owner);
  const dataKey = deps.random.bytes(32);
  const nonce = deps.random.bytes(12);
  const binding = { tenantId: deps.tenantId, tokenId: token.id, reference: token.seedReference };
  const sealed = sealSeed({ seed: keeping.captured.seed, dataKey, nonce, binding });
  const key = Buffer.from(dataKey).toString('base64');
  dataKey.fill(0);
  const kept = await deps.transact({
    operation: [at.actor.personId, 'capture', token.id],
    value: z.null(),
    refusal: notKeptSchema,
    plan: async (moment) => planCapturing(moment, { at, token, key, keeping }),
  });
  if (!kept.ok) return kept.refusal;
  const late = (): VaultUnavailable => new VaultUnavailable('the vault did not answer in time');
  try {
    const put = deps.vault.put(token.seedReference, sealed, { read: readIdOfPut(token.id) });
    await answerWithin(deps.vaultBudgetMs, put, late);
  } catch (error) {
    // What stays behind is useless at once: its data key goes now, not with the sweep.
    await abandon(deps, at, token);
    return vaultRefusal(error);
  }
  const move = { change: 'store' } as const;
  const stored = await runChange(deps, { actor: at.actor, tokenId: token.id, move });
  return stored.ok ? undefined : stored.refusal;
}

async function abandon(deps: ProvisioningNeeds, at: InCase, token: Token): Promise<void> {
  await runChange(deps, { actor: at.actor, tokenId: token.id, move: { change: 'cancel' } });
}

function newToken(deps: ProvisioningNeeds, at: InCase, keeping: Keeping): Capturing {
  const { captured, found, fingerprint } = keeping;
  const now = deps.clock.now();
  const id = parseTokenId(deps.random.id());
  const reference: SeedReference | undefined = parseSeedReference(deps.random.id());
  if (id === undefined || reference === undefined) {
    throw new InvariantBroken('random ids are token ids and vault references');
  }
  return {
    id,
    ownerId: found.ownerId,
    issuer: captured.issuer,
    accountName: captured.accountName,
    parameters: captured.parameters,
    seedReference: reference,
    stage: 'capturing',
    sample: false,
    capturedBy: at.actor.personId,
    capturedAt: now,
    caseId: at.caseId,
    session: at.session,
    seedBytes: captured.seed.length,
    fingerprint,
    since: { by: at.actor.personId, at: now },
  };
}

async function noteRefusal(deps: ProvisioningNeeds, at: InCase, refusal: string): Promise<void> {
  const { personId, activityId } = at.actor;
  if (deps.refusals.isFlood(personId)) {
    deps.refusals.count(refusal, personId);
    return;
  }
  deps.refusals.spend(personId);
  await deps.transact({
    operation: [personId, 'capture-refused', activityId],
    value: z.null(),
    plan: async () => ({
      audit: [refusalEntry(personId, undefined, { wanted: 'capture', refusal })],
      outcome: DONE,
    }),
  });
}
