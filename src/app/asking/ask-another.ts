// One more code where the last one was refused or not used, and its approval gives no other: a new request with what was said
// before, so that none of it is typed again. But not how the caller was verified: that is said anew.
import { ok, refused } from '../../domain/outcome.js';
import { asCode } from '../../domain/release/reserved.js';
import type { Request } from '../../domain/release/request.js';
import type { Bridge } from '../bridge.js';
import type { Deps } from '../deps.js';
import { findMyRequest, nothingHere } from '../looking/find-request.js';
import type { AskForCode } from './answers.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'refusals'>;

export function askAnother(deps: Needs, ask: Bridge['askForCode']): Bridge['askAnother'] {
  return async (actor, requestId) => {
    const { personId } = actor;
    const request = await findMyRequest(deps, requestId, personId);
    if (request === undefined) return nothingHere(deps, actor);
    if (request.ask.requester.id !== personId) {
      deps.refusals.count('NOT_YOUR_REQUEST', personId);
      return refused({ code: 'NOT_YOUR_REQUEST' });
    }
    if (!wantsAnother(request)) {
      deps.refusals.count('NOT_NOW', personId);
      return refused({ code: 'NOT_NOW', state: request.life.state });
    }
    const said = saidBefore(request);
    return ok({ said, answer: await ask(actor, said) });
  };
}

function wantsAnother({ ask, life }: Request): boolean {
  if (ask.disclosure !== 'release' || life.state !== 'closed') return false;
  const { report = 'worked' } = asCode(life.codes.at(-1)) ?? {};
  return report !== 'worked';
}

function saidBefore({ ask }: Request): AskForCode {
  const { id: after, owner, tokenId: token, reason, byMail } = ask;
  return { typedName: owner.account, person: owner.id, token, reason, byMail, after };
}
