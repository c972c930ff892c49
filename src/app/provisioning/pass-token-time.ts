// Time has passed for a token: a set-up that broke off is swept, and a seed that was kept for a re-burn is destroyed.
import { z } from 'zod';
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { CAPTURING_SECONDS, UNENROLLED_SECONDS } from '../../domain/tokens/disclosing.js';
import { isKept } from '../../domain/tokens/token.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Deps } from '../deps.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import type { Moment } from '../commit/moment.js';
import { NOTHING } from '../commit/plan.js';
import { DONE } from '../../domain/outcome.js';
import type { Plan } from '../commit/plan.js';
import { planChange, planLettingGo } from './plan-token.js';
import type { TokenPlan } from './plan-token.js';
import { TOKEN_NOTICE } from '../commit/rows/items.js';
import type { TokenTimeItem } from '../commit/rows/items.js';

type Needs = Pick<Deps, 'transact'>;

/** `cause`: what makes this one passing of time different from another, so that each is done once. */
export async function passTokenTime(
  deps: Needs,
  { tokenId }: TokenTimeItem,
  cause: string,
): Promise<void> {
  await deps.transact({
    operation: ['bridge', 'token-time', tokenId, cause],
    value: z.null(),
    plan: async (moment) => planTime(moment, tokenId),
  });
}

async function planTime(moment: Moment, tokenId: Token['id']): Promise<Plan<null>> {
  const { reading, now } = moment;
  const token = await reading.getIfThere(tokenRow(tokenId), tokenSchema);
  if (token === undefined || token.destroyed !== undefined) return NOTHING;
  if (isOver(token, now)) return sweep(moment, token);
  if (!isKept(token) || now < token.keptUntil) return NOTHING;
  return planned(await planLettingGo(moment, 'bridge', token));
}

function isOver({ stage, capturedAt }: Token, now: Instant): boolean {
  if (stage === 'capturing') return now >= plusSeconds(capturedAt, CAPTURING_SECONDS);
  return stage === 'captured' && now >= plusSeconds(capturedAt, UNENROLLED_SECONDS);
}

async function sweep(moment: Moment, token: Token): Promise<Plan<null>> {
  const { now } = moment;
  const swept = await planChange(moment, { token, move: { change: 'cancel' }, by: 'bridge' });
  if (!swept.ok) return NOTHING;
  const plan = planned(swept.value);
  if (token.capturedBy === null) return plan;
  const to = token.capturedBy;
  const about = { to, tokenId: token.id, topic: 'set-up-swept', by: 'bridge', at: now } as const;
  return { ...plan, outbox: [...(plan.outbox ?? []), TOKEN_NOTICE.draft(now, about)] };
}

function planned({ puts, deletes, audit, outbox }: TokenPlan): Plan<null> {
  return { puts, deletes, audit, outbox, outcome: DONE };
}
