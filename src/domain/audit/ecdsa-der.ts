// An ECDSA signature on P-256 as Key Vault gives it, r and s side by side (RFC 7518 §3.4), in the form that notes have: ASN.1 DER
// (RFC 3279 §2.2.3).

const HALF_BYTES = 32;
const INTEGER = 0x02;
const SEQUENCE = 0x30;
const SIGN_BIT = 0x80;

/** Undefined where these are not 64 bytes. */
export function derSignature(raw: Uint8Array): Uint8Array | undefined {
  if (raw.length !== 2 * HALF_BYTES) return undefined;
  const both = Buffer.concat([
    integer(raw.subarray(0, HALF_BYTES)),
    integer(raw.subarray(HALF_BYTES)),
  ]);
  return Buffer.concat([Buffer.of(SEQUENCE, both.length), both]);
}

/** The shortest form; one that would look negative has a zero before it. */
function integer(bytes: Uint8Array): Buffer {
  // Of zeros alone: from -1, which is the last of them.
  const first = bytes.findIndex((byte) => byte !== 0);
  const short = Buffer.from(bytes.subarray(first));
  const isNegative = ((short[0] ?? 0) & SIGN_BIT) !== 0;
  const content = isNegative ? Buffer.concat([Buffer.of(0), short]) : short;
  return Buffer.concat([Buffer.of(INTEGER, content.length), content]);
}
