// What the bridge does for itself: every hour what is over is swept, and a backup's key goes when its time is over.
import type { Log } from '../../ports/log.js';
import { ERASE_PERSON, FORGET_BACKUP, LOOK_AT_CHATS, SWEEP } from '../commit/rows/tenant-items.js';
import type { Deps } from '../deps.js';
import { delivery } from '../outbox/delivery.js';
import type { Delivery } from '../outbox/delivery.js';
import { goOnErasing } from './erase-person.js';
import { forgetBackup } from './forget-backup.js';
import { forgetOld } from './forget-old.js';
import { lookAtChats } from './look-at-chats.js';
import { sweepHeld } from './sweep-held.js';
import { sweepOperations } from './sweep-operations.js';
import { sweepTallies } from './sweep-tallies.js';

const SWEEP_EVERY_SECONDS = 3600;

export function tenantDeliveries(
  deps: Deps & { readonly log: Log; readonly lookAfterOwners: () => Promise<void> },
): readonly Delivery[] {
  const sweep = async (): Promise<void> => {
    await sweepOperations(deps);
    await sweepTallies(deps);
    await sweepHeld(deps);
    await forgetOld(deps);
    // Last: they ask the directory, which may not answer.
    await lookAtChats(deps, { urgent: false });
    await deps.lookAfterOwners();
  };
  return [
    delivery(SWEEP, { deliver: sweep, againAfterSeconds: SWEEP_EVERY_SECONDS }),
    delivery(LOOK_AT_CHATS, { deliver: async (how) => lookAtChats(deps, how) }),
    delivery(ERASE_PERSON, { deliver: async (item) => goOnErasing(deps, item) }),
    delivery(FORGET_BACKUP, { deliver: async (item) => forgetBackup(deps, item) }),
  ];
}
