// Whoever looks into the audit is in the audit, before anything of it is shown.
import { z } from 'zod';
import type { AuditFact } from '../../domain/audit/entry.js';
import { DONE } from '../../domain/outcome.js';
import type { Deps } from '../deps.js';
import type { Actor } from '../looking/who.js';

type Look = Extract<AuditFact, { readonly action: 'audit.looked' }>;
type Taking = Extract<AuditFact, { readonly action: 'audit.taken' }>;

/** Throws `StoreUnavailable`. */
export async function noteLook(
  deps: Pick<Deps, 'transact'>,
  actor: Actor,
  look: Omit<Look, 'action'>,
): Promise<void> {
  await note(deps, actor, { action: 'audit.looked', ...look });
}

/** Throws `StoreUnavailable`. */
export async function noteTaking(
  deps: Pick<Deps, 'transact'>,
  actor: Actor,
  taking: Omit<Taking, 'action'>,
): Promise<void> {
  await note(deps, actor, { action: 'audit.taken', ...taking });
}

async function note(
  { transact }: Pick<Deps, 'transact'>,
  { personId, activityId }: Actor,
  fact: Look | Taking,
): Promise<void> {
  await transact({
    operation: [personId, fact.action, activityId],
    value: z.null(),
    plan: async () => ({ audit: [{ actor: personId, fact }], outcome: DONE }),
  });
}
