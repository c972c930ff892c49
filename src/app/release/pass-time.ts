// Time has passed for a request: what was waiting too long ends, a code that no longer works is put away.
import { z } from 'zod';
import type { RequestId } from '../../domain/ids.js';
import { refusalSchema } from '../commit/rows/request-row.js';
import type { Deps } from '../deps.js';
import { planEvent } from './run-event.js';

type Needs = Pick<Deps, 'transact' | 'safety'>;

/** `cause`: what makes this one passing of time different from another, so that each is done once. */
export type PassTime = (requestId: RequestId, cause: string) => Promise<void>;

export function passTime({ transact, safety }: Needs): PassTime {
  return async (requestId, cause) => {
    await transact({
      operation: ['bridge', 'time', requestId, cause],
      value: z.null(),
      refusal: refusalSchema,
      plan: async (moment) => {
        const event = { kind: 'time' } as const;
        return planEvent(moment, { requestId, event, actor: 'bridge', safety });
      },
    });
  };
}
