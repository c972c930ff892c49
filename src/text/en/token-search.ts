// What is said of the tokens that were looked for, and the words by which they are.
import type { Stage } from '../../domain/tokens/token.js';

const stages: Readonly<Record<Stage, readonly string[]>> = {
  capturing: ['being captured'],
  captured: ['captured'],
  enrolled: ['enrolled'],
  burned: ['burned', 'burnt'],
  shipped: ['shipped', 'in the mail', 'mail', 'posted'],
  delivered: ['delivered', 'arrived'],
  lost: ['lost'],
  cancelled: ['cancelled', 'canceled'],
  replaced: ['replaced'],
  compromised: ['compromised', 'stopped'],
};

export const tokenSearch = {
  heading: 'Tokens found',
  none: 'No token under way fits that.',
  /** What to do where nothing was found. */
  otherwise: 'Type /tokens and a name, a serial number or a stage such as: in the mail.',
  andEnded: (count: number): string =>
    count === 1
      ? 'One that has ended fits, too: type the same with the word all.'
      : `${count} that have ended fit, too: type the same with the word all.`,
  notAll: 'There are more tokens than I look through at once: type a name.',
  /** Words that ask for what has ended, too. */
  ended: ['all', 'ended'],
  stages,
};
