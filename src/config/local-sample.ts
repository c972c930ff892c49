// The token that a local trial starts with: Alice's, with the seed that Token2's public guide prints as its example.
// Published, so nobody's secret; marked as sample data wherever it shows.
import type { Sample } from '../app/tenant/plant-sample.js';
import { parseTokenId } from '../domain/ids.js';
import { decodeBase32 } from '../domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../domain/otp/parameters.js';
import { Seed } from '../domain/otp/seed.js';
import type { Directory } from '../ports/directory.js';
import { ConfigurationWrong } from './problem.js';

/** token2.swiss, "Provisioning programmable hardware tokens for Office 365 accounts remotely". */
const PUBLISHED_SEED = '2sk2tsmkjp7kdbck';
const OWNER = 'alice';

export async function makeLocalSample(directory: Directory): Promise<Sample> {
  const [owner] = await directory.find([OWNER]);
  const bytes = decodeBase32(PUBLISHED_SEED);
  const tokenId = parseTokenId('sample-alice');
  if (owner === undefined || !bytes.ok || tokenId === undefined) {
    const problem = 'has nobody called alice, whose token a local trial starts with. Add her.';
    throw new ConfigurationWrong([{ where: 'the directory file', problem }]);
  }
  const seed = Seed.fromBytes(bytes.value);
  if (!seed.ok) throw new TypeError('the published seed has ten bytes');
  return {
    tokenId,
    ownerId: owner.id,
    issuer: 'Microsoft',
    accountName: owner.userPrincipalName,
    parameters: DEFAULT_PARAMETERS,
    seed: seed.value,
  };
}
