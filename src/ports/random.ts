/** Cryptographic randomness. */
export interface Random {
  /** `length` random bytes. */
  bytes(length: number): Uint8Array;
  /** An opaque id of 128 random bits in `[0-9a-z]`. */
  id(): string;
}
