// When the log of the audit is looked after: at the start, every minute, and within a second of each disclosure. One look after the
// other, and none in the way of a press.
import type { LogKeeper } from '../app/audit/log-keeper.js';

const LOOK_EVERY_MS = 60_000;
/** Enough for the commit that is under way. */
const HURRY_MS = 1_000;

/** Ends with the look that is under way. */
export function watchLog(keeper: LogKeeper | undefined): () => Promise<void> {
  if (keeper === undefined) return async () => undefined;
  let looking = keeper.look();
  let soon: NodeJS.Timeout | undefined;
  const look = (): void => {
    clearTimeout(soon);
    soon = undefined;
    looking = looking.then(async () => keeper.look());
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  keeper.onHurry = (): void => {
    soon ??= setTimeout(look, HURRY_MS);
  };
  return async () => {
    clearInterval(timer);
    clearTimeout(soon);
    await looking;
    await keeper.lookLast();
  };
}
