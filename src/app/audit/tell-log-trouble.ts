// What comes to be wrong with the log, and right again, is put on record and told to who runs the bot and who watches over it.
import { DONE } from '../../domain/outcome.js';
import { SPREAD } from '../commit/rows/alarm-items.js';
import type { LogAlarm } from '../commit/rows/alarm-items.js';
import type { Deps } from '../deps.js';
import type { LogTold } from './log-trouble.js';
import { z } from 'zod';

/** Throws the store's faults. */
export async function tellLogTrouble(
  { transact, random }: Pick<Deps, 'transact' | 'random'>,
  trouble: LogTold,
): Promise<void> {
  await transact({
    // What is so from the beginning is told once a day, however many instances start.
    operation: ['bridge', 'log-trouble', trouble, ...(trouble === 'unkept' ? [] : [random.id()])],
    value: z.null(),
    plan: async ({ now }) => {
      const alarm: LogAlarm = { topic: `log-${trouble}`, at: now };
      return {
        audit: [{ actor: 'bridge', fact: { action: `log.${trouble}` } }],
        outbox: [SPREAD.draft(now, { alarm })],
        outcome: DONE,
      };
    },
  });
}
