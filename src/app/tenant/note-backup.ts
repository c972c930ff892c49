// That a backup is taken stands in the audit before anything is read, and its key's end in the outbox with it. Written without
// the use cases: whoever takes a backup runs beside the bot.
import { chainEntries } from '../../domain/audit/chain.js';
import type { AuditFact } from '../../domain/audit/entry.js';
import { ok, refused } from '../../domain/outcome.js';
import type { Outcome } from '../../domain/outcome.js';
import { StoreUnavailable } from '../../ports/fault.js';
import type { BackupRefusal } from './backup.js';
import type { KeyHeader } from './backup-key.js';
import type { Deps } from '../deps.js';
import { readOutboxChanges } from '../commit/queue-up.js';
import { readValue } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { AUDIT_HEAD, auditRow, POLICY } from '../commit/rows/names.js';
import type { OutboxDraft } from '../commit/rows/outbox-row.js';
import { auditHeadSchema, policyRowSchema } from '../commit/rows/schemas.js';
import { FORGET_BACKUP } from '../commit/rows/tenant-items.js';
import { versionedStore } from '../commit/versioned-store.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'clock'>;

const ATTEMPTS = 40;

export async function noteBackup(
  deps: Needs,
  { reference, until }: KeyHeader,
): Promise<Outcome<null, BackupRefusal>> {
  const end = FORGET_BACKUP.draft(until, { reference });
  return note(deps, { action: 'backup.taken', key: reference, until }, [end]);
}

/** Where the table is still there: a backup may outlive it. */
export async function noteForgotten(deps: Needs, { reference }: KeyHeader): Promise<void> {
  await note(deps, { action: 'backup.forgotten', key: reference }, []);
}

async function note(
  { store, tenantId, clock }: Needs,
  fact: AuditFact,
  drafts: readonly OutboxDraft[],
): Promise<Outcome<null, BackupRefusal>> {
  const rows: Rows = { store: versionedStore(store), tenantId };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const head = await rows.store.get(tenantId, AUDIT_HEAD);
    const policy = await rows.store.get(tenantId, POLICY);
    if (head === undefined || policy === undefined) return refused({ code: 'NOTHING_TO_BACK_UP' });
    const { version } = readValue(policyRowSchema, policy);
    const now = clock.now();
    const draft = { actor: 'bridge', at: now, policy: version, fact } as const;
    const chain = chainEntries(readValue(auditHeadSchema, head), [draft]);
    const done = await rows.store.commit(tenantId, [
      { kind: 'replace', row: AUDIT_HEAD, etag: head.etag, value: chain.head },
      { kind: 'check', row: POLICY, etag: policy.etag },
      ...chain.entries.map(
        (entry) => ({ kind: 'insert', row: auditRow(entry.seq), value: entry }) as const,
      ),
      ...(await readOutboxChanges(rows, drafts, now)),
    ]);
    if (done.ok) return ok(null);
  }
  throw new StoreUnavailable('others kept writing in between');
}
