// A code on its way out: the seed is lent for this one computation.
import type { ReadId, Step } from '../../domain/ids.js';
import { computeCode } from '../../domain/otp/code.js';
import type { Code } from '../../domain/otp/code.js';
import type { Token } from '../../domain/tokens/token.js';
import type { LendSeed } from './lend-seed.js';

export type ReadCode = (token: Token, step: Step, read: ReadId) => Promise<Code>;

/** Throws what {@link LendSeed} throws. */
export function readCode(lend: LendSeed): ReadCode {
  return async (token, step, read) =>
    lend(token, read, (seed) => computeCode({ seed, step, parameters: token.parameters }));
}
