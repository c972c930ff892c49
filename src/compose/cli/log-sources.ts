// From where a command takes signed checkpoints; an anchor or a key that does not answer is said, and done without.
import { sourcesFrom } from '../../app/audit/sources.js';
import type { Sources } from '../../app/audit/sources.js';
import type { Saying } from '../../channels/cli/frame/terminal.js';
import { defined } from '../../domain/defined.js';
import { Fault } from '../../ports/fault.js';
import { audit } from '../../text/cli/audit.js';
import { readNotes } from '../log-files.js';
import { quiet } from './ground.js';
import type { Ground } from './ground.js';

/** `file`: of checkpoints, where one was named. */
export async function sourcesOf(
  ground: Ground,
  file: string | undefined,
  saying: Saying,
): Promise<Sources> {
  const named = file === undefined ? undefined : await readNotes(file);
  const checkpointing = await ground.checkpointing?.();
  return sourcesFrom({ ...ground.running.deps, log: quiet }, checkpointing, {
    ...defined({ named }),
    orElse: async (work, otherwise) => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
        saying.problem(audit.without(error.message));
        return otherwise;
      }
    },
  });
}
