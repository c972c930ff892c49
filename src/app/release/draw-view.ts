// A request as one person may see it at this moment: its life, and what lies outside of it that the card has to say.
import type { GroupId, PersonId } from '../../domain/ids.js';
import type { Policy } from '../../domain/policy/policy.js';
import { rulesFor } from '../../domain/release/disclosures.js';
import { isOpen } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import { tokenEnd } from '../../domain/release/token-end.js';
import type { TokenEnd } from '../../domain/release/token-end.js';
import { viewOf } from '../../domain/release/view.js';
import type { RequestView } from '../../domain/release/view.js';
import { isOver } from '../../domain/tokens/token.js';
import type { Deps } from '../deps.js';
import { findToken } from '../looking/find-token.js';
import { isFrozen } from '../looking/frozen.js';
import { readPolicyForOwner } from '../looking/read-policy-for-owner.js';
import { Reading } from '../commit/reading.js';
import { holdsRight } from '../looking/role-lookup.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/schemas.js';

export type ViewNeeds = Pick<Deps, 'store' | 'tenantId' | 'policy' | 'directory'>;

export async function drawView(
  deps: ViewNeeds,
  request: Request,
  viewer: PersonId,
): Promise<RequestView | undefined> {
  const view = viewOf(request, viewer, await readPolicyFor(deps, request));
  if (view === undefined) return view;
  if (request.life.state === 'closed') return drawClosed(deps, request, view);
  if (!isOpen(request.life)) return view;
  const reading = new Reading(deps.store, deps.tenantId);
  const token = await reading.get(tokenRow(request.ask.tokenId), tokenSchema);
  const end = token && tokenEnd(token, request.ask);
  if (end !== undefined) return withoutToken(view, end);
  const frozen = token !== undefined && (await isFrozen(reading, token));
  if (frozen) return { ...view, frozen };
  return (await mayBreakGlass(deps, view, viewer)) ? { ...view, mayBreakGlass: true } : view;
}

/** As it is from that moment on, also before its own row says so. */
function withoutToken(view: RequestView, end: TokenEnd): RequestView {
  const { phase } = view;
  if (phase.kind === 'code-out' || phase.kind === 'seed-out') {
    return { ...view, phase: { ...phase, showsLeft: 0 } };
  }
  return { ...view, phase: { kind: 'stopped', ...end } };
}

/** Only whoever asked reads how to have another code. */
async function drawClosed(
  { store, tenantId }: ViewNeeds,
  { ask }: Request,
  view: RequestView,
): Promise<RequestView> {
  if (view.audience !== 'requester') return view;
  const token = await findToken({ store, tenantId }, ask.tokenId);
  return token !== undefined && isOver(token) ? { ...view, tokenOver: true } : view;
}

/** The number of approvals is on the card of a request that waits for them. */
async function readPolicyFor(
  { directory, policy }: ViewNeeds,
  { ask, life }: Request,
): Promise<Policy> {
  if (life.state !== 'pending') return policy();
  const groupsOf = async (id: PersonId): Promise<readonly GroupId[]> => directory.groupsOf(id);
  return readPolicyForOwner(policy(), ask.owner.id, { groupsOf });
}

async function mayBreakGlass(
  deps: ViewNeeds,
  { audience, disclosure, phase }: RequestView,
  viewer: PersonId,
): Promise<boolean> {
  const { breakGlass } = deps.policy();
  if (breakGlass === null || !rulesFor({ disclosure }).breakGlass) return false;
  if (audience !== 'requester' || phase.kind !== 'waiting') return false;
  return holdsRight(deps, viewer, 'break-glass');
}
