import type { Signed } from '../../src/domain/audit/log-trust.js';
import { AnchorUnavailable } from '../../src/ports/fault.js';
import type { LogMemory } from '../../src/ports/log-memory.js';

/** What a file would remember from one start to the next. */
export class FakeLogMemory implements LogMemory {
  anchored: Signed | undefined;
  isBroken = false;

  async read(): Promise<Signed | undefined> {
    if (this.isBroken) throw new AnchorUnavailable('log.json cannot be read');
    return Promise.resolve(this.anchored);
  }

  async write(anchored: Signed): Promise<void> {
    this.anchored = anchored;
    return Promise.resolve();
  }
}
