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
  'digit one': { text: 'frjlnxsknymgykj1', refusal: { code: 'BASE32_CHARACTER', position: 16 } },
  'digit zero': { text: '0rjlnxsknymgykjx', refusal: { code: 'BASE32_CHARACTER', position: 1 } },
  'padding inside': { text: 'frjl==nxsk', refusal: { code: 'BASE32_CHARACTER', position: 5 } },
  umlaut: { text: 'frjlnxsknymgykjä', refusal: { code: 'BASE32_CHARACTER', position: 16 } },
  'dotless i': { text: 'frjlnxsknymgykjı', refusal: { code: 'BASE32_CHARACTER', position: 16 } },
  'one character missing': {
    text: 'frjlnxsknymgykjxa',
    refusal: { code: 'BASE32_LENGTH', length: 17 },
  },
  'a tail that was cut': { text: 'mzxw6ytbob', refusal: { code: 'BASE32_TAIL_BITS' } },
} as const;
