// What tells one reservation from another, and what the audit says of it: a code has its step, the whole seed its minute.
import type { Step } from '../ids.js';
import type { ReleaseFact } from './fact.js';
import type { Disclosed, Reservation } from './request.js';

/** Two things that were set aside under one request never have the same. */
export function markOf(reserved: Reservation): number {
  return 'step' in reserved ? reserved.step : reserved.worksFrom;
}

type Facts = {
  readonly intended: () => ReleaseFact;
  readonly resumed: () => ReleaseFact;
  readonly handedOut: () => ReleaseFact;
  /** Absent where it is given once and never again. */
  readonly shownAgain?: (shows: number) => ReleaseFact;
  readonly failed: (cause: string) => ReleaseFact;
};

export function factsOf(reserved: Reservation): Facts {
  if ('step' in reserved) return ofCode(reserved.step);
  return reserved.intoFile === true ? OF_FILE : ofSeed(reserved);
}

function ofCode(step: Step): Facts {
  return {
    intended: () => ({ action: 'release.intended', step }),
    resumed: () => ({ action: 'release.resumed', step }),
    handedOut: () => ({ action: 'release.handed-out', step }),
    shownAgain: (shows) => ({ action: 'release.shown-again', step, shows }),
    failed: (cause) => ({ action: 'release.failed', step, cause }),
  };
}

function ofSeed({ worksUntil: until }: Reservation): Facts {
  return {
    intended: () => ({ action: 'seed-qr.intended' }),
    resumed: () => ({ action: 'seed-qr.resumed' }),
    handedOut: () => ({ action: 'seed-qr.handed-out', until }),
    shownAgain: (shows) => ({ action: 'seed-qr.shown-again', shows }),
    failed: (cause) => ({ action: 'seed-qr.failed', cause }),
  };
}

const OF_FILE: Facts = {
  intended: () => ({ action: 'seed-export.intended' }),
  resumed: () => ({ action: 'seed-export.resumed' }),
  handedOut: () => ({ action: 'seed-export.handed-out' }),
  failed: (cause) => ({ action: 'seed-export.failed', cause }),
};

/** The code among what was given, where it is one. */
export function asCode(
  given: Disclosed | undefined,
): Extract<Disclosed, { step: Step }> | undefined {
  return given !== undefined && 'step' in given ? given : undefined;
}

/** The seed among what was given, where it is that. */
export function asSeed(
  given: Disclosed | undefined,
): Extract<Disclosed, { wholeSeed: true }> | undefined {
  return given !== undefined && 'wholeSeed' in given ? given : undefined;
}
