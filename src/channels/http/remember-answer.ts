// Anybody on the internet may ask whether we are ready: the store is looked at once for all who ask, every two seconds at most.
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';

const REMEMBERED_MS = 2_000;

type Needs = { readonly clock: Clock; readonly log: Pick<Log, 'error'> };

/** What `look` said, for two seconds; one look at a time. A look that throws is a no, and the log has why. */
export function rememberAnswer(
  look: () => Promise<boolean>,
  { clock, log }: Needs,
): () => Promise<boolean> {
  let looking: Promise<boolean> | undefined;
  let last: { readonly answer: boolean; readonly at: number } | undefined;
  const lookNow = async (): Promise<boolean> => {
    const answer = await look().catch((error: unknown) => {
      log.error('readiness.failed', error);
      return false;
    });
    last = { answer, at: clock.now() };
    looking = undefined;
    return answer;
  };
  return async () => {
    // Also where the clock was set back.
    const isFresh = last !== undefined && Math.abs(clock.now() - last.at) < REMEMBERED_MS;
    if (last !== undefined && isFresh) return last.answer;
    looking ??= lookNow();
    return looking;
  };
}
