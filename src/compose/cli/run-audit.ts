// `otp-bridge audit export` and `audit receipt`: what is taken out of the store, for those who may read it.
import { join } from 'node:path';
import { exportOneLog, folderOf } from '../../app/audit/export-one-log.js';
import { findEntry, makeReceipt } from '../../app/audit/make-receipt.js';
import { newestOver } from '../../app/audit/newest-over.js';
import type { FoundCheckpoint } from '../../app/audit/newest-over.js';
import { readLogs } from '../../app/audit/read-log.js';
import type { OneLog, StoredEntry } from '../../app/audit/read-log.js';
import { checkpointFor } from '../../app/audit/sources.js';
import type { Sources } from '../../app/audit/sources.js';
import type { Rows } from '../../app/commit/reading.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { parseRequestId } from '../../domain/ids.js';
import type { RequestId } from '../../domain/ids.js';
import { audit } from '../../text/cli/audit.js';
import { EXITS } from '../../text/cli/frame.js';
import { isEmptyFolder, writeBelow } from '../log-files.js';
import type { Ground } from './ground.js';
import { linesTo } from './run-audit-lines.js';
import type { LineFile } from './run-audit-lines.js';
import { sourcesOf } from './log-sources.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Ran, Runner } from './runners.js';

export const runAuditExport: Runner = async (ran) => {
  const folder = ran.given.arguments['DIR'];
  const files = lineFilesOf(ran);
  const checkpoints = fileOf(ran);
  if (files.length === 0 && folder !== undefined) {
    return runForPeople(ran, 'audit export', exportTo(folder, checkpoints));
  }
  if (files.length > 0 && folder === undefined && checkpoints === undefined) {
    return runForPeople(ran, 'audit export', linesTo(files));
  }
  ran.saying.problem(audit.whichExport);
  return { exit: EXITS.usage, json: { error: 'MISSING', message: audit.whichExport } };
};

function lineFilesOf({ given }: Ran): readonly LineFile[] {
  return (['csv', 'ocsf'] as const).flatMap((format) => {
    const path = given.options[`--${format}`];
    return typeof path === 'string' ? [{ format, path }] : [];
  });
}

export const runAuditReceipt: Runner = async (ran) =>
  runForPeople(
    ran,
    'audit receipt',
    receiptOf(ran.given.arguments['REQUEST'] ?? '', { checkpoints: fileOf(ran), into: '.' }),
  );

function fileOf({ given }: Ran): string | undefined {
  const typed = given.options['--checkpoint'];
  return typeof typed === 'string' ? typed : undefined;
}

export function exportTo(folder: string, checkpoints: string | undefined): PeopleWork {
  return async ({ ground, saying }) => {
    if (!(await isEmptyFolder(folder))) return refuse(saying, 'FOLDER_NOT_EMPTY', audit.notEmpty);
    const sources = await sourcesOf(ground, checkpoints, saying);
    const { deps } = ground.running;
    const logs: object[] = [];
    for (const one of await readLogs(deps)) {
      logs.push(await exportOne(ground, one, { folder, sources, saying }));
    }
    return { exit: EXITS.done, json: { folder, logs } };
  };
}

async function exportOne(
  { running: { deps } }: Ground,
  one: OneLog,
  to: { readonly folder: string; readonly sources: Sources; readonly saying: Saying },
): Promise<object> {
  const { sources, saying } = to;
  const own = join(to.folder, folderOf(one));
  const { entries, signed } = await exportOneLog(deps, one, {
    sources,
    write: async (path, bytes) => writeBelow(own, path, bytes),
    progress: (done, of) => {
      saying.progress(audit.reading, { done, of });
    },
  });
  if (!signed) saying.problem(audit.unsigned(own));
  saying.line(audit.exported(own, entries));
  return { folder: own, origin: one.origin, entries, signed };
}

type Into = { readonly checkpoints: string | undefined; readonly into: string };

export function receiptOf(typed: string, { checkpoints, into }: Into): PeopleWork {
  return async ({ ground, saying }) => {
    const requestId = parseRequestId(typed);
    const { deps } = ground.running;
    const sources = await sourcesOf(ground, checkpoints, saying);
    let code: 'REQUEST_NOT_IN_LOG' | 'NO_CHECKPOINT' = 'REQUEST_NOT_IN_LOG';
    for (const one of await readLogs(deps)) {
      if (one.log !== 'audit' || requestId === undefined) continue;
      const proved = await findProved(deps, one, { requestId, sources });
      if (proved === undefined) continue;
      code = 'NO_CHECKPOINT';
      if (proved.checkpoint === undefined) continue;
      const { size, note: checkpoint } = proved.checkpoint;
      const made = await makeReceipt(deps, one, { entry: proved.entry, size, checkpoint });
      const file = `${requestId}.tlog-proof`;
      await writeBelow(into, file, Buffer.from(made));
      saying.line(audit.receiptWritten(file));
      return { exit: EXITS.done, json: { file, origin: one.origin } };
    }
    return refuse(saying, code, audit.refusals[code]);
  };
}

type Proved = { readonly entry: StoredEntry; readonly checkpoint: FoundCheckpoint | undefined };

async function findProved(
  rows: Rows,
  one: OneLog,
  { requestId, sources }: { readonly requestId: RequestId; readonly sources: Sources },
): Promise<Proved | undefined> {
  const upTo = newestOver(one, sources.named ?? [])?.size ?? one.head.size;
  const entry = await findEntry(rows, { ...one, head: { ...one.head, size: upTo } }, requestId);
  return entry && { entry, checkpoint: await checkpointFor(one, entry, sources) };
}

function refuse(saying: Saying, error: string, message: string): Done {
  saying.problem(message);
  return { exit: EXITS.failed, json: { error, message } };
}
