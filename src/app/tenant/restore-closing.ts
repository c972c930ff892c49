// The end of a restore: what it has narrowed is in the audit, which goes on under another origin; everything is frozen, the policy is
// the file's, and the heads of the logs, without which nothing can be decided, are there again.
import type { AuditDraft, AuditFact, ChainHead, ConsoleActor } from '../../domain/audit/entry.js';
import type { NewSalt } from '../../domain/audit/leaf.js';
import { nextOrigin, placeOf } from '../../domain/audit/log.js';
import type { LogHead, LogPlace } from '../../domain/audit/log.js';
import { LOG_NAMES } from '../../domain/audit/which-log.js';
import type { LogName } from '../../domain/audit/which-log.js';
import type { Random } from '../../ports/random.js';
import { defined } from '../../domain/defined.js';
import type { Instant } from '../../domain/ids.js';
import type { Change, Row, RowName } from '../../ports/store.js';
import type { Backup, BackupRow } from './backup.js';
import { inBatches } from './in-batches.js';
import type { KeptBrake } from './keep-brakes.js';
import type { Narrowed } from './narrow-restored.js';
import { readOutboxChanges } from '../commit/queue-up.js';
import type { Put, Rows } from '../commit/reading.js';
import { SPREAD } from '../commit/rows/alarm-items.js';
import { freezeSchema } from '../commit/rows/brake-rows.js';
import { chainHeadSchema, logHeadSchema, logPuts } from '../commit/rows/audit-rows.js';
import { LOGS, saltsOf } from '../commit/rows/audit-rows.js';
import { endedLogRow, FREEZE, POLICY, RESTORING } from '../commit/rows/names.js';
import { policyRowSchema } from '../commit/rows/schemas.js';

export type Restoring = {
  readonly backup: Backup;
  /** Where its logs stand: they have ended with it. */
  readonly heads: Readonly<Record<LogName, LogHead>>;
  readonly kept: readonly KeptBrake[];
};
type Closing = Restoring & {
  readonly narrowed: Narrowed;
  readonly now: Instant;
  /** Version of the policy that is in force from now on. */
  readonly policy: string;
  readonly by: ConsoleActor;
  readonly anchored?: LogPlace;
};

/** The entries that say it, then everything that opens the tenant again. */
export async function planClosing(
  rows: Rows & { readonly random: Pick<Random, 'bytes'> },
  closing: Closing,
): Promise<readonly (readonly Change[])[]> {
  const find = async (row: RowName): Promise<Row | undefined> => rows.store.get(rows.tenantId, row);
  const before = {
    freeze: await find(FREEZE),
    inForce: await find(POLICY),
    restoring: await find(RESTORING),
    refusals: await find(LOGS.refusals.head),
  };
  const { now, policy, backup } = closing;
  const drafts = [restoredEntry(closing, before), ...consequences(closing)];
  const logs = nextLogs({ ...closing, ...before, drafts }, saltsOf(rows.random));
  const alarm = SPREAD.draft(now, { alarm: { topic: 'restored', at: now } });
  const { all } = freezeSchema.parse(before.freeze?.value ?? { all: null });
  const restored = { at: now, backedUpAt: backup.at, liftedBy: null };
  return [
    ...inBatches(logs.filter(({ row }) => !HEADS.includes(row)).map(inserted)),
    [
      setRow(before.freeze, { row: FREEZE, value: { all, restored } }),
      setRow(before.inForce, { row: POLICY, value: { version: policy } }),
      ...deleted(before.restoring),
      ...(await readOutboxChanges(rows, [alarm], now)),
      ...endedLogs(closing),
      ...logs.filter(({ row }) => HEADS.includes(row)).map((put) => headChange(before, put)),
    ],
  ];
}

type Before = {
  readonly inForce: Row | undefined;
  readonly restoring: Row | undefined;
  readonly refusals: Row | undefined;
};

const HEADS: readonly RowName[] = LOG_NAMES.map((log) => LOGS[log].head);

/** Each log goes on under an origin that no tree was ever under, here or in the table of before. */
function nextLogs(
  {
    heads,
    now,
    policy,
    restoring,
    anchored,
    drafts,
  }: Closing & Before & { readonly drafts: readonly Said[] },
  newSalt: NewSalt,
): readonly Put[] {
  const there = logHeadSchema.safeParse(restoring?.value).data;
  const others = [heads.refusals, ...(there === undefined ? [] : [there])];
  const next = nextOrigin(heads.audit, ...others).origin;
  // Of a restore that the backup knows nothing of, an anchor does.
  const origin = Math.max(next, (anchored?.origin ?? 0) + 1);
  const begun: Said = {
    actor: 'bridge',
    fact: { action: 'log.begun', log: placeOf(heads.refusals) },
  };
  return LOG_NAMES.flatMap((log) => {
    const head = { ...nextOrigin(heads[log]), origin };
    const own = log === 'audit' ? drafts : [begun];
    return logPuts(log, { head, drafts: own.map((one) => ({ ...one, at: now, policy })) }, newSalt);
  });
}

function endedLogs({ heads }: Closing): readonly Change[] {
  return LOG_NAMES.map((log) =>
    inserted({ row: endedLogRow(log, heads[log].origin), value: heads[log] }),
  );
}

function headChange({ refusals }: Before, { row, value }: Put): Change {
  return setRow(row === LOGS.refusals.head ? refusals : undefined, { row, value });
}

function inserted({ row, value }: Put): Change {
  return { kind: 'insert', row, value };
}

function restoredEntry(closing: Closing, before: Before): Said {
  const { backup, heads, narrowed, kept, policy, by } = closing;
  const from = policyRowSchema.safeParse(before.inForce?.value).data?.version;
  const fact: AuditFact = {
    action: 'tenant.restored',
    backedUpAt: backup.at,
    requestsEnded: narrowed.ended.length,
    seedsBurnt: narrowed.seedsBurnt,
    freezesKept: kept.length,
    ...(from === undefined || from === policy ? {} : { policy: { from, to: policy } }),
    log: placeOf(heads.audit),
    ...defined({ instead: insteadOf(before.restoring), anchored: anchoredOf(closing) }),
  };
  return { actor: by, fact };
}

function insteadOf(restoring: Row | undefined): ChainHead | LogPlace | undefined {
  const log = logHeadSchema.safeParse(restoring?.value).data;
  return log === undefined ? chainHeadSchema.safeParse(restoring?.value).data : placeOf(log);
}

function anchoredOf({
  anchored,
  heads: { audit },
}: Closing): (LogPlace & { readonly lost: number }) | undefined {
  if (anchored === undefined) return undefined;
  const isSame = anchored.origin === audit.origin;
  const lost = isSame ? Math.max(0, anchored.size - audit.size) : anchored.size;
  return { ...anchored, lost };
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
