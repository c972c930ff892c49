// From the text that somebody gave to the seed and its parameters. What could be read in two ways is refused.
import { readScan } from '../../../domain/capture/read-scan.js';
import type { NotASeed } from '../../../domain/capture/not-a-seed.js';
import type { ScanReading, SeedOffer } from '../../../domain/capture/scan-reading.js';
import type { ScannedSecret } from '../../../domain/capture/scanned-secret.js';
import { decodeBase32 } from '../../../domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../../domain/otp/parameters.js';
import type { OtpParameters } from '../../../domain/otp/parameters.js';
import { Seed } from '../../../domain/otp/seed.js';
import { InvariantBroken, ok, refused } from '../../../domain/outcome.js';
import type { Outcome } from '../../../domain/outcome.js';
import { scan } from '../../../text/en/scan.js';
import { tellFinding } from '../../../text/scan-findings.js';

export type Key = { readonly seed: Seed; readonly parameters: OtpParameters };

/** `said`: parameters that stand beside the text. The refusal is lines, and never has a part of the text in it. */
export function readKey(
  text: string,
  said: Partial<OtpParameters>,
): Outcome<Key, readonly string[]> {
  const reading = readScan(text, 'typed');
  switch (reading.kind) {
    case 'secret':
      return ok({ seed: seedOf(reading.secret), parameters: { ...DEFAULT_PARAMETERS, ...said } });
    case 'seed':
      return keyOf(reading.offer, said);
    case 'accounts':
      return onlyOf(reading, said);
    case 'which-encoding':
      return refused(
        reading.options.length > 1
          ? ['This can be read as base32 and as hexadecimal, with different codes.', SAY_WHICH]
          : ['This can only be hexadecimal.', 'If it is, put hex: in front of it.'],
      );
    case 'not-a-seed':
      return refused(toldOf(reading.finding));
  }
}

const SAY_WHICH = 'Put base32: or hex: in front of it; Microsoft’s are base32.';

/** What an address says of itself is not overruled from beside it: one of the two would give a wrong code. */
function keyOf(
  { secret, parameters }: SeedOffer,
  said: Partial<OtpParameters>,
): Outcome<Key, readonly string[]> {
  const differs = (['algorithm', 'digits', 'periodSeconds'] as const).filter(
    (name) => said[name] !== undefined && said[name] !== parameters[name],
  );
  if (differs.length > 0) {
    const names = differs.map((name) => OPTION_NAMES[name]).join(' and ');
    return refused([`The address itself says otherwise than ${names}.`, 'Leave the option out.']);
  }
  return ok({ seed: seedOf(secret), parameters });
}

const OPTION_NAMES = {
  algorithm: '--algorithm',
  digits: '--digits',
  periodSeconds: '--period',
} as const;

function onlyOf(
  { offers, leftOut, batch }: Extract<ScanReading, { kind: 'accounts' }>,
  said: Partial<OtpParameters>,
): Outcome<Key, readonly string[]> {
  const [only, ...others] = offers;
  if (only !== undefined && others.length + leftOut.length === 0 && batch === undefined) {
    return keyOf(only, said);
  }
  return refused(['There is more than one secret in it.', 'Give the address of one account.']);
}

function seedOf(secret: ScannedSecret): Seed {
  const bytes = decodeBase32(secret.reveal());
  const seed = bytes.ok ? Seed.fromBytes(bytes.value) : bytes;
  if (bytes.ok) bytes.value.fill(0);
  if (seed.ok) return seed.value;
  throw new InvariantBroken('a secret that was read is none');
}

function toldOf(finding: NotASeed): readonly string[] {
  const { heading, lines } = tellFinding(scan.findings, finding);
  return [`${heading}.`, ...lines];
}
