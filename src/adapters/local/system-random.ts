import { randomBytes } from 'node:crypto';

import type { Random } from '../../ports/random.js';

const ID_BYTES = 16;
// 128 bits at 5 bits a character.
const ID_CHARACTERS = 26;

/** The operating system's randomness. Ids are 26 characters of `[0-9a-v]`. */
export const systemRandom: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
  id: () =>
    BigInt(`0x${randomBytes(ID_BYTES).toString('hex')}`)
      .toString(32)
      .padStart(ID_CHARACTERS, '0'),
};
