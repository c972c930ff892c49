/** RFC 6238 appendix B: 8 digits, X = 30; the ASCII digits repeated to the hash's length (20, 32, 64 bytes). */
export const RFC6238 = [
  { seconds: 59, 'SHA-1': '94287082', 'SHA-256': '46119246', 'SHA-512': '90693936' },
  { seconds: 1111111109, 'SHA-1': '07081804', 'SHA-256': '68084774', 'SHA-512': '25091201' },
  { seconds: 1111111111, 'SHA-1': '14050471', 'SHA-256': '67062674', 'SHA-512': '99943326' },
  { seconds: 1234567890, 'SHA-1': '89005924', 'SHA-256': '91819424', 'SHA-512': '93441116' },
  { seconds: 2000000000, 'SHA-1': '69279037', 'SHA-256': '90698825', 'SHA-512': '38618901' },
  { seconds: 20000000000, 'SHA-1': '65353130', 'SHA-256': '77737706', 'SHA-512': '47863826' },
] as const;

export const RFC6238_KEY_BYTES = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-512': 64 } as const;

/** RFC 4226 appendix D: the same ASCII key of 20 bytes, counters 0 to 9, 6 digits. */
export const RFC4226 = [
  '755224',
  '287082',
  '359152',
  '969429',
  '338314',
  '254676',
  '287922',
  '162583',
  '399871',
  '520489',
] as const;

export function asciiKey(bytes: number): Uint8Array {
  return Buffer.from('1234567890'.repeat(7).slice(0, bytes), 'ascii');
}
