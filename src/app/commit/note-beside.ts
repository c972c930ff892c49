// An entry of the audit by somebody who runs beside the bot, a command say, without the use cases: the bot may commit at the same
// time, and the audit's head decides.
import type { AuditActor, AuditFact, ConsoleActor } from '../../domain/audit/entry.js';
import { StoreUnavailable } from '../../ports/fault.js';
import type { Clock } from '../../ports/clock.js';
import type { Random } from '../../ports/random.js';
import type { Change, RowName } from '../../ports/store.js';
import { readOutboxChanges } from './queue-up.js';
import { readValue } from './reading.js';
import type { Rows } from './reading.js';
import { logHeadSchema, logPuts, saltsOf } from './rows/audit-rows.js';
import { AUDIT_HEAD, POLICY } from './rows/names.js';
import type { OutboxDraft } from './rows/outbox-row.js';
import { policyRowSchema } from './rows/schemas.js';
import { versionedStore } from './versioned-store.js';

const ATTEMPTS = 40;

export type BesideNeeds = Rows & { readonly clock: Clock; readonly random: Pick<Random, 'bytes'> };

export type Beside = {
  readonly actor: AuditActor | ConsoleActor;
  readonly fact: AuditFact;
  /** What is to be done later because of it, in the same commit. */
  readonly outbox?: readonly OutboxDraft[];
  /** What need not be done any more. */
  readonly done?: readonly RowName[];
};

/** False where the tenant was never opened: there is no audit yet. Throws `StoreUnavailable`. */
export async function noteBeside(
  { store, tenantId, clock, random }: BesideNeeds,
  { actor, fact, outbox = [], done: over = [] }: Beside,
): Promise<boolean> {
  const rows: Rows = { store: versionedStore(store), tenantId };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const head = await rows.store.get(tenantId, AUDIT_HEAD);
    const policy = await rows.store.get(tenantId, POLICY);
    if (head === undefined || policy === undefined) return false;
    const { version } = readValue(policyRowSchema, policy);
    const now = clock.now();
    const draft = { actor, at: now, policy: version, fact } as const;
    const at = { head: readValue(logHeadSchema, head), drafts: [draft] };
    const puts = logPuts('audit', at, saltsOf(random));
    const done = await rows.store.commit(tenantId, [
      { kind: 'check', row: POLICY, etag: policy.etag },
      ...puts.map(({ row, value }): Change =>
        row === AUDIT_HEAD
          ? { kind: 'replace', row, etag: head.etag, value }
          : { kind: 'insert', row, value },
      ),
      ...(await readOutboxChanges(rows, outbox, now)),
      ...(await readDeletes(rows, over)),
    ]);
    if (done.ok) return true;
  }
  throw new StoreUnavailable('others kept writing in between');
}

async function readDeletes(
  { store, tenantId }: Rows,
  names: readonly RowName[],
): Promise<readonly Change[]> {
  const found = await Promise.all(names.map(async (row) => store.get(tenantId, row)));
  return found.flatMap((one): Change[] =>
    one === undefined ? [] : [{ kind: 'delete', row: one.row, etag: one.etag }],
  );
}
