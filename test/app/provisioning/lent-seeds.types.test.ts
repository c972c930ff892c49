// What the compiler refuses of a use case that would show something of a seed by itself: there is no seed for it but inside of the
// skeleton that decides, and looks once more before it hands out.
import { expect, test } from '@jest/globals';
import type { LendSeed } from '../../../src/app/looking/lend-seed.js';
import type { ProvisioningNeeds, RoomNeeds } from '../../../src/app/provisioning/needs.js';

/** As one that forgets the second look would be. */
const showByItself = ({ lend }: { readonly lend: LendSeed }): LendSeed => lend;

test('a third disclosure without a request gets no seed but from the skeleton', () => {
  // @ts-expect-error no use case is lent a seed
  const third = (deps: ProvisioningNeeds): LendSeed => showByItself(deps);
  const room = (deps: RoomNeeds): LendSeed => showByItself(deps);
  expect([third, room]).toHaveLength(2);
});
