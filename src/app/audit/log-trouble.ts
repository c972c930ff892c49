// What can be wrong with the log, and be told: one thing at a time, the worst first.

/** `memory-gone` is told once a start, beside whatever else is: it ends nothing. */
export type LogTold = LogTrouble | 'memory-gone';

/**
 * `emptied`: an anchor holds less than it did. `unkept`: nobody was ever to sign the log or to keep it. The others as they are named where
 * they are told.
 */
export type LogTrouble = 'rolled-back' | 'emptied' | 'unanchored' | 'anchored-again' | 'unkept';

export function troubleOf(is: {
  readonly isRolledBack: boolean;
  readonly isEmptied: boolean;
  readonly isOut: boolean;
}): LogTrouble {
  if (is.isRolledBack) return 'rolled-back';
  if (is.isEmptied) return 'emptied';
  return is.isOut ? 'unanchored' : 'anchored-again';
}
