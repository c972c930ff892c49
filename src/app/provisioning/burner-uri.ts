import { writeKeyUri } from '../../domain/capture/write-key-uri.js';
import { encodeBase32 } from '../../domain/otp/base32.js';
import type { Seed } from '../../domain/otp/seed.js';
import type { Token } from '../../domain/tokens/token.js';

export function burnerUri({ accountName: account, issuer, parameters }: Token, seed: Seed): string {
  const secret = seed.use((bytes) => encodeBase32(bytes));
  return writeKeyUri({ issuer, account, parameters, secret });
}
