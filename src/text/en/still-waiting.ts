// To whoever asked, while it waits: who still has to agree.
import type { PhaseOf, Told } from '../card-words.js';

/** `toAgree`: the line that begins with them, such as «One approver has». */
export function stillWaiting(phase: PhaseOf<'waiting'>, toAgree: (who: string) => string): Told {
  const missing = phase.needed - phase.approvedBy.length;
  const more = phase.approvedBy.length > 0 ? ' more' : '';
  const who = missing === 1 ? `One${more} approver has` : `${missing}${more} approvers have`;
  return {
    heading: 'Waiting for approval',
    lines: [
      toAgree(who),
      ...(phase.numbers === undefined
        ? []
        : ['Call them, and read to each the number that stands here for them.']),
    ],
  };
}
