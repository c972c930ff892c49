// Time has passed for a token: a set-up that broke off is swept, and a seed that was kept for a re-burn is destroyed.
import { z } from 'zod';
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { CAPTURING_SECONDS, UNENROLLED_SECONDS } from '../../domain/tokens/disclosing.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Deps } from '../deps.js';
import type { Reading } from '../commit/reading.js';
import { roleLookup } from '../looking/role-lookup.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/schemas.js';
import type { Plan } from '../commit/transact.js';
import { planChange, planDestroy } from './plan-token.js';
import type { TokenPlan } from './plan-token.js';
import { TOKEN_NOTICE } from '../commit/rows/token-items.js';
import type { TokenTimeItem } from '../commit/rows/token-items.js';

type Needs = Pick<Deps, 'directory' | 'clock' | 'policy' | 'transact'>;

/** `cause`: what makes this one passing of time different from another, so that each is done once. */
export async function passTokenTime(
  deps: Needs,
  { tokenId }: TokenTimeItem,
  cause: string,
): Promise<void> {
  await deps.transact({
    operation: ['bridge', 'token-time', tokenId, cause],
    outcome: z.null(),
    plan: async (reading) => planTime(deps, reading, tokenId),
  });
}

async function planTime(deps: Needs, reading: Reading, tokenId: Token['id']): Promise<Plan<null>> {
  const token = await reading.getIfThere(tokenRow(tokenId), tokenSchema);
  const now = deps.clock.now();
  const nothing = { audit: [], outcome: null };
  if (token === undefined || token.destroyed !== undefined) return nothing;
  if (isOver(token, now)) return sweep(deps, reading, token);
  if (token.keptUntil === undefined || now < token.keptUntil) return nothing;
  const given = { by: 'bridge', now, policy: deps.policy() } as const;
  const plan = { token, puts: [], deletes: [], audit: [], outbox: [] };
  const destroyed = await planDestroy(reading, given, plan);
  return planned({
    ...destroyed,
    puts: [...destroyed.puts, { row: tokenRow(tokenId), value: destroyed.token }],
  });
}

function isOver({ stage, capturedAt }: Token, now: Instant): boolean {
  if (stage === 'capturing') return now >= plusSeconds(capturedAt, CAPTURING_SECONDS);
  return stage === 'captured' && now >= plusSeconds(capturedAt, UNENROLLED_SECONDS);
}

async function sweep(deps: Needs, reading: Reading, token: Token): Promise<Plan<null>> {
  const policy = deps.policy();
  const now = deps.clock.now();
  const swept = await planChange(reading, {
    token,
    change: 'cancel',
    by: 'bridge',
    roles: roleLookup(deps.directory, policy),
    policy,
    now,
  });
  if (!swept.ok) return { audit: [], outcome: null };
  const plan = planned(swept.value);
  if (token.capturedBy === null) return plan;
  const to = token.capturedBy;
  const about = { to, tokenId: token.id, topic: 'set-up-swept', by: 'bridge', at: now } as const;
  return { ...plan, outbox: [...(plan.outbox ?? []), TOKEN_NOTICE.draft(now, about)] };
}

function planned({ puts, deletes, audit, outbox }: TokenPlan): Plan<null> {
  return { puts, deletes, audit, outbox, outcome: null };
}
