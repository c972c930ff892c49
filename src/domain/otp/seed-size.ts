// How long a seed may be. In a file of its own, without node:crypto: the page says it before anything is sent.

/** Microsoft's own seeds have 80 bits, less than RFC 4226 R6 asks for; nothing shorter is taken. */
export const SEED_MIN_BYTES = 10;
export const SEED_MAX_BYTES = 128;
