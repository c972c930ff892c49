// What was anchored, remembered outside of the store and of the anchors: so that an anchor which was emptied while nothing ran is not
// taken for a new one, nor a store that was rolled back with it for the present one.
import type { Signed } from '../domain/audit/log-trust.js';

/** Both methods throw `AnchorUnavailable` where it cannot be read or written: nothing is known then, and nothing taken for certain. */
export interface LogMemory {
  /** Undefined: nothing was ever anchored. */
  read(): Promise<Signed | undefined>;
  write(anchored: Signed): Promise<void>;
}
