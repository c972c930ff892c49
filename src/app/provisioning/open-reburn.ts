// The case in which the seed is shown once more: bound to the one request that lets it out, and to whoever made that.
import type { PersonId } from '../../domain/ids.js';
import { refused, ok } from '../../domain/outcome.js';
import type { Request } from '../../domain/release/request.js';
import { asSeed } from '../../domain/release/reserved.js';
import { mention } from '../looking/find-person.js';
import { findRequest, nothingHere } from '../looking/find-request.js';
import { holdsRight } from '../looking/role-lookup.js';
import { requestCaseRow } from '../commit/rows/names.js';
import type { ProvisioningNeeds } from './needs.js';
import { openCaseOnce } from './open-case-once.js';
import type { Provisioning } from './provisioning.js';

/** Whether the seed is then shown is asked at the page, at that moment: this opens the page and nothing else. */
export function openReburn(deps: ProvisioningNeeds): Provisioning['openReburn'] {
  return async (actor, requestId) => {
    const request = await findRequest(deps, requestId);
    if (request === undefined || !isTheirs(request, actor.personId))
      return nothingHere(deps, actor);
    if (!(await holdsRight(deps, actor.personId, 'provisioner'))) {
      return refused({ code: 'NOT_A_PROVISIONER' });
    }
    const owner = await deps.directory.person(request.ask.owner.id);
    if (owner === undefined || !isPageOfUse(request)) return refused({ code: 'NO_CASE' });
    const opened = await openCaseOnce(deps, {
      actor,
      operation: ['open-reburn', requestId],
      index: requestCaseRow(requestId),
      about: { ownerId: owner.id, tokenId: request.ask.tokenId, requestId },
      goesOn: async () => true,
    });
    return ok({ ...opened, owner: mention(owner) });
  };
}

function isTheirs({ ask }: Request, person: PersonId): boolean {
  return ask.disclosure === 'seed-qr' && ask.requester.id === person;
}

/** While the seed may be shown and, after that, until the burn is proved. */
function isPageOfUse({ life }: Request): boolean {
  if (life.state === 'closed') return asSeed(life.codes.at(-1))?.burned === undefined;
  return life.state === 'approved' || life.state === 'releasing' || life.state === 'released';
}
