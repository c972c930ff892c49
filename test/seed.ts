// Where chance begins: always the same in an ordinary run, so that it is green or red for everybody alike; somewhere else
// in each heavy run, which says on failing how it is had again.
import { relative } from 'node:path';
import { expect } from '@jest/globals';
import { isOn } from '../scripts/environment.mjs';

const USUAL = 20_261_124;
const ROOT = process.cwd();

/** A whole number of 31 bits. */
export function chooseSeed(environment: NodeJS.ProcessEnv, anySeed: () => number): number {
  const said = environment['SEED']?.trim() ?? '';
  if (said === '') return isOn(environment, 'HEAVY') ? anySeed() : USUAL;
  const seed = Number(said);
  if (!Number.isInteger(seed) || Math.abs(seed) >= 2 ** 31) {
    throw new Error(`SEED=${said} is not understood: it is a whole number, as a failure prints it`);
  }
  return seed;
}

// The only chance that nobody chose: every other test throws from SEED.
export const SEED = chooseSeed(process.env, () => Date.now() % 2 ** 31);

/** The command that has this test thrown the same way again. */
export function commandAgain(seed: number = SEED): string {
  const path = relative(ROOT, expect.getState().testPath ?? '').replaceAll('\\', '/');
  return `SEED=${seed}${isOn(process.env, 'HEAVY') ? ' HEAVY=1' : ''} npm test -- ${path}`;
}
