// What is scanned, pasted or typed as a secret, and every line that somebody types, looked through for one.
import { plainLine } from '../../../src/channels/teams/typed-line.js';
import { holdsSecret } from '../../../src/domain/capture/find-secret.js';
import { readScan } from '../../../src/domain/capture/read-scan.js';
import type { ScanReading } from '../../../src/domain/capture/scan-reading.js';
import { ODD_ADDRESSES } from '../../domain/capture/odd-addresses.js';
import { ODD_TEXTS } from '../../domain/capture/odd-texts.js';
import { SAMPLES } from '../../domain/capture/scan-samples.js';
import { NO_SECRETS, SECRETS } from '../../domain/capture/typed-samples.js';
import { published } from '../../domain/exchange/published.js';
import { ODD_SECRETS } from '../../odd/odd-secrets.js';
import { pure, STABLE_CODE, textsOf } from '../edge.js';
import type { Edge } from '../edge.js';

const corpus = (): readonly string[] => [
  ...Object.values(SAMPLES).flatMap(({ scans }) => scans),
  ...[...ODD_ADDRESSES, ...ODD_TEXTS, ...ODD_SECRETS].map(({ input }) => input),
  ...[...SECRETS, ...NO_SECRETS].flatMap((pair) => [...pair]),
  ...published('otpauth-lines.txt').split('\n'),
  ...published('google-migration.txt').split('\n'),
];

function wrongIn(reading: ScanReading): string | undefined {
  if (reading.kind !== 'not-a-seed') return undefined;
  const { code } = reading.finding;
  return STABLE_CODE.test(code) ? undefined : `no stable code: ${code}`;
}

export const captures: Edge = {
  name: 'captures',
  shape: 'text',
  corpus: async () => textsOf(corpus()),
  ...pure((input) => {
    const text = input.toString('utf8');
    holdsSecret(plainLine(text));
    return wrongIn(readScan(text, 'scanned')) ?? wrongIn(readScan(text, 'typed'));
  }),
};
