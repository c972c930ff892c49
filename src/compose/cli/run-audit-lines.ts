// `otp-bridge audit export --csv FILE` and `--ocsf FILE`: the logs for people's sheets and for the SOC, with the names and texts that whoever
// reads them may see. A file that is not whole is none: it is taken away.
import { errorCode } from '../../adapters/local/error-code.js';
import { exportEntries } from '../../app/audit/export-entries.js';
import type { EntryFormat } from '../../app/audit/export-entries.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { audit } from '../../text/cli/audit.js';
import { EXITS } from '../../text/cli/frame.js';
import { lookBack } from '../../text/en/look-back.js';
import type { Ground } from './ground.js';
import { makeGrowingFile } from './growing-file.js';
import type { GrowingFile } from './growing-file.js';
import type { PeopleWork } from './run-for-people.js';

export type LineFile = { readonly format: EntryFormat; readonly path: string };
type Open = { readonly format: EntryFormat; readonly file: GrowingFile };

export function linesTo(files: readonly LineFile[]): PeopleWork {
  return async ({ ground, saying }) => {
    const opened: Open[] = [];
    for (const { format, path } of files) {
      const file = await makeGrowingFile(path);
      if (typeof file === 'string') {
        await discard(opened);
        return refuse(saying, file === 'exists' ? 'FILE_EXISTS' : 'FILE_UNWRITABLE', path);
      }
      opened.push({ format, file });
    }
    try {
      return await writeLines(ground, opened, saying);
    } catch (error) {
      await discard(opened);
      if (errorCode(error) === undefined) throw error;
      return refuse(saying, 'FILE_UNWRITABLE', opened.map(({ file }) => file.path).join(', '));
    }
  };
}

async function writeLines(
  { running: { deps } }: Ground,
  opened: readonly Open[],
  saying: Saying,
): Promise<Done> {
  const { entries, unread, namesMissing } = await exportEntries(deps, {
    into: opened.map(({ format, file }) => ({ format, write: file.append })),
    wordsOf: lookBack.action,
    progress: (done, of) => {
      saying.progress(audit.reading, { done, of });
    },
  });
  for (const { file } of opened) await file.finish();
  for (const { file } of opened) saying.line(audit.exported(file.path, entries));
  if (namesMissing) saying.problem(audit.namesMissing);
  if (unread > 0) saying.problem(audit.unreadEntries(unread));
  const written = opened.map(({ format, file }) => ({ format, file: file.path }));
  const exit = unread > 0 ? EXITS.failed : EXITS.done;
  return { exit, json: { files: written, entries, unread, namesMissing } };
}

async function discard(opened: readonly Open[]): Promise<void> {
  for (const { file } of opened) await file.discard();
}

function refuse(saying: Saying, error: 'FILE_EXISTS' | 'FILE_UNWRITABLE', path: string): Done {
  const message = audit.notWritten[error](path);
  saying.problem(message);
  return { exit: EXITS.failed, json: { error, message } };
}
