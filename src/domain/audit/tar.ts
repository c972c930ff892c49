// Files one after another as one: POSIX ustar (IEEE Std 1003.1, pax, "ustar Interchange Format"), which every system unpacks. Nothing of
// a file that is written is kept, however many there are.
import { InvariantBroken } from '../outcome.js';
import type { Instant } from '../ids.js';

const BLOCK = 512;
const NAME_BYTES = 100;

/** `path`: ASCII, with `/`, up to 100 bytes. `at`: when it was made. */
export function tarFile(path: string, bytes: Uint8Array, at: Instant): Uint8Array {
  const name = Buffer.from(path);
  if (name.length > NAME_BYTES) throw new InvariantBroken('a name of an archive is too long');
  const blocks = Math.ceil(bytes.length / BLOCK);
  const file = Buffer.alloc(BLOCK * (1 + blocks));
  const put = (offset: number, text: string): void => {
    file.write(text, offset);
  };
  const octal = (number: number, digits: number): string =>
    `${number.toString(8).padStart(digits, '0')}\0`;
  file.set(name, 0);
  put(100, octal(0o644, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(bytes.length, 11));
  put(136, octal(Math.floor(at / 1000), 11));
  // The sum is made with blanks in its own place.
  put(148, ' '.repeat(8));
  put(156, '0');
  put(257, 'ustar\0');
  put(263, '00');
  const sum = file.subarray(0, BLOCK).reduce((all, one) => all + one, 0);
  put(148, `${octal(sum, 6)} `);
  file.set(bytes, BLOCK);
  return file;
}

/** Behind the last file. */
export const TAR_END: Uint8Array = Buffer.alloc(2 * BLOCK);
