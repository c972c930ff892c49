import type { Phase, PhaseKind } from '../../../domain/release/view.js';

const ENDED = ['denied', 'cancelled', 'expired', 'stopped'] as const satisfies readonly PhaseKind[];
type Ended = Extract<Phase, { readonly kind: (typeof ENDED)[number] }>;

/** Over for good: there is nothing left to press. */
export function isEnded(phase: Phase): phase is Ended {
  return ENDED.some((kind) => kind === phase.kind);
}
