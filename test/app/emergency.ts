// An emergency in tests: Alex is the one who may release without approval, and does.
import type { RequestId } from '../../src/domain/ids.js';
import type { BreakGlassRules } from '../../src/domain/policy/break-glass.js';
import { fine, PEOPLE } from './trial.js';
import type { Trial } from './trial.js';

/** The policy's section: Alex, so often a day. */
export function glassOf(uses: number): BreakGlassRules {
  return { people: [PEOPLE.alex], groups: [], quota: { uses, perHours: 24 } };
}

/** Alex asks for a code for Alice, and releases it without approval. */
export async function brokenGlass(trial: Trial): Promise<RequestId> {
  const requestId = await trial.requestBy('alex');
  const act = { kind: 'break-glass', reason: 'ward 3 is locked out' } as const;
  fine(await trial.bridge.actOnRequest(trial.as('alex'), requestId, act));
  return requestId;
}
