// From when on the code is wanted: by the clocks of the zone last seen from whoever asks, and as far ahead as the policy
// allows. What may mean two moments is asked back, never guessed.
import type { Instant, PersonId } from '../../domain/ids.js';
import { plusSeconds } from '../../domain/ids.js';
import { resolveTime } from '../../domain/time/resolve-time.js';
import type { AskForCode, AskRefusal } from './answers.js';
import type { Deps } from '../deps.js';
import { readZone } from '../looking/read-zone.js';

type Needs = Pick<Deps, 'tenantId' | 'store' | 'clock' | 'policy'>;

/** No moment: at once. Several: which one has to be asked. */
export type When = { readonly moments: readonly Instant[] };

/** A request must be approved before its time: less than that leaves nobody a chance. */
const LEAST_SECONDS = 60;

export async function resolveWhen(
  deps: Needs,
  asker: PersonId,
  { when }: Pick<AskForCode, 'when'>,
): Promise<When | AskRefusal> {
  if (when === undefined || when.kind === 'at-once') return { moments: [] };
  const now = deps.clock.now();
  if (when.kind === 'moments') {
    const ahead = when.moments.filter((at) => at > now);
    const [first] = when.moments;
    const passed = ahead.length === 0 && first !== undefined;
    return passed ? { code: 'TIME_PASSED', at: first } : withinReach(deps, now, ahead);
  }
  const resolved = resolveTime(when, { now, zone: await readZone(deps, asker) });
  return 'code' in resolved ? resolved : withinReach(deps, now, resolved.moments);
}

function withinReach(
  { policy }: Needs,
  now: Instant,
  moments: readonly Instant[],
): When | AskRefusal {
  const hoursAtMost = policy().scheduledHoursAtMost;
  const least = plusSeconds(now, LEAST_SECONDS);
  const most = plusSeconds(now, hoursAtMost * 3600);
  const possible = moments.filter((at) => at >= least && at <= most);
  const [first] = moments;
  if (possible.length > 0 || first === undefined) return { moments: possible };
  return first < least
    ? { code: 'TIME_TOO_SOON', at: first }
    : { code: 'TIME_TOO_FAR', at: first, hoursAtMost };
}
