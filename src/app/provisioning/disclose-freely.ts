// What a case discloses without a request: decided and put on record, then the seed is lent, then it is looked at once more, for the
// vault has taken its time and a freeze stops every disclosure at once (DESIGN §3.13); only then it is handed out. No use case of this
// room is lent a seed but here, and where a typed code is compared.
import type { z } from 'zod';
import { readIdOfPress } from '../../domain/audit/read-id.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Seed } from '../../domain/otp/seed.js';
import type { DisclosureRefusal } from '../../domain/tokens/disclosing.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Json } from '../../ports/store.js';
import type { Moment } from '../commit/moment.js';
import type { Operation, Plan } from '../commit/plan.js';
import { disclosureRefusal } from '../commit/rows/token-row.js';
import type { Deps } from '../deps.js';
import type { LendSeed } from '../looking/lend-seed.js';
import type { InCase } from './in-case.js';
import type { VaultRefusal } from './provisioning.js';
import { unlessVaultFails } from './vault-refusal.js';

type Needs = Pick<Deps, 'decideOnce' | 'moment'> & { readonly lend: LendSeed };

type Freely<T extends Json, S> = {
  readonly token: Token;
  readonly what: string;
  /** What the decision allows: a step, an end. */
  readonly value: z.ZodType<T>;
  readonly plan: (moment: Moment) => Promise<Plan<T, DisclosureRefusal>>;
  /** What is shown, made of the seed while it is lent. */
  readonly make: (seed: Seed, allowed: T) => S;
};

export type DiscloseFreely = <T extends Json, S>(
  at: InCase,
  freely: Freely<T, S>,
) => Promise<Outcome<{ readonly allowed: T; readonly shown: S }, DisclosureRefusal | VaultRefusal>>;

/** What was given out a moment ago is no reason against itself. */
const SPENT: readonly DisclosureRefusal['code'][] = ['CODES_USED_UP', 'NO_NEW_STEP'];

export function discloseFreelyWith({ decideOnce, moment, lend }: Needs): DiscloseFreely {
  return async ({ actor: { personId, activityId } }, { token, what, value, plan, make }) => {
    const operation: Operation = [personId, what, token.id, activityId];
    const refusal = disclosureRefusal;
    const decided = await decideOnce(personId, { operation, value, refusal, plan });
    if (!decided.ok) return decided;
    const lent = lend(token, readIdOfPress(what, token.id, activityId), (seed) =>
      make(seed, decided.value),
    );
    const shown = await unlessVaultFails(lent);
    if (!shown.ok) return shown;
    const late = (await plan(moment())).outcome;
    if (!late.ok && !SPENT.includes(late.refusal.code)) return refused(late.refusal);
    return ok({ allowed: decided.value, shown: shown.value });
  };
}
