// Where the organisation watches over all of its systems, and takes entries of our audit.
import type { SiemRow } from '../domain/audit/siem-row.js';

export interface Siem {
  readonly name: string;
  /**
   * All of them, or it throws: then some may have been taken, and all of them come again. Throws `SiemUnavailable` where it may be
   * tried again, `SiemForbidden` where somebody must grant or mend something, `SiemTooMuch` where the rows are more than it takes at once.
   */
  send(rows: readonly SiemRow[]): Promise<void>;
}
