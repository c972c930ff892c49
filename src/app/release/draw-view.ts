// A request as one person may see it at this moment: its life, what lies outside of it that the card has to say, and why what they
// pressed did not count.
import type { PersonId, RequestId } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import type { Policy } from '../../domain/policy/policy.js';
import { rulesFor } from '../../domain/release/disclosures.js';
import { isOpen } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import { tokenEnd } from '../../domain/release/token-end.js';
import type { TokenEnd } from '../../domain/release/token-end.js';
import { viewOf } from '../../domain/release/view.js';
import type { RequestView } from '../../domain/release/view.js';
import type { Bridge } from '../bridge.js';
import type { Moment } from '../commit/moment.js';
import { tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import type { Deps } from '../deps.js';
import { findRequest, nothingHere } from '../looking/find-request.js';
import { isFrozen, isFrozenByOrder, readPolicyOf } from '../looking/grounds.js';
import type { NothingHere } from '../looking/who.js';

export type ViewNeeds = Pick<Deps, 'store' | 'tenantId' | 'moment'>;

/** `refusal`: why what they pressed did not count, where it did not. */
export async function readCard<R = never>(
  deps: ViewNeeds,
  { id, person }: { readonly id: RequestId; readonly person: PersonId },
  refusal?: R,
): Promise<Outcome<{ readonly view: RequestView; readonly refusal?: R }, NothingHere>> {
  const view = await viewFor(deps, id, person);
  if (view === undefined) return refused({ code: 'NOTHING_HERE' });
  return ok(refusal === undefined ? { view } : { view, refusal });
}

/** As somebody's client asks for it: of a request in which they have no part there is nothing to see. */
export function viewRequest(deps: ViewNeeds & Pick<Deps, 'refusals'>): Bridge['viewRequest'] {
  return async (actor, id) => {
    const answer = await readCard(deps, { id, person: actor.personId });
    return answer.ok ? answer : nothingHere(deps, actor);
  };
}

export async function viewFor(
  deps: ViewNeeds,
  id: RequestId,
  person: PersonId,
): Promise<RequestView | undefined> {
  const request = await findRequest(deps, id);
  return request === undefined ? undefined : drawView(deps, request, person);
}

export async function drawView(
  deps: Pick<ViewNeeds, 'moment'>,
  request: Request,
  viewer: PersonId,
): Promise<RequestView | undefined> {
  const moment = deps.moment();
  const view = viewOf(request, viewer, await readPolicyAsFar(moment, request));
  if (view === undefined) return view;
  if (!isOpen(request.life)) return drawEnded(moment, request, view);
  const token = await moment.reading.get(tokenRow(request.ask.tokenId), tokenSchema);
  const end = token && tokenEnd(token, request.ask);
  if (end !== undefined) return withoutToken(moment, { view, request, end });
  const frozen = token !== undefined && (await isFrozen(moment.reading, token));
  if (frozen) return { ...view, frozen };
  return (await mayBreakGlass(moment, view, viewer)) ? { ...view, mayBreakGlass: true } : view;
}

/** As it is from that moment on, also before its own row says so. A code that is out may work on: what warns of it stays. */
async function withoutToken(
  { reading }: Moment,
  { view, request, end }: { view: RequestView; request: Request; end: TokenEnd },
): Promise<RequestView> {
  const { phase } = view;
  const ownerId = request.ask.owner.id;
  if (phase.kind !== 'code-out' && phase.kind !== 'seed-out')
    return { ...view, phase: { kind: 'stopped', ...end } };
  return {
    ...view,
    ...((await isFrozenByOrder(reading, { ownerId })) ? { frozen: true } : {}),
    ...(end.cause === 'compromised' ? { compromised: true } : {}),
    phase: { ...phase, showsLeft: 0 },
  };
}

/** Only whoever asked reads how to ask again. */
async function drawEnded(
  { reading }: Moment,
  { ask }: Request,
  view: RequestView,
): Promise<RequestView> {
  if (view.audience !== 'requester') return view;
  const token = await reading.get(tokenRow(ask.tokenId), tokenSchema);
  const end = token && tokenEnd(token, ask);
  return end === undefined ? view : { ...view, tokenOver: true };
}

/** The number of approvals is on the card of a request that waits for them. */
async function readPolicyAsFar(moment: Moment, { ask, life }: Request): Promise<Policy> {
  return life.state === 'pending' ? readPolicyOf(moment, ask) : moment.policy;
}

async function mayBreakGlass(
  { policy, roles }: Moment,
  { audience, disclosure, phase }: RequestView,
  viewer: PersonId,
): Promise<boolean> {
  if (policy.breakGlass === null || !rulesFor({ disclosure }).breakGlass) return false;
  if (audience !== 'requester' || phase.kind !== 'waiting') return false;
  return (await roles(viewer)).includes('break-glass');
}
