/**
 * Ten-byte seeds as Microsoft's pages give them out, both published, with the codes of oathtool 2.6.7 (SHA-1, 6 digits,
 * 30 s): the shape of a public test's sample, and the example of Token2's guide.
 */
export const PUBLISHED_SEEDS = [
  { seed: 'frjlnxsknymgykjx', seconds: 59, code: '058310' },
  { seed: 'frjlnxsknymgykjx', seconds: 1111111109, code: '750158' },
  { seed: 'frjlnxsknymgykjx', seconds: 20000000000, code: '322817' },
  { seed: '2sk2tsmkjp7kdbck', seconds: 59, code: '977063' },
  { seed: '2sk2tsmkjp7kdbck', seconds: 1111111109, code: '041076' },
  { seed: '2sk2tsmkjp7kdbck', seconds: 20000000000, code: '106033' },
] as const;
