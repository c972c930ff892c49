// A partition that is asked for more than it takes says so, and has done nothing of it: what was asked is asked again, a little later
// each time. https://learn.microsoft.com/azure/storage/tables/scalability-targets
import { setTimeout as pause } from 'node:timers/promises';
import { azureErrorOf } from './azure-error.js';
import { isBusyCode, StoreBusy } from './store-fault.js';

/** Milliseconds, between half of it and all. */
const PAUSES = [100, 200, 400, 800, 1600];
/** What was refused together comes again at so many moments. */
const SPREAD = 7;

export class Admission {
  #refused = 0;

  /** What `call` answers, or throws; `StoreBusy` where the last one is still refused. Ends early with the signal. */
  async untilAdmitted<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (const longest of PAUSES) {
      try {
        return await call();
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
      this.#refused += 1;
      const share = 0.5 + (0.5 * (this.#refused % SPREAD)) / SPREAD;
      await pause(longest * share, undefined, { signal });
    }
    return call();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof StoreBusy || azureErrorOf(error).codes.some(isBusyCode);
}
