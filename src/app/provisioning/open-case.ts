// `/provision alice`: opens a case, or goes on with the one that is open, and hands out a ticket for one browser.
import { z } from 'zod';
import type { CaseId, PersonId } from '../../domain/ids.js';
import { parseCaseId } from '../../domain/ids.js';
import { InvariantBroken, ok, refused } from '../../domain/outcome.js';
import type { Stage } from '../../domain/tokens/token.js';
import type { Person } from '../../ports/directory.js';
import type { Actor } from '../bridge.js';
import { mention } from '../find-person.js';
import type { Reading } from '../reading.js';
import { holdsRight } from '../role-lookup.js';
import { caseId } from '../rows/fields.js';
import { caseSchema, toCaseSchema } from '../rows/case-row.js';
import type { Case } from '../rows/case-row.js';
import { caseRow, openCaseRow, tokenRow } from '../rows/names.js';
import { tokenSchema } from '../rows/schemas.js';
import type { Plan } from '../transact.js';
import { readCase } from './case-view.js';
import { issueTicket } from './entries.js';
import { findOwner } from './find-owner.js';
import type { ProvisioningNeeds } from './needs.js';
import type { Provisioning } from './provisioning.js';

type Outcome = { readonly caseId: CaseId; readonly goesOn: boolean };
const outcomeSchema: z.ZodType<Outcome> = z.object({ caseId, goesOn: z.boolean() });

/** With a token in one of these the page still has something to do. */
const GOES_ON: readonly Stage[] = ['capturing', 'captured', 'enrolled', 'burned'];

export function openCase(deps: ProvisioningNeeds): Provisioning['openCase'] {
  return async (actor, typed) => {
    const owner = await findOwner(deps, actor.personId, typed);
    if ('code' in owner) return refused(owner);
    const opened = await open(deps, actor, owner);
    const ticket = await issueTicket(deps, { personId: actor.personId, caseId: opened.caseId });
    return ok({ ...opened, owner: mention(owner), ticket });
  };
}

/** Nobody gets into somebody else's sitting, and nobody who has lost the role into their own. */
export function ticketFor(deps: ProvisioningNeeds): Provisioning['ticketFor'] {
  return async ({ personId }, id) => {
    const found = (await readCase(deps, id))?.found;
    if (found === undefined || found.closed || found.openedBy !== personId) return undefined;
    if (!(await holdsRight(deps, personId, 'provisioner'))) return undefined;
    return issueTicket(deps, { personId, caseId: id });
  };
}

async function open(deps: ProvisioningNeeds, actor: Actor, owner: Person): Promise<Outcome> {
  const id = newCaseId(deps);
  return deps.transact({
    operation: [actor.personId, 'open-case', owner.id, actor.activityId],
    outcome: outcomeSchema,
    plan: async (reading) => {
      const before = await openBefore(reading, actor.personId, owner.id);
      if (before !== undefined) {
        return { audit: [], final: true, outcome: { caseId: before, goesOn: true } };
      }
      return planOpen(deps, { id, actor, owner });
    },
  });
}

async function openBefore(
  reading: Reading,
  by: PersonId,
  owner: PersonId,
): Promise<CaseId | undefined> {
  const to = await reading.get(openCaseRow(by, owner), toCaseSchema);
  const found = to === undefined ? undefined : await reading.get(caseRow(to.caseId), caseSchema);
  if (found === undefined || found.closed) return undefined;
  if (found.tokenId === null) return found.id;
  const token = await reading.get(tokenRow(found.tokenId), tokenSchema);
  return token !== undefined && GOES_ON.includes(token.stage) ? found.id : undefined;
}

function planOpen(
  deps: ProvisioningNeeds,
  { id, actor, owner }: { readonly id: CaseId; readonly actor: Actor; readonly owner: Person },
): Plan<Outcome> {
  const now = deps.clock.now();
  const value: Case = {
    id,
    ownerId: owner.id,
    openedBy: actor.personId,
    openedAt: now,
    tokenId: null,
    closed: false,
  };
  return {
    puts: [
      { row: caseRow(id), value },
      { row: openCaseRow(actor.personId, owner.id), value: { caseId: id } },
    ],
    audit: [
      {
        at: now,
        actor: actor.personId,
        policy: deps.policy().version,
        fact: { action: 'case.opened', ownerId: owner.id },
      },
    ],
    outcome: { caseId: id, goesOn: false },
  };
}

export function newCaseId({ random }: ProvisioningNeeds): CaseId {
  const id = parseCaseId(random.id());
  if (id === undefined) throw new InvariantBroken('random ids are opaque ids');
  return id;
}
