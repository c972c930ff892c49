// How a browser gets into a case where nobody vouches for it: a ticket that works once, within ten minutes, for one person
// and one case, and the session that it is exchanged for. A browser that is in that case already goes on in its session, so that
// a link that is opened anew takes nothing away. Of both the store keeps the digest alone.
import { z } from 'zod';
import type { Instant } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { ok, refused } from '../../domain/outcome.js';
import { StoreUnavailable } from '../../ports/fault.js';
import type { Plan } from '../commit/plan.js';
import { readValue } from '../commit/reading.js';
import { admissionSchema } from '../commit/rows/case-row.js';
import type { Admission } from '../commit/rows/case-row.js';
import { sessionRow, ticketRow } from '../commit/rows/names.js';
import { digestOf, isSecret, newSecret } from '../looking/secrets.js';
import type { InCase } from './in-case.js';
import type { ProvisioningNeeds } from './needs.js';
import type { EnterRefusal, Provisioning } from './provisioning.js';

export const TICKET_SECONDS = 600;
/** A call with its breaks; whoever comes later gets a new ticket. */
export const SESSION_SECONDS = 2 * 3600;

type Needs = Pick<ProvisioningNeeds, 'store' | 'tenantId' | 'clock' | 'random'>;

export async function issueTicket(
  deps: Needs,
  { personId: person, caseId: about }: Pick<Admission, 'personId' | 'caseId'>,
): Promise<string> {
  const ticket = newSecret(deps.random);
  const expiresAt = plusSeconds(deps.clock.now(), TICKET_SECONDS);
  const value: Admission = { personId: person, caseId: about, expiresAt };
  const row = ticketRow(digestOf(ticket));
  const done = await deps.store.commit(deps.tenantId, [{ kind: 'insert', row, value }]);
  if (!done.ok) throw new StoreUnavailable('a ticket was not kept');
  return ticket;
}

export function enter(deps: ProvisioningNeeds): Provisioning['enter'] {
  return async (ticket, mayEnter, heldFor) => {
    const admitted = await findAdmission(deps, ticket);
    if (admitted === undefined || !mayEnter(admitted.personId)) {
      return refused({ code: 'TICKET_UNKNOWN' });
    }
    const held = heldFor?.(admitted.caseId);
    const secret =
      held !== undefined && (await isIn(deps, held, admitted)) ? held : newSecret(deps.random);
    const session = digestOf(secret);
    const entered = await deps.transact({
      // By itself each time: the same ticket again is another operation, and finds nothing.
      operation: ['enter', digestOf(ticket), digestOf(newSecret(deps.random))],
      value: admissionSchema,
      refusal: z.object({ code: z.literal('TICKET_UNKNOWN') }),
      plan: async ({ reading, now }): Promise<Plan<Admission, EnterRefusal>> => {
        const row = ticketRow(digestOf(ticket));
        const found = await reading.getIfThere(row, admissionSchema);
        if (found === undefined || found.expiresAt <= now) {
          return { audit: [], outcome: refused({ code: 'TICKET_UNKNOWN' }) };
        }
        // A session that goes on is there: read, so that it is replaced.
        await reading.getIfThere(sessionRow(session), admissionSchema);
        const value: Admission = { ...found, expiresAt: plusSeconds(now, SESSION_SECONDS) };
        return {
          puts: [{ row: sessionRow(session), value }],
          deletes: [row],
          audit: [{ actor: found.personId, fact: { action: 'case.entered' } }],
          outcome: ok(value),
        };
      },
    });
    if (!entered.ok) return entered;
    const entry = entered.value;
    return ok({ secret, expiresAt: entry.expiresAt, inCase: inCaseOf(deps, entry, session) });
  };
}

/** Looked at before it is used up: who brings another's ticket learns nothing, and does not spoil it. */
async function findAdmission(
  { store, tenantId }: ProvisioningNeeds,
  ticket: string,
): Promise<Admission | undefined> {
  if (!isSecret(ticket)) return undefined;
  const row = await store.get(tenantId, ticketRow(digestOf(ticket)));
  return row && readValue(admissionSchema, row);
}

/** What a browser brings is taken for its own only where it is a session of this very person in this very case. */
async function isIn(
  deps: ProvisioningNeeds,
  held: string,
  { personId, caseId }: Admission,
): Promise<boolean> {
  const found = await findInCase(deps)(held);
  return found?.caseId === caseId && found.actor.personId === personId;
}

export function findInCase(deps: ProvisioningNeeds): Provisioning['findInCase'] {
  return async (secret) => {
    if (!isSecret(secret)) return undefined;
    const session = digestOf(secret);
    const row = await deps.store.get(deps.tenantId, sessionRow(session));
    if (row === undefined) return undefined;
    const entry = readValue(admissionSchema, row);
    return isOver(entry.expiresAt, deps.clock.now()) ? undefined : inCaseOf(deps, entry, session);
  };
}

function inCaseOf(
  { tenantId, random }: ProvisioningNeeds,
  entry: Admission,
  session: string,
): InCase {
  return {
    // What a browser sends again is told apart by what it finds, not by its id.
    actor: { tenantId, personId: entry.personId, activityId: `page-${random.id()}` },
    caseId: entry.caseId,
    session,
  };
}

function isOver(at: Instant, now: Instant): boolean {
  return at <= now;
}
