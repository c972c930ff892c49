// What one person may see of a request. Cards are drawn from this and from nothing else, in every channel; it cannot
// hold a code.
import { defined } from '../defined.js';
import type { Instant, PersonId, RequestId } from '../ids.js';
import type { CallerMethod } from '../policy/caller-verification.js';
import type { Policy } from '../policy/policy.js';
import { phaseOf } from './phase.js';
import type { Audience, Phase } from './phase.js';
import { askedOf } from './request.js';
import type { Disclosure, Request } from './request.js';

export type { Audience, Phase, PhaseKind } from './phase.js';

export type RequestView = {
  readonly disclosure: Disclosure;
  readonly requestId: RequestId;
  readonly audience: Audience;
  readonly requesterName: string;
  readonly ownerName: string;
  readonly ownerAccount: string;
  readonly issuer: string;
  /** Published sample data: say so. */
  readonly sample: boolean;
  readonly reason: string;
  readonly byMail: boolean;
  /** How the requester made sure who was calling; absent where they have not said. */
  readonly verifiedBy?: CallerMethod;
  readonly createdAt: Instant;
  /** What the requester asked for: no code before. */
  readonly notBefore?: Instant;
  /** A freeze holds: nothing is approved or shown now. */
  readonly frozen?: true;
  /** The viewer may release a code without waiting for approval, now. */
  readonly mayBreakGlass?: true;
  /** What was shown was of a token that has since been stopped: its secret may be in other hands. */
  readonly compromised?: true;
  /** The token gives no codes any more: there is no other one to ask for. */
  readonly tokenOver?: true;
  /** It was released in an emergency then, without approval, whatever became of it since. */
  readonly emergencyAt?: Instant;
  /** A code or the seed was shown before it came to where it stands now. */
  readonly shownBeforeAt?: Instant;
  readonly phase: Phase;
};

/** The viewer's part in the request, or undefined where they have none and may see nothing. */
export function audienceOf(request: Request, viewer: PersonId): Audience | undefined {
  const { ask } = request;
  if (viewer === ask.requester.id) return 'requester';
  if (viewer === ask.owner.id) return 'owner';
  return askedOf(request).some(({ id }) => id === viewer) ? 'approver' : undefined;
}

/** The request as this person may see it, or undefined where they have no part in it. `policy`: for its owner. */
export function viewOf(
  request: Request,
  viewer: PersonId,
  policy: Policy,
): RequestView | undefined {
  const audience = audienceOf(request, viewer);
  if (audience === undefined) return undefined;
  const { ask } = request;
  return {
    disclosure: ask.disclosure,
    requestId: ask.id,
    audience,
    requesterName: ask.requester.name,
    ownerName: ask.owner.name,
    ownerAccount: ask.owner.account,
    issuer: ask.issuer,
    sample: ask.sample,
    reason: ask.reason,
    byMail: ask.byMail,
    createdAt: ask.createdAt,
    ...defined({
      verifiedBy: ask.verifiedBy,
      notBefore: ask.notBefore,
      emergencyAt: emergencyAt(request),
      shownBeforeAt: shownBeforeAt(request),
    }),
    phase: phaseOf(request, { id: viewer, audience }, policy),
  };
}

function emergencyAt({ brokenGlassAt, life }: Request): Instant | undefined {
  if (brokenGlassAt !== undefined) return brokenGlassAt;
  // As requests were written that were released before they kept it.
  return 'grant' in life && life.grant.kind === 'break-glass' ? life.grant.at : undefined;
}

/** Where the state itself does not say so. */
function shownBeforeAt({ lastShownAt, life }: Request): Instant | undefined {
  return life.state === 'released' || life.state === 'closed' ? undefined : lastShownAt;
}
