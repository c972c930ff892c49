// Each kind of disclosure at the stations of its life: a code, the whole seed once more as a QR code for the burner, or in a file.
import type {
  Disclosure,
  Life,
  Request,
  Reservation,
  SeedGiven,
  SeedReservation,
} from '../../../src/domain/release/request.js';
import { aRequest, at, RESERVED, STEP, T0 } from './given.js';

/** The minute that is set aside at {@link T0} for the QR code. */
const QR_RESERVED: SeedReservation = {
  wholeSeed: true,
  worksFrom: T0,
  worksUntil: at(60),
  reservedAt: T0,
};

export const RESERVED_FOR: Readonly<Record<Disclosure, Reservation>> = {
  release: RESERVED,
  'seed-qr': QR_RESERVED,
  'seed-export': { ...QR_RESERVED, intoFile: true },
};

/** By what the answer names what was set aside: a code by its step, the seed by its minute. */
export const MARK_FOR: Readonly<Record<Disclosure, number>> = {
  release: STEP,
  'seed-qr': T0,
  'seed-export': T0,
};

/** Shown as a QR code, unless something else is said. */
export function aSeed(change: Partial<SeedGiven> = {}): SeedGiven {
  return { ...QR_RESERVED, handedOutAt: T0, shows: 1, ...change };
}

export function aFile(change: Partial<SeedGiven> = {}): SeedGiven {
  return aSeed({ intoFile: true, ...change });
}

export function aRequestFor(disclosure: Disclosure, life?: Life): Request {
  return aRequest({ ask: { disclosure }, ...(life === undefined ? {} : { life }) });
}
