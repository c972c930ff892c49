// Codes as the bot and its commands compute them: by Node's own HMAC.
import { NodeCryptoPlugin } from '@otplib/plugin-crypto-node';
import { codesBy } from './codes-by.js';

export { Code } from './codes-by.js';

/** The code of one step. */
export const computeCode = codesBy(new NodeCryptoPlugin());
