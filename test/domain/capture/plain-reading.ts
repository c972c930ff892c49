import type { ScanReading } from '../../../src/domain/capture/scan-reading.js';

/** Everything of a reading, the secret in the clear: for comparing. */
export function plain(reading: ScanReading): unknown {
  if (reading.kind === 'seed') return { ...reading.offer, secret: reading.offer.secret.reveal() };
  if (reading.kind === 'secret') return reading.secret.reveal();
  return reading;
}
