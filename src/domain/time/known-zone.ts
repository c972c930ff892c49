// Which time zones there are: those that this machine's Intl knows by name.
import { kept } from './kept.js';

/** The zone by its usual name, or undefined. An offset such as `+05:00` is a zone to some versions of Node alone. */
export function knownZone(zone: string | undefined): string | undefined {
  if (zone === undefined || !/^[A-Za-z]/.test(zone)) return undefined;
  return usualName(zone);
}

const usualName = kept((zone): string | undefined => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
});
