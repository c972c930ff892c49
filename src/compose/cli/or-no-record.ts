// How a command ends that reads logs of others, where a file of them is not what it was said to be.
import { errorCode } from '../../adapters/local/error-code.js';
import type { Done, Saying } from '../../channels/cli/frame/terminal.js';
import { EXITS } from '../../text/cli/frame.js';
import { reconcile } from '../../text/cli/reconcile.js';
import { NoRecord } from './foreign-files.js';

export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

export function nothingThere(saying: Saying): Done {
  saying.problem(reconcile.empty);
  return { exit: EXITS.failed, json: { error: 'NO_RECORDS', message: reconcile.empty } };
}

/** A file that cannot be read, or has something else in it, holds nothing against anything. */
export async function orNoRecord(
  saying: Saying,
  log: keyof typeof reconcile.noRecord,
  work: () => Promise<Done>,
): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    const refuse = (code: string, message: string): Done => {
      saying.problem(message);
      return { exit: EXITS.failed, json: { error: code, message } };
    };
    if (error instanceof NoRecord) {
      return refuse('NOT_THAT_LOG', reconcile.noRecord[log](error.path, error.place));
    }
    if (errorCode(error) === undefined) throw error;
    return refuse('FILE_UNREADABLE', reconcile.noFile('A file that was named'));
  }
}
