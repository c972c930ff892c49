// `otp-bridge audit export` and `audit receipt`: what is taken out of the store, for those who may read it.
import { join } from 'node:path';
import { exportLog } from '../../app/audit/export-log.js';
import { makeReceipt } from '../../app/audit/make-receipt.js';
import { readEntries, readLogs } from '../../app/audit/read-log.js';
import type { OneLog } from '../../app/audit/read-log.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { writeVerifierKey } from '../../domain/audit/note-key.js';
import { parseRequestId } from '../../domain/ids.js';
import type { Signer } from '../../ports/signer.js';
import { audit } from '../../text/cli/audit.js';
import { EXITS } from '../../text/cli/frame.js';
import { findCheckpoint, folderOf, isEmptyFolder, KEY_FILE, readNotes } from '../log-files.js';
import { writeBelow } from '../log-files.js';
import type { Ground } from './ground.js';
import { runForPeople } from './run-for-people.js';
import type { PeopleWork } from './run-for-people.js';
import type { Ran, Runner } from './runners.js';

export const runAuditExport: Runner = async (ran) =>
  runForPeople(ran, 'audit export', exportTo(ran.given.arguments['DIR'] ?? '', fileOf(ran)));

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

type Sources = { readonly notes: readonly string[]; readonly signer: Signer | undefined };

async function sourcesOf({ signer }: Ground, file: string | undefined): Promise<Sources> {
  return { notes: file === undefined ? [] : await readNotes(file), signer: await signer?.() };
}

export function exportTo(folder: string, checkpoints: string | undefined): PeopleWork {
  return async ({ ground, saying }) => {
    if (!(await isEmptyFolder(folder))) return refuse(saying, 'FOLDER_NOT_EMPTY', audit.notEmpty);
    const sources = await sourcesOf(ground, checkpoints);
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
  const checkpoint = await findCheckpoint(one, sources);
  const size = checkpoint?.size ?? one.head.size;
  const write = async (path: string, bytes: Uint8Array): Promise<void> =>
    writeBelow(own, path, bytes);
  const progress = (done: number): void => {
    saying.progress(audit.reading, { done, of: size });
  };
  const entries = await exportLog({ entries: readEntries(deps, one), size, write, progress });
  if (checkpoint !== undefined) await write('checkpoint', Buffer.from(checkpoint.note));
  else saying.problem(audit.unsigned(own));
  const key = await sources.signer?.verifierKey(one.origin);
  if (key !== undefined) await write(KEY_FILE, Buffer.from(`${writeVerifierKey(key)}\n`));
  saying.line(audit.exported(own, entries));
  return { folder: own, origin: one.origin, entries, signed: checkpoint !== undefined };
}

type Into = { readonly checkpoints: string | undefined; readonly into: string };

export function receiptOf(typed: string, { checkpoints, into }: Into): PeopleWork {
  return async ({ ground, saying }) => {
    const requestId = parseRequestId(typed);
    const { deps } = ground.running;
    const sources = await sourcesOf(ground, checkpoints);
    let code: 'REQUEST_NOT_IN_LOG' | 'NO_CHECKPOINT' = 'REQUEST_NOT_IN_LOG';
    for (const one of await readLogs(deps)) {
      if (one.log !== 'audit' || requestId === undefined) continue;
      const found = await findCheckpoint(one, sources);
      if (found === undefined) {
        code = 'NO_CHECKPOINT';
        continue;
      }
      const made = await makeReceipt(deps, one, {
        requestId,
        size: found.size,
        checkpoint: found.note,
      });
      if (!made.ok) continue;
      const file = `${requestId}.tlog-proof`;
      await writeBelow(into, file, Buffer.from(made.value));
      saying.line(audit.receiptWritten(file));
      return { exit: EXITS.done, json: { file, origin: one.origin } };
    }
    return refuse(saying, code, audit.refusals[code]);
  };
}

function refuse(saying: Saying, error: string, message: string): Done {
  saying.problem(message);
  return { exit: EXITS.failed, json: { error, message } };
}
