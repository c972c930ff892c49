// Who must be told after a token's change, and when time must look again. Goes into the same commit as the change.
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { UNENROLLED_SECONDS } from '../../domain/tokens/disclosing.js';
import { remindOfSignIn } from '../../domain/tokens/sign-in-offer.js';
import { remindOfArrival } from '../../domain/tokens/shipment.js';
import { isBarred } from '../../domain/policy/two-people.js';
import type { Change } from '../../domain/tokens/stage-table.js';
import type { Token } from '../../domain/tokens/token.js';
import type { Moment } from '../commit/moment.js';
import { findHolders } from '../looking/role-lookup.js';
import { tellCorrection } from './days-corrected.js';
import type { ProvisioningNeeds } from './needs.js';
import type { TokenPlan } from './plan-token.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { TOKEN_NOTICE, TOKEN_TIME } from '../commit/rows/items.js';
import type { TokenNoticeItem, TokenTopic } from '../commit/rows/items.js';

type Given = Pick<Moment, 'now' | 'policy'> & {
  readonly change: Change;
  /** The token as it was. */
  readonly before?: Token;
};

export async function planFollowUps(
  deps: Pick<ProvisioningNeeds, 'directory'>,
  given: Given,
  plan: TokenPlan,
): Promise<TokenPlan> {
  const drafts = await planDrafts(deps, given, plan.token);
  return { ...plan, outbox: [...plan.outbox, ...drafts] };
}

async function planDrafts(
  deps: Pick<ProvisioningNeeds, 'directory'>,
  given: Given,
  token: Token,
): Promise<readonly OutboxDraft[]> {
  const { change, now, before } = given;
  const corrected =
    change === 'correct' && before !== undefined ? tellCorrection(token, before) : [];
  if (change === 'ship' || change === 'correct') return [...reminders(token), ...corrected];
  if (change !== 'store') return [];
  const later = plusSeconds(now, UNENROLLED_SECONDS);
  return [
    notice(now, token, { to: token.ownerId, topic: 'seed-kept', at: now }),
    TOKEN_TIME.draft(later, { tokenId: token.id }),
    ...(await planConfirmations(deps, given, token)),
  ];
}

/** Where two people are required, every other provisioner may be the second. */
async function planConfirmations(
  { directory }: Pick<ProvisioningNeeds, 'directory'>,
  { policy, now }: Given,
  token: Token,
): Promise<readonly OutboxDraft[]> {
  if (!policy.twoProvisioners) return [];
  const others = (await findHolders(directory, policy, 'provisioner')).filter(
    ({ id }) => !isBarred(policy, token.capturedBy, id),
  );
  return others.map(({ id: to }) => notice(now, token, { to, topic: 'confirm-wanted', at: now }));
}

/** To who set the token up, once each. Posted again, it has new dates, and those of the old parcel fall silent. */
function reminders(token: Token): readonly OutboxDraft[] {
  const { capturedBy: to, shipment, signIn } = token;
  if (to === null || shipment === undefined) return [];
  const { at } = shipment;
  const remind = (due: Instant | undefined, topic: TokenTopic): readonly OutboxDraft[] =>
    due === undefined ? [] : [notice(due, token, { to, topic, at })];
  return [
    ...remind(remindOfSignIn(signIn), 'sign-in-ends'),
    ...remind(remindOfArrival(shipment), 'not-arrived'),
  ];
}

/** `by`: who captured the token, where nobody else is said. */
export function notice(
  due: Instant,
  { id: tokenId, capturedBy }: Token,
  about: Omit<TokenNoticeItem, 'tokenId' | 'by'> & Partial<Pick<TokenNoticeItem, 'by'>>,
): OutboxDraft {
  return TOKEN_NOTICE.draft(due, { by: capturedBy ?? 'bridge', ...about, tokenId });
}
