// `/provision alice`: opens a case, or goes on with the one that is open, and hands out a ticket for one browser.
import { ok, refused } from '../../domain/outcome.js';
import type { Stage } from '../../domain/tokens/token.js';
import { mention } from '../looking/find-person.js';
import type { Reading } from '../commit/reading.js';
import { holdsRight } from '../looking/role-lookup.js';
import type { Case } from '../commit/rows/case-row.js';
import { openCaseRow, tokenRow } from '../commit/rows/names.js';
import { tokenSchema } from '../commit/rows/token-row.js';
import { readCase } from './case-view.js';
import { issueTicket } from './tickets.js';
import { findOwner } from './find-owner.js';
import type { ProvisioningNeeds } from './needs.js';
import { openCaseOnce } from './open-case-once.js';
import type { Provisioning } from './provisioning.js';

/** With a token in one of these the page still has something to do. */
const GOES_ON: readonly Stage[] = ['capturing', 'captured', 'enrolled', 'burned'];

export function openCase(deps: ProvisioningNeeds): Provisioning['openCase'] {
  return async (actor, typed) => {
    const owner = await findOwner(deps, actor.personId, typed);
    if ('code' in owner) return refused(owner);
    const opened = await openCaseOnce(deps, {
      actor,
      operation: ['open-case', owner.id],
      index: openCaseRow(actor.personId, owner.id),
      about: { ownerId: owner.id, tokenId: null },
      goesOn,
    });
    return ok({ ...opened, owner: mention(owner) });
  };
}

/** Nobody gets into somebody else's case, and nobody who has lost the role into their own. */
export function issueTicketFor(deps: ProvisioningNeeds): Provisioning['issueTicketFor'] {
  return async ({ personId }, id) => {
    const found = (await readCase(deps, id))?.found;
    if (found === undefined || found.closed || found.openedBy !== personId) return undefined;
    if (!(await holdsRight(deps, personId, 'provisioner'))) return undefined;
    return issueTicket(deps, { personId, caseId: id });
  };
}

export async function goesOn(reading: Reading, { tokenId }: Case): Promise<boolean> {
  if (tokenId === null) return true;
  const token = await reading.get(tokenRow(tokenId), tokenSchema);
  return token !== undefined && GOES_ON.includes(token.stage);
}
