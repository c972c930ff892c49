// Time has passed for a request: what was waiting too long ends, a code that no longer works is put away.
import type { RequestId } from '../../domain/ids.js';
import type { Deps } from '../deps.js';
import { eventOutcomeSchema, planEvent } from './plan-event.js';
import { roleLookup } from '../looking/role-lookup.js';

type Needs = Pick<Deps, 'directory' | 'clock' | 'policy' | 'transact' | 'brakes'>;

/** `cause`: what makes this one passing of time different from another, so that each is done once. */
export type PassTime = (requestId: RequestId, cause: string) => Promise<void>;

export function passTime(deps: Needs): PassTime {
  return async (requestId, cause) => {
    await deps.transact({
      operation: ['bridge', 'time', requestId, cause],
      outcome: eventOutcomeSchema,
      plan: async (reading) => {
        const policy = deps.policy();
        return planEvent(reading, {
          requestId,
          event: { kind: 'time' },
          actor: 'bridge',
          policy,
          clock: deps.clock,
          roles: roleLookup(deps.directory, policy),
          brakes: deps.brakes,
        });
      },
    });
  };
}
