// Who looks after the log of a bridge: there before the use cases, which ask it, and telling operators by way of them.
import type { Log } from '../../ports/log.js';
import type { Deps } from '../deps.js';
import type { Checkpointing } from './checkpointing.js';
import { ChatAnchor } from './chat-anchor.js';
import { LogKeeper } from './log-keeper.js';
import { tellLogTrouble } from './tell-log-trouble.js';

type Parts = Pick<Deps, 'store' | 'tenantId' | 'clock' | 'policy'> & {
  readonly checkpointing?: Checkpointing;
  readonly log: Log;
};

/** Undefined where nobody does. `running`: undefined until the use cases are there. */
export function openLogKeeper(
  parts: Parts,
  running: () => Pick<Deps, 'transact' | 'random'> | undefined,
): LogKeeper | undefined {
  const { checkpointing } = parts;
  if (checkpointing === undefined) return undefined;
  return new LogKeeper({
    ...parts,
    ...checkpointing,
    writeOnly: [...(checkpointing.writeOnly ?? []), new ChatAnchor(parts)],
    tell: async (trouble) => {
      const deps = running();
      if (deps !== undefined) await tellLogTrouble(deps, trouble);
    },
  });
}
