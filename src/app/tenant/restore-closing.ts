// The end of a restore: what it has narrowed is in the audit, everything is frozen, the policy is the file's, and the head of the
// audit, without which nothing can be decided, is there again.
import { chainEntries } from '../../domain/audit/chain.js';
import type {
  AuditDraft,
  AuditEntry,
  AuditFact,
  AuditHead,
  ConsoleActor,
} from '../../domain/audit/entry.js';
import { defined } from '../../domain/defined.js';
import type { Instant } from '../../domain/ids.js';
import type { Change, Row, RowName } from '../../ports/store.js';
import type { Backup, BackupRow } from './backup.js';
import { inBatches } from './in-batches.js';
import type { KeptBrake } from './keep-brakes.js';
import type { Narrowed } from './narrow-restored.js';
import { readOutboxChanges } from '../commit/queue-up.js';
import type { Rows } from '../commit/reading.js';
import { SPREAD } from '../commit/rows/alarm-items.js';
import { freezeSchema } from '../commit/rows/brake-rows.js';
import {
  AUDIT_HEAD,
  auditRow,
  FREEZE,
  POLICY,
  RESTORING,
  tokenAuditRow,
} from '../commit/rows/names.js';
import { auditHeadSchema, policyRowSchema } from '../commit/rows/schemas.js';

export type Restoring = {
  readonly backup: Backup;
  readonly head: AuditHead;
  readonly kept: readonly KeptBrake[];
};
type Closing = Restoring & {
  readonly narrowed: Narrowed;
  readonly now: Instant;
  /** Version of the policy that is in force from now on. */
  readonly policy: string;
  readonly by: ConsoleActor;
};

/** The entries that say it, then everything that opens the tenant again. */
export async function planClosing(
  rows: Rows,
  closing: Closing,
): Promise<readonly (readonly Change[])[]> {
  const find = async (row: RowName): Promise<Row | undefined> => rows.store.get(rows.tenantId, row);
  const before = {
    freeze: await find(FREEZE),
    inForce: await find(POLICY),
    restoring: await find(RESTORING),
  };
  const { now, policy, backup } = closing;
  const drafts = [restoredEntry(closing, before), ...consequences(closing)];
  const chain = chainEntries(
    closing.head,
    drafts.map((draft) => ({ ...draft, at: now, policy })),
  );
  const alarm = SPREAD.draft(now, { alarm: { topic: 'restored', at: now } });
  const { all } = freezeSchema.parse(before.freeze?.value ?? { all: null });
  const restored = { at: now, backedUpAt: backup.at, liftedBy: null };
  return [
    ...inBatches(chain.entries.flatMap(entryRows)),
    [
      setRow(before.freeze, { row: FREEZE, value: { all, restored } }),
      setRow(before.inForce, { row: POLICY, value: { version: policy } }),
      ...deleted(before.restoring),
      ...(await readOutboxChanges(rows, [alarm], now)),
      { kind: 'insert', row: AUDIT_HEAD, value: chain.head },
    ],
  ];
}

type Before = { readonly inForce: Row | undefined; readonly restoring: Row | undefined };

function restoredEntry({ backup, narrowed, kept, policy, by }: Closing, before: Before): Said {
  const from = policyRowSchema.safeParse(before.inForce?.value).data?.version;
  const instead = auditHeadSchema.safeParse(before.restoring?.value).data;
  const fact: AuditFact = {
    action: 'tenant.restored',
    backedUpAt: backup.at,
    requestsEnded: narrowed.ended.length,
    seedsBurnt: narrowed.seedsBurnt,
    freezesKept: kept.length,
    ...(from === undefined || from === policy ? {} : { policy: { from, to: policy } }),
    ...defined({ instead }),
  };
  return { actor: by, fact };
}

function entryRows(entry: AuditEntry): readonly Change[] {
  const { tokenId, seq } = entry;
  const own: Change = { kind: 'insert', row: auditRow(seq), value: entry };
  if (tokenId === undefined) return [own];
  return [own, { kind: 'insert', row: tokenAuditRow(tokenId, seq), value: {} }];
}

function deleted(row: Row | undefined): readonly Change[] {
  return row === undefined ? [] : [{ kind: 'delete', row: row.row, etag: row.etag }];
}

function setRow(before: Row | undefined, { row, value }: BackupRow): Change {
  return before === undefined
    ? { kind: 'insert', row, value }
    : { kind: 'replace', row, etag: before.etag, value };
}

type Said = Omit<AuditDraft, 'at' | 'policy'>;

/** What ended, and which freezes of the table before are set again. */
function consequences({ narrowed, kept }: Closing): readonly Said[] {
  return [
    ...narrowed.ended.map(({ ask: { id: requestId, tokenId }, life }): Said => {
      const fact: AuditFact =
        life.state === 'closed'
          ? { action: 'request.closed' }
          : { action: 'request.stopped', cause: 'restored' };
      return { actor: 'bridge', requestId, tokenId, fact };
    }),
    ...kept.map(({ whom, order: { by, reason } }): Said => ({
      actor: by.id,
      fact: { action: 'freeze.set', ...(whom === null ? {} : { ownerId: whom }), reason },
    })),
  ];
}
