// Many changes as commits of a size that every store takes.
import type { Change } from '../../ports/store.js';

/** With values of the largest size they are still one commit. */
const BATCH = 40;

export function inBatches(changes: readonly Change[]): readonly (readonly Change[])[] {
  const count = Math.ceil(changes.length / BATCH);
  return Array.from({ length: count }, (_none, at) => changes.slice(at * BATCH, (at + 1) * BATCH));
}
