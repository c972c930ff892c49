// Whatever happens to one row happens to no other.
import type { Log } from '../../ports/log.js';
import type { OutboxRow } from './leases.js';
import { aboutOf } from './queues.js';

/** False where it failed in a way that nobody foresaw. */
export async function guarded(
  log: Log,
  row: OutboxRow,
  deed: () => Promise<void>,
): Promise<boolean> {
  return log.within(aboutOf(row), async () => {
    try {
      await deed();
      return true;
    } catch (error) {
      log.error('outbox.row-failed', error);
      return false;
    }
  });
}
