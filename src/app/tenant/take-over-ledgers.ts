// A store of the older shape counts by the reference of each capture, and in the tokens. What was counted of one seed comes
// together under its fingerprint, once.
import { z } from 'zod';
import type { Deps } from '../deps.js';
import { readPages } from '../commit/read-pages.js';
import { readValue } from '../commit/reading.js';
import { seedReference, stepNumber, time, tokenId } from '../../domain/fields.js';
import { AUDIT_HEAD, COUNTED_BY_SEED, ledgerRow, TOKENS } from '../commit/rows/names.js';
import { logHeadSchema } from '../commit/rows/audit-rows.js';
import { ledgerSchema, NEW_LEDGER } from '../commit/rows/token-row.js';
import type { Ledger } from '../commit/rows/token-row.js';
import { changeRow } from '../commit/small-write.js';
import { StoreUnavailable } from '../../ports/fault.js';
import { MAX_PAGE } from '../../ports/store.js';
import type { Change } from '../../ports/store.js';
import type { EnrolmentCodes } from '../../domain/tokens/token.js';
import { step as asStep } from '../../domain/ids.js';
import type { Step } from '../../domain/ids.js';

type Needs = Pick<Deps, 'store' | 'tenantId'>;
const ATTEMPTS = 10;

/** Of a token as it was stored then, what is counted elsewhere now. */
const counted = z.object({
  id: tokenId,
  seedReference,
  fingerprint: z.string(),
  capturedAt: time,
  enrolment: z.object({ given: z.number(), lastStep: stepNumber }).exactOptional(),
  wrongProofs: z.number().exactOptional(),
});
type Counted = z.infer<typeof counted>;

/** Idempotent. Throws `StoreUnavailable`. */
export async function takeOverLedgers(deps: Needs): Promise<void> {
  const { store, tenantId } = deps;
  if ((await store.get(tenantId, COUNTED_BY_SEED)) !== undefined) return;
  // Written once more, it is a row of the present shape: an older program that runs beside this one decides nothing any more.
  await changeRow(deps, { name: AUDIT_HEAD, schema: logHeadSchema }, (head) => head);
  for await (const page of readPages(deps, { ...TOKENS, limit: MAX_PAGE })) {
    for (const { value } of page) {
      const token = counted.safeParse(value);
      if (token.success) await takeOver(deps, token.data);
    }
  }
  // A conflict means that another instance has just done the same.
  await store.commit(tenantId, [{ kind: 'insert', row: COUNTED_BY_SEED, value: {} }]);
}

/** The old row goes in the commit in which the new one has it. */
async function takeOver({ store, tenantId }: Needs, token: Counted): Promise<void> {
  const { fingerprint: _none, ...byReference } = token;
  const [from, to] = [ledgerRow(byReference), ledgerRow(token)];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const old = await store.get(tenantId, from);
    if (old === undefined) return;
    const there = await store.get(tenantId, to);
    const before = there && readValue(ledgerSchema, there);
    const value = together(before, readValue(ledgerSchema, old), token);
    const change: Change =
      there === undefined
        ? { kind: 'insert', row: to, value }
        : { kind: 'replace', row: to, etag: there.etag, value };
    const gone: Change = { kind: 'delete', row: from, etag: old.etag };
    if ((await store.commit(tenantId, [change, gone])).ok) return;
  }
  throw new StoreUnavailable('others kept writing in between');
}

function together(before: Ledger | undefined, old: Ledger, token: Counted): Ledger {
  if (before === undefined) return together({ ...NEW_LEDGER, releases: old.releases }, old, token);
  return {
    lastStep: later(before.lastStep, old.lastStep),
    lastHandedOut: later(before.lastHandedOut, old.lastHandedOut),
    // Where one of them has none: who captured it takes no part in its first.
    releases: Math.min(before.releases, old.releases),
    refusedInARow: Math.max(before.refusedInARow, old.refusedInARow),
    enrolment: codesOf(before.enrolment, token),
    wrongProofs: before.wrongProofs + (token.wrongProofs ?? 0),
    proofsFrom: before.proofsFrom,
  };
}

function codesOf(
  before: Ledger['enrolment'],
  { id, capturedAt, enrolment }: Counted,
): EnrolmentCodes {
  const own: EnrolmentCodes = {
    since: capturedAt,
    given: enrolment?.given ?? 0,
    last: enrolment === undefined ? null : { step: enrolment.lastStep, tokenId: id },
  };
  if (before === null) return own;
  const [first, second] = before.since <= own.since ? [before, own] : [own, before];
  return {
    since: first.since,
    given: first.given + second.given,
    last: second.last ?? first.last,
  };
}

function later(one: Step | null, other: Step | null): Step | null {
  if (one === null || other === null) return one ?? other;
  return asStep(Math.max(one, other));
}
