// Once a day: is the owner of each token under way still there? Whose account has been switched off or deleted for as many
// days as the policy says needs no token any more: it ends, and its seed with it.
import { z } from 'zod';
import type { Instant, PersonId } from '../../domain/ids.js';
import { plusDays, plusSeconds } from '../../domain/ids.js';
import { isKept } from '../../domain/tokens/token.js';
import type { Token } from '../../domain/tokens/token.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import type { Moment } from '../commit/moment.js';
import { NOTHING } from '../commit/plan.js';
import { DONE } from '../../domain/outcome.js';
import { readPages } from '../commit/read-pages.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { OWNERS_LOOKED, ownerRow, tokenRow, UNDER_WAY } from '../commit/rows/names.js';
import { ownerSchema, ownersLookedSchema } from '../commit/rows/owner-row.js';
import { tokenSchema, toTokenSchema } from '../commit/rows/token-row.js';
import { TOKEN_NOTICE } from '../commit/rows/items.js';
import { changeRow } from '../commit/small-write.js';
import { findToken } from '../looking/find-token.js';
import { rememberOwner } from '../looking/known-owners.js';
import { findHolders } from '../looking/role-lookup.js';
import { planChange, planLettingGo } from './plan-token.js';
import type { TokenPlan } from './plan-token.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory' | 'clock' | 'policy' | 'transact'>;
const EVERY_SECONDS = 24 * 3600;

/** Throws `DirectoryUnavailable`: nobody is taken for gone because nobody answers. */
export async function lookAfterOwners(deps: Needs): Promise<void> {
  const now = deps.clock.now();
  const row = await deps.store.get(deps.tenantId, OWNERS_LOOKED);
  const looked = ownersLookedSchema.safeParse(row?.value);
  if (looked.success && now < plusSeconds(looked.data.lookedAt, EVERY_SECONDS)) return;
  for await (const page of readPages(deps, { ...UNDER_WAY, limit: MAX_PAGE })) {
    for (const { value } of page) {
      const listed = toTokenSchema.safeParse(value);
      const token = listed.success ? await findToken(deps, listed.data.tokenId) : undefined;
      if (token !== undefined) await lookAfter(deps, token);
    }
  }
  const done = { name: OWNERS_LOOKED, schema: ownersLookedSchema };
  await changeRow(deps, done, () => ({ lookedAt: now }));
}

async function lookAfter(deps: Needs, token: Token): Promise<void> {
  const owner = await deps.directory.person(token.ownerId);
  // Sample data is nobody's secret, and its owner may be made up.
  if (owner !== undefined) return rememberOwner(deps, owner);
  const since = await noteGoneSince(deps, token);
  if (deps.clock.now() >= plusDays(since, deps.policy().ownerGoneDays)) await end(deps, token);
}

async function noteGoneSince(deps: Needs, token: Token): Promise<Instant> {
  let since = deps.clock.now();
  const row = { name: ownerRow(token.ownerId), schema: ownerSchema };
  await changeRow(deps, row, (before) => {
    if (before?.goneSince !== undefined) since = before.goneSince;
    return before?.goneSince === undefined
      ? { person: before?.person ?? nameless(token), goneSince: since }
      : undefined;
  });
  return since;
}

/** Gone before anybody noted what they are called: the account is on the token. */
function nameless({ ownerId: id, accountName }: Token): z.infer<typeof ownerSchema>['person'] {
  const names = { displayName: accountName, givenName: '', surname: '' };
  return { id, ...names, userPrincipalName: accountName, nicknames: [] };
}

async function end(deps: Needs, seen: Token): Promise<void> {
  const guards = await findHolders(deps.directory, deps.policy(), 'security');
  const told = new Set<PersonId>(guards.map(({ id }) => id));
  if (seen.capturedBy !== null) told.add(seen.capturedBy);
  await deps.transact({
    operation: ['bridge', 'owner-gone', seen.id],
    value: z.null(),
    plan: async (moment) => {
      const token = await moment.reading.getIfThere(tokenRow(seen.id), tokenSchema);
      const plan = token && (await planEnd(moment, token));
      if (plan === undefined) return NOTHING;
      const { puts, deletes, audit, outbox } = plan;
      const notices = [...told].map((to) => notice(moment.now, seen, to));
      return { puts, deletes, audit, outbox: [...outbox, ...notices], outcome: DONE };
    },
  });
}

async function planEnd(moment: Moment, token: Token): Promise<TokenPlan | undefined> {
  if (token.destroyed !== undefined) return undefined;
  // Delivered, and its seed kept for a while: the seed alone ends.
  if (isKept(token)) return planLettingGo(moment, 'bridge', token);
  const ended = await planChange(moment, { token, move: { change: 'cancel' }, by: 'bridge' });
  return ended.ok ? ended.value : undefined;
}

function notice(at: Instant, { id: tokenId }: Token, to: PersonId): OutboxDraft {
  return TOKEN_NOTICE.draft(at, { to, tokenId, topic: 'owner-gone', by: 'bridge', at });
}
