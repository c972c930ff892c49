// Many changes as commits of a size that every store takes.
import { inParts } from '../../domain/in-parts.js';
import type { Change } from '../../ports/store.js';

/** With values of the largest size they are still one commit. */
const BATCH = 40;

export function inBatches(changes: readonly Change[]): readonly (readonly Change[])[] {
  return inParts(changes, BATCH);
}
