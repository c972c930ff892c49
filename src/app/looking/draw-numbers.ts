// Number matching: two digits for each approver, no two of a request alike.
import type { Random } from '../../ports/random.js';

const LEAST = 10;
const KINDS = 90;
/** The largest multiple of {@link KINDS} in a byte: above it a remainder would favour the low ones. */
const FAIR = 180;

/** `count` numbers from 10 to 99, none of them among `taken`; who has none has taken none. */
export function drawNumbers(
  random: Random,
  count: number,
  taken: readonly (number | undefined)[],
): number[] {
  const drawn: number[] = [];
  while (drawn.length < count) {
    const [byte = FAIR] = random.bytes(1);
    const number = LEAST + (byte % KINDS);
    if (byte < FAIR && !taken.includes(number) && !drawn.includes(number)) drawn.push(number);
  }
  return drawn;
}
