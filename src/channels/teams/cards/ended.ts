import type { Phase, PhaseKind } from '../../../domain/release/view.js';

const ENDED = ['denied', 'cancelled', 'expired', 'stopped'] as const satisfies readonly PhaseKind[];
type Ended = Extract<Phase, { readonly kind: (typeof ENDED)[number] }>;

/** Over for good: there is nothing left to press. */
export function isEnded(phase: Phase): phase is Ended {
  return ENDED.some((kind) => kind === phase.kind);
}

/** The same, or what was asked for was given and is done with. */
export function hasEnded(phase: Phase): boolean {
  return isEnded(phase) || phase.kind === 'closed' || phase.kind === 'seed-closed';
}

/** A code may still be had, or something be said of one. */
export function isCodeGoing(
  phase: Phase,
): phase is Exclude<Phase, Ended | { readonly kind: 'seed-out' | 'seed-closed' }> {
  return !isEnded(phase) && phase.kind !== 'seed-out' && phase.kind !== 'seed-closed';
}

/** The whole seed may still be seen, or its burn be proved. */
export function isSeedGoing(
  phase: Phase,
): phase is Exclude<Phase, Ended | { readonly kind: 'code-out' | 'closed' }> {
  return !isEnded(phase) && phase.kind !== 'code-out' && phase.kind !== 'closed';
}
