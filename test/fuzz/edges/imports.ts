// Files of tokens as others write them.
import { readTokenFile } from '../../../src/domain/exchange/read-token-file.js';
import { published, withAddresses } from '../../domain/exchange/published.js';
import { pure, STABLE_CODE, textsOf } from '../edge.js';
import type { Edge } from '../edge.js';

const FILES = [
  'otpauth-lines.txt',
  'google-migration.txt',
  'deepnet-safeid.csv',
  'token2-azure.csv',
  'token2-hex.csv',
  'entra-sample.csv',
  'desk-list.txt',
  'desk-sheet.csv',
  'aegis-plain.json',
  '2fas-schema-4.2fas',
  '2fas-schema-1.json',
  'graph-inventory.json',
  'token2-seed-request.json',
];

export const imports: Edge = {
  name: 'imports',
  shape: 'text',
  corpus: async () =>
    textsOf(FILES.flatMap((name) => [published(name), withAddresses(published(name))])),
  ...pure((input) => {
    const reading = readTokenFile(input.toString('utf8'));
    const faults =
      reading.kind === 'unread' ? [reading.fault] : reading.faulty.map(({ fault }) => fault);
    const odd = faults.find(({ code }) => !STABLE_CODE.test(code));
    return odd === undefined ? undefined : `no stable code: ${odd.code}`;
  }),
};
