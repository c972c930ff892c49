// After a backup was put back, nothing of it goes on as if nothing had happened since (DESIGN §3.15): what was open has ended,
// steps are burnt for as far ahead as any verifier takes them, and nobody gets in with an old ticket.
import { step as asStep } from '../../domain/ids.js';
import type { Instant, Step } from '../../domain/ids.js';
import { stepAt } from '../../domain/otp/steps.js';
import { MOST_STEPS } from '../../domain/otp/own-profile.js';
import { isOpen, peopleOf } from '../../domain/release/request.js';
import type { Closed, Request, Stopped } from '../../domain/release/request.js';
import { ENROLMENT_CODES_AT_MOST } from '../../domain/tokens/disclosing.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Change, Row, RowName } from '../../ports/store.js';
import { readPages } from '../commit/read-pages.js';
import { queueUp } from '../commit/queue-up.js';
import { readValue } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import {
  ASKED,
  ledgerRow,
  OPEN_REQUESTS,
  REQUESTS,
  DESK_SESSIONS,
  DESK_TICKETS,
  SESSIONS,
  TICKETS,
  TOKENS,
} from '../commit/rows/names.js';
import { CARD } from '../commit/rows/items.js';
import type { RowPrefix } from '../commit/rows/names.js';
import { requestSchema } from '../commit/rows/request-row.js';
import { ledgerSchema, tokenSchema } from '../commit/rows/token-row.js';

export type Narrowed = {
  readonly changes: readonly Change[];
  readonly ended: readonly Request[];
  readonly seedsBurnt: number;
};

/** What has to be changed; `ended`: as the requests are then. */
export async function planNarrowing(rows: Rows, now: Instant): Promise<Narrowed> {
  const open = await openRequests(rows);
  const ended = open.map(({ request }) => ({ ...request, life: endOf(request, now) }));
  const changed = open.map(({ row, etag }, at): Change => {
    const value = ended[at];
    return value === undefined
      ? { kind: 'check', row, etag }
      : { kind: 'replace', row, etag, value };
  });
  const burnt = await planBurning(rows, now);
  const gone: Change[] = [];
  for (const range of [OPEN_REQUESTS, ASKED, TICKETS, SESSIONS, DESK_TICKETS, DESK_SESSIONS]) {
    gone.push(...(await planDeleting(rows, range)));
  }
  return { changes: [...changed, ...burnt, ...gone], ended, seedsBurnt: burnt.length };
}

/** Their cards say it. */
export async function showEnded(
  rows: Rows,
  ended: readonly Request[],
  now: Instant,
): Promise<void> {
  const cards = ended.flatMap((request) =>
    peopleOf(request).map((to) => CARD.draft(now, { to, requestId: request.ask.id, fresh: false })),
  );
  await queueUp(rows, cards, now);
}

async function readEvery(rows: Rows, range: RowPrefix): Promise<readonly Row[]> {
  const all: Row[] = [];
  for await (const page of readPages(rows, { ...range, limit: MAX_PAGE })) all.push(...page);
  return all;
}

async function openRequests(
  rows: Rows,
): Promise<readonly (Pick<Row, 'row' | 'etag'> & { readonly request: Request })[]> {
  const all = await readEvery(rows, REQUESTS);
  return all
    .map((one) => ({ row: one.row, etag: one.etag, request: readValue(requestSchema, one) }))
    .filter(({ request }) => isOpen(request.life));
}

/** A code that was out is over, and may still be reported; nothing else comes of it. */
function endOf({ life }: Request, at: Instant): Closed | Stopped {
  if (life.state !== 'released') return { state: 'stopped', at, cause: 'restored' };
  const { grant, codes, current } = life;
  return { state: 'closed', at, grant, codes: [...codes, current] };
}

async function planBurning(rows: Rows, now: Instant): Promise<readonly Change[]> {
  const until = new Map<RowName, number>();
  for (const row of await readEvery(rows, TOKENS)) {
    const token = readValue(tokenSchema, row);
    const ledger = ledgerRow(token);
    const step = stepAt(now, token.parameters.periodSeconds) + MOST_STEPS;
    until.set(ledger, Math.max(until.get(ledger) ?? 0, step));
  }
  const changes: Change[] = [];
  for (const [name, step] of until) {
    const row = await rows.store.get(rows.tenantId, name);
    if (row === undefined) continue;
    const ledger = readValue(ledgerSchema, row);
    const lastStep: Step = asStep(Math.max(ledger.lastStep ?? 0, step));
    // Codes for the wizard that were given since are not known: a new QR code begins anew.
    const enrolment = ledger.enrolment && {
      ...ledger.enrolment,
      given: ENROLMENT_CODES_AT_MOST,
    };
    const value = { ...ledger, lastStep, enrolment };
    changes.push({ kind: 'replace', row: name, etag: row.etag, value });
  }
  return changes;
}

async function planDeleting(rows: Rows, range: RowPrefix): Promise<readonly Change[]> {
  return (await readEvery(rows, range)).map(({ row, etag }) => ({ kind: 'delete', row, etag }));
}
