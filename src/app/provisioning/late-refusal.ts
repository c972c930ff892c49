// What was allowed a moment ago is looked at once more before it is shown: the vault has taken its time since, and a freeze
// stops every disclosure at once (DESIGN §3.13).
import type { DisclosureRefusal } from '../../domain/tokens/disclosing.js';
import type { Json } from '../../ports/store.js';
import { Reading } from '../commit/reading.js';
import type { Plan } from '../commit/transact.js';
import type { ProvisioningNeeds } from './needs.js';

type Allowed = Json & { readonly refusal: DisclosureRefusal | null };

/** What was given out a moment ago is no reason against itself. */
const SPENT: readonly DisclosureRefusal['code'][] = ['CODES_USED_UP', 'NO_NEW_STEP'];

/** What speaks against it by now, of the plan that allowed it; undefined where nothing does. Writes nothing. */
export async function lateRefusal<T extends Allowed>(
  { store, tenantId }: ProvisioningNeeds,
  plan: (reading: Reading) => Promise<Plan<T>>,
): Promise<DisclosureRefusal | undefined> {
  const { refusal } = (await plan(new Reading(store, tenantId))).outcome;
  return refusal === null || SPENT.includes(refusal.code) ? undefined : refusal;
}
