// What a case discloses without a request: decided and put on record, then the vault is read, then it is looked at once more,
// for the vault has taken its time and a freeze stops every disclosure at once (DESIGN §3.13); only then it is handed out.
import type { z } from 'zod';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { DisclosureRefusal } from '../../domain/tokens/disclosing.js';
import type { Json } from '../../ports/store.js';
import type { Moment } from '../commit/moment.js';
import type { Operation, Plan } from '../commit/plan.js';
import { disclosureRefusal } from '../commit/rows/token-row.js';
import type { InCase } from './in-case.js';
import type { ProvisioningNeeds } from './needs.js';
import type { VaultRefusal } from './provisioning.js';
import { unlessVaultFails } from './vault-refusal.js';

export type Freely<T extends Json, S> = {
  /** What is done, and to what; the same activity does it once. */
  readonly operation: readonly [what: string, to: string];
  /** What the decision allows: a step, an end. */
  readonly value: z.ZodType<T>;
  readonly plan: (moment: Moment) => Promise<Plan<T, DisclosureRefusal>>;
  /** Makes of the seed what is shown. Throws the vault's faults. */
  readonly read: (allowed: T) => Promise<S>;
};

/** What was given out a moment ago is no reason against itself. */
const SPENT: readonly DisclosureRefusal['code'][] = ['CODES_USED_UP', 'NO_NEW_STEP'];

export async function discloseFreely<T extends Json, S>(
  deps: ProvisioningNeeds,
  { actor: { personId, activityId } }: InCase,
  { operation, value, plan, read }: Freely<T, S>,
): Promise<Outcome<{ readonly allowed: T; readonly shown: S }, DisclosureRefusal | VaultRefusal>> {
  const once: Operation = [personId, ...operation, activityId];
  const refusal = disclosureRefusal;
  const decided = await deps.decideOnce(personId, { operation: once, value, refusal, plan });
  if (!decided.ok) return decided;
  const shown = await unlessVaultFails(read(decided.value));
  if (!shown.ok) return shown;
  const late = (await plan(deps.moment())).outcome;
  if (!late.ok && !SPENT.includes(late.refusal.code)) return refused(late.refusal);
  return ok({ allowed: decided.value, shown: shown.value });
}
