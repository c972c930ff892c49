// A property that fails tells its smallest input, and the command that finds it again.
import { expect, test } from '@jest/globals';
import { fc } from './properties.js';
import { chooseSeed, SEED } from './seed.js';

const never = (): number => {
  throw new Error('an ordinary run is never left to chance');
};

test('a failing property says how it is run again', async () => {
  const again = `This again: SEED=${SEED} `;
  const below100 = fc.property(fc.nat(), (number) => number < 100);
  expect(() => {
    fc.assert(below100);
  }).toThrow(
    /Counterexample: \[100\][^]*This again: SEED=\d+ .*npm test -- test\/properties\.test/,
  );
  expect(() => {
    fc.assert(below100);
  }).toThrow(again);
  const never = fc.asyncProperty(fc.nat(), async () => false);
  await expect(fc.assert(never, { seed: -7 })).rejects.toThrow('This again: SEED=-7 ');
});

test('an ordinary run begins where every ordinary run does', () => {
  expect(chooseSeed({}, never)).toBe(chooseSeed({ HEAVY: '0' }, never));
});

test('a heavy run begins anywhere, unless told where', () => {
  expect(chooseSeed({ HEAVY: '1' }, () => 7)).toBe(7);
  expect(chooseSeed({ HEAVY: '1', SEED: '-3 ' }, never)).toBe(-3);
  expect(chooseSeed({ SEED: '3' }, never)).toBe(3);
});

test.each(['x', '1.5', '3000000000'])('a seed that is none is an error: %s', (said) => {
  expect(() => chooseSeed({ SEED: said }, never)).toThrow(`SEED=${said} is not understood`);
});
