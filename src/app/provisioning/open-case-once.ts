// A case for one browser: the one that is open already, or a new one, and a ticket into it.
import { z } from 'zod';
import { defined } from '../../domain/defined.js';
import type { CaseId, Instant } from '../../domain/ids.js';
import { parseCaseId } from '../../domain/ids.js';
import { InvariantBroken, ok } from '../../domain/outcome.js';
import type { RowName } from '../../ports/store.js';
import type { Actor } from '../looking/who.js';
import type { Reading } from '../commit/reading.js';
import { caseId } from '../../domain/fields.js';
import { caseSchema, toCaseSchema } from '../commit/rows/case-row.js';
import type { Case } from '../commit/rows/case-row.js';
import { caseRow } from '../commit/rows/names.js';
import type { Plan } from '../commit/plan.js';
import { issueTicket } from './tickets.js';
import type { ProvisioningNeeds } from './needs.js';
import type { OpenedCase } from './provisioning.js';

export type Opening = {
  readonly actor: Actor;
  /** What opens it, and of whom or what: the same activity opens it once. */
  readonly operation: readonly [verb: string, of: string];
  /** The row that leads to the case. */
  readonly index: RowName;
  readonly about: Pick<Case, 'ownerId' | 'tokenId' | 'requestId'>;
  /** Whether the page still has something to do in a case that is not closed. */
  readonly goesOn: (reading: Reading, found: Case) => Promise<boolean>;
};

type Opened = Pick<OpenedCase, 'caseId' | 'goesOn'>;
const openedSchema: z.ZodType<Opened> = z.object({ caseId, goesOn: z.boolean() });

export async function openCaseOnce(
  deps: ProvisioningNeeds,
  opening: Opening,
): Promise<Omit<OpenedCase, 'owner'>> {
  const opened = await openWithoutTicket(deps, opening);
  const { personId } = opening.actor;
  return { ...opened, ticket: await issueTicket(deps, { personId, caseId: opened.caseId }) };
}

/** For no browser. */
export async function openWithoutTicket(
  deps: ProvisioningNeeds,
  opening: Opening,
): Promise<Opened> {
  const id = newCaseId(deps);
  const { personId, activityId } = opening.actor;
  const opened = await deps.transact({
    operation: [personId, ...opening.operation, activityId],
    value: openedSchema,
    plan: async ({ reading, now }) => {
      const before = await openBefore(reading, opening);
      if (before === undefined) return planOpen(now, id, opening);
      return { audit: [], final: true, outcome: ok({ caseId: before, goesOn: true }) };
    },
  });
  return opened.ok ? opened.value : opened.refusal;
}

async function openBefore(
  reading: Reading,
  { index, goesOn }: Opening,
): Promise<CaseId | undefined> {
  const to = await reading.get(index, toCaseSchema);
  const found = to === undefined ? undefined : await reading.get(caseRow(to.caseId), caseSchema);
  if (found === undefined || found.closed) return undefined;
  return (await goesOn(reading, found)) ? found.id : undefined;
}

function planOpen(
  now: Instant,
  id: CaseId,
  { actor: { personId }, index, about }: Opening,
): Plan<Opened> {
  const { ownerId, tokenId, requestId } = about;
  const value: Case = { id, ...about, openedBy: personId, openedAt: now, closed: false };
  return {
    puts: [
      { row: caseRow(id), value },
      { row: index, value: { caseId: id } },
    ],
    audit: [
      {
        actor: personId,
        ...defined({ requestId }),
        ...(tokenId === null ? {} : { tokenId }),
        fact: { action: 'case.opened', ownerId },
      },
    ],
    outcome: ok({ caseId: id, goesOn: false }),
  };
}

function newCaseId({ random }: ProvisioningNeeds): CaseId {
  const id = parseCaseId(random.id());
  if (id === undefined) throw new InvariantBroken('random ids are opaque ids');
  return id;
}
