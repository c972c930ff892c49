// What auditors take home from their page: the receipt of one release, and everything that the logs have. Who takes it is on record
// before the first byte of it leaves.
import { lastOf } from '../../domain/audit/log.js';
import type { AuditAction, AuditTaken } from '../../domain/audit/entry.js';
import { readLogged } from '../../domain/audit/leaf.js';
import { TAR_END, tarFile } from '../../domain/audit/tar.js';
import type { RequestId } from '../../domain/ids.js';
import { HANDED_OUT } from '../../domain/release/fact.js';
import { logRowSchema } from '../commit/rows/audit-rows.js';
import { auditRow } from '../commit/rows/names.js';
import type { Deps } from '../deps.js';
import type { Actor } from '../looking/who.js';
import type { Log } from '../../ports/log.js';
import type { Checkpointing } from './checkpointing.js';
import { exportEntries } from './export-entries.js';
import { exportOneLog, folderOf } from './export-one-log.js';
import { makeReceipt } from './make-receipt.js';
import { noteTaking } from './note-look.js';
import { readLogs } from './read-log.js';
import type { OneLog, StoredEntry } from './read-log.js';
import { checkpointFor, sourcesHere } from './sources.js';

export type TakenFormat = Exclude<AuditTaken, 'receipt'>;

export type TakeHome = {
  /** Undefined where that entry hands out nothing of that request, or nothing signs here. */
  readonly receipt: (
    actor: Actor,
    of: { readonly requestId: RequestId; readonly seq: number },
  ) => Promise<string | undefined>;
  /** `write` is called with one piece after another; nothing else of it is held. */
  readonly all: (
    actor: Actor,
    format: TakenFormat,
    to: {
      readonly write: (piece: string | Uint8Array) => Promise<void>;
      /** What an action is called among people. */
      readonly wordsOf: (action: AuditAction) => string | undefined;
    },
  ) => Promise<void>;
};

type Needs = Pick<Deps, 'store' | 'tenantId' | 'directory' | 'clock' | 'transact'> & {
  readonly log: Log;
  readonly checkpointing?: Checkpointing;
};

/** Throws `StoreUnavailable`, and whatever `write` throws. */
export function takeHome(deps: Needs): TakeHome {
  return {
    receipt: async (actor, { requestId, seq }) => {
      const found = await findHandedOut(deps, requestId, seq);
      if (found === undefined) return undefined;
      const { one, entry } = found;
      const checkpoint = await checkpointFor(one, entry, await sourcesHere(deps));
      if (checkpoint === undefined) return undefined;
      await noteTaking(deps, actor, { what: 'receipt' });
      const { size, note } = checkpoint;
      return makeReceipt(deps, one, { entry, size, checkpoint: note });
    },
    all: async (actor, format, { write, wordsOf }) => {
      await noteTaking(deps, actor, { what: format });
      if (format === 'log') return writeArchive(deps, write);
      await exportEntries(deps, { into: [{ format, write }], wordsOf });
    },
  };
}

type Found = { readonly one: OneLog; readonly entry: StoredEntry };

async function findHandedOut(
  deps: Needs,
  requestId: RequestId,
  seq: number,
): Promise<Found | undefined> {
  const logs = await readLogs(deps);
  const one = logs.find(
    ({ log, head }) => log === 'audit' && seq >= head.first && seq <= lastOf(head),
  );
  const row = one && (await deps.store.get(deps.tenantId, auditRow(seq)));
  const stored = row && logRowSchema.safeParse(row.value).data;
  const entry = stored && readLogged(stored);
  if (one === undefined || stored === undefined || entry?.requestId !== requestId) return undefined;
  return HANDED_OUT.includes(entry.fact.action) ? { one, entry: { ...stored, seq } } : undefined;
}

/** As the folder of `audit export`, in one file. */
async function writeArchive(
  deps: Needs,
  write: (piece: Uint8Array) => Promise<void>,
): Promise<void> {
  const sources = await sourcesHere(deps);
  const now = deps.clock.now();
  for (const one of await readLogs(deps)) {
    const own = folderOf(one);
    await exportOneLog(deps, one, {
      sources,
      write: async (path, bytes) => write(tarFile(`${own}/${path}`, bytes, now)),
    });
  }
  await write(TAR_END);
}
