// The sitting in which the seed is shown once more: bound to the one request that lets it out, and to whoever made that.
import { z } from 'zod';
import type { CaseId, PersonId } from '../../domain/ids.js';
import { refused, ok } from '../../domain/outcome.js';
import type { Request } from '../../domain/release/request.js';
import { asSeed } from '../../domain/release/reserved.js';
import type { Actor } from '../bridge.js';
import { mention } from '../find-person.js';
import { findRequest, nothingHere } from '../find-request.js';
import type { Reading } from '../reading.js';
import { holdsRight } from '../role-lookup.js';
import { caseId } from '../rows/fields.js';
import { caseSchema, toCaseSchema } from '../rows/case-row.js';
import type { Case } from '../rows/case-row.js';
import { caseRow, requestCaseRow } from '../rows/names.js';
import type { Plan } from '../transact.js';
import { issueTicket } from './entries.js';
import type { ProvisioningNeeds } from './needs.js';
import { newCaseId } from './open-case.js';
import type { Provisioning } from './provisioning.js';

type Outcome = { readonly caseId: CaseId; readonly goesOn: boolean };
const outcomeSchema: z.ZodType<Outcome> = z.object({ caseId, goesOn: z.boolean() });

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
    const opened = await open(deps, actor, request);
    const about = { personId: actor.personId, caseId: opened.caseId };
    return ok({ ...opened, owner: mention(owner), ticket: await issueTicket(deps, about) });
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

async function open(deps: ProvisioningNeeds, actor: Actor, request: Request): Promise<Outcome> {
  const id = newCaseId(deps);
  const { personId, activityId } = actor;
  return deps.transact({
    operation: [personId, 'open-reburn', request.ask.id, activityId],
    outcome: outcomeSchema,
    plan: async (reading) => {
      const before = await openBefore(reading, request);
      if (before === undefined) return planOpen(deps, { id, actor, request });
      return { audit: [], final: true, outcome: { caseId: before, goesOn: true } };
    },
  });
}

async function openBefore(reading: Reading, { ask }: Request): Promise<CaseId | undefined> {
  const to = await reading.get(requestCaseRow(ask.id), toCaseSchema);
  const found = to === undefined ? undefined : await reading.get(caseRow(to.caseId), caseSchema);
  return found === undefined || found.closed ? undefined : found.id;
}

function planOpen(
  deps: ProvisioningNeeds,
  of: { readonly id: CaseId; readonly actor: Actor; readonly request: Request },
): Plan<Outcome> {
  const { id, actor, request } = of;
  const { id: requestId, owner, tokenId } = request.ask;
  const now = deps.clock.now();
  const by = actor.personId;
  const value: Case = {
    id,
    ownerId: owner.id,
    openedBy: by,
    openedAt: now,
    tokenId,
    closed: false,
    requestId,
  };
  const fact = { action: 'case.opened', ownerId: owner.id } as const;
  return {
    puts: [
      { row: caseRow(id), value },
      { row: requestCaseRow(requestId), value: { caseId: id } },
    ],
    audit: [{ at: now, actor: by, requestId, tokenId, policy: deps.policy().version, fact }],
    outcome: { caseId: id, goesOn: false },
  };
}
