// Whose a row is: an address, as the directory has one. A name could be anybody's.
import { ok, refused } from '../outcome.js';
import type { Outcome } from '../outcome.js';

const ADDRESS = /^[^\s,;:@"<>]+@[^\s,;:@"<>]+\.[^\s,;:@"<>]+$/;

type NoOwner = { readonly code: 'OWNER_MISSING' | 'OWNER_NO_ADDRESS' };

export function ownerAddress(written: string): Outcome<string, NoOwner> {
  const address = written.trim();
  if (address === '') return refused({ code: 'OWNER_MISSING' });
  return ADDRESS.test(address) ? ok(address) : refused({ code: 'OWNER_NO_ADDRESS' });
}
