// By what tokens are looked for.
import type { Stage } from '../../domain/tokens/token.js';

/** `text`: whose, or a serial number or a part of one; any where empty. No stage: any. */
export type TokenQuery = {
  readonly text: string;
  readonly stages: readonly Stage[];
  /** Those that have ended, too. */
  readonly ended: boolean;
};
