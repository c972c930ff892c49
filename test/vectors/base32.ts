/** Good ways to write the same ten bytes. */
export const SAME_SEED = {
  'as Microsoft writes it': 'frjlnxsknymgykjx',
  'upper case': 'FRJLNXSKNYMGYKJX',
  'grouped by spaces': 'frjl nxsk nymg ykjx',
  'grouped by dashes': 'FRJL-NXSK-NYMG-YKJX',
  'no-break spaces': 'frjl\u00a0nxsk\u00a0nymg\u00a0ykjx',
  'en dashes and a line break': 'frjl–nxsk\nnymg–ykjx',
  'zero-width spaces': 'frjl\u200bnxsk\u200bnymgykjx',
  'superfluous padding': 'frjlnxsknymgykjx======',
  'padding after spaces': ' frjlnxsknymgykjx = = ',
  'a next-line character': 'frjlnxsk\u0085nymgykjx',
  'an ideographic space': 'frjlnxsk\u3000nymgykjx',
  'a line end of Windows': 'frjlnxsknymgykjx\r\n',
  'a byte order mark': '\ufefffrjlnxsknymgykjx',
  'mixed case': 'FrJlNxSkNyMgYkJx',
} as const;

/** RFC 4648 §10. */
export const RFC4648 = [
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
] as const;

export const BAD = {
  empty: { text: ' - ', refusal: { code: 'BASE32_EMPTY' } },
  'digit one': {
    text: 'frjlnxsknymgykj1',
    refusal: { code: 'BASE32_CHARACTER', position: 16, kind: 'one' },
  },
  'digit zero': {
    text: '0rjlnxsknymgykjx',
    refusal: { code: 'BASE32_CHARACTER', position: 1, kind: 'zero' },
  },
  'padding inside': {
    text: 'frjl==nxsk',
    refusal: { code: 'BASE32_CHARACTER', position: 5, kind: 'sign' },
  },
  umlaut: {
    text: 'frjlnxsknymgykjä',
    refusal: { code: 'BASE32_CHARACTER', position: 16, kind: 'letter' },
  },
  'dotless i': {
    text: 'frjlnxsknymgykjı',
    refusal: { code: 'BASE32_CHARACTER', position: 16, kind: 'letter' },
  },
  'kelvin sign for a K': {
    text: 'frjlnxs\u212anymgykjx',
    refusal: { code: 'BASE32_CHARACTER', position: 8, kind: 'letter' },
  },
  'fullwidth letter': {
    text: '\uff26rjlnxsknymgykjx',
    refusal: { code: 'BASE32_CHARACTER', position: 1, kind: 'letter' },
  },
  'hexadecimal with an eight': {
    text: 'a4b2c8d2e6f7a4b2',
    refusal: { code: 'BASE32_CHARACTER', position: 6, kind: 'eight' },
  },
  'a whole otpauth address': {
    text: 'otpauth://totp/x?secret=frjlnxsknymgykjx',
    refusal: { code: 'BASE32_CHARACTER', position: 8, kind: 'sign' },
  },
  'grouping is not counted in the position': {
    text: 'frjl nxsk - nym1',
    refusal: { code: 'BASE32_CHARACTER', position: 12, kind: 'one' },
  },
  'one character alone': { text: 'a', refusal: { code: 'BASE32_LENGTH', length: 1 } },
  'one character too many': {
    text: 'frjlnxsknymgykjxa',
    refusal: { code: 'BASE32_LENGTH', length: 17 },
  },
  'three after the last whole group': {
    text: 'frjlnxsknymgykjxaaa',
    refusal: { code: 'BASE32_LENGTH', length: 19 },
  },
  'two characters missing': {
    text: 'frjlnxsknymgyk',
    refusal: { code: 'BASE32_LENGTH', length: 14 },
  },
  'an impossible length behind padding': {
    text: 'frjlnxsknymgyk==',
    refusal: { code: 'BASE32_LENGTH', length: 14 },
  },
  'a tail of two that was cut': { text: 'mz', refusal: { code: 'BASE32_TAIL_BITS' } },
  'a tail of four that was cut': { text: 'mzxw', refusal: { code: 'BASE32_TAIL_BITS' } },
  'a tail of five that was cut': { text: 'mzxw7', refusal: { code: 'BASE32_TAIL_BITS' } },
  'a tail of seven that was cut': { text: 'mzxw6yr', refusal: { code: 'BASE32_TAIL_BITS' } },
  'ten characters of sixteen': { text: 'mzxw6ytbob', refusal: { code: 'BASE32_TAIL_BITS' } },
  'twenty-six characters with a stray bit': {
    text: 'frjlnxsknymgykjxfrjlnxsknz',
    refusal: { code: 'BASE32_TAIL_BITS' },
  },
} as const;
