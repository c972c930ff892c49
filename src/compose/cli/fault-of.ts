// How far something came is said also where it broke off: its fault is a value then.
import { Fault } from '../../ports/fault.js';

/** Throws whatever is no `Fault`. */
export async function faultOf(work: Promise<void>): Promise<Fault | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}
