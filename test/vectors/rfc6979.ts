/** RFC 6979 A.2.5: a key on P-256, and its signature of "sample" with SHA-256. */
export const RFC_6979 = {
  x: '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6',
  y: '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
  text: 'sample',
  r: 'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
  s: 'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
} as const;

const inBase64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

/** Its public key, for `createPublicKey`. */
export const RFC_6979_JWK = {
  kty: 'EC',
  crv: 'P-256',
  x: inBase64url(RFC_6979.x),
  y: inBase64url(RFC_6979.y),
} as const;
