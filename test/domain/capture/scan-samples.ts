// One scan of each kind that is no seed, as people come across them. Held complete by its type.
import type { NotASeedCode } from '../../../src/domain/capture/not-a-seed.js';
import { OTHER, SECRET, URI } from './other-samples.js';
import type { Sample } from './other-samples.js';

export { SECRET } from './other-samples.js';

const migration = (...bytes: readonly number[]): string =>
  `otpauth-migration://offline?data=${encodeURIComponent(Buffer.from(bytes).toString('base64'))}`;

export const SAMPLES: Readonly<Record<NotASeedCode, Sample>> = {
  ...OTHER,
  KEY_URI_TYPE: {
    what: 'a key URI of no known kind, or cut off early',
    scans: ['otpauth://', 'otpauth:totp', `otpauth://motp/a?secret=${SECRET}`],
    finding: { code: 'KEY_URI_TYPE' },
  },
  KEY_URI_ENCODING: {
    what: 'a key URI with broken escapes, or copied from a page’s source',
    scans: [`${URI}&digits=%E4`, `${URI}&amp;algorithm=SHA256`],
    finding: { code: 'KEY_URI_ENCODING' },
  },
  KEY_URI_ALGORITHM: {
    what: 'a key URI with an unknown algorithm',
    scans: [`${URI}&algorithm=MD5`, `${URI}&algorithm=SHA`, `${URI}&algorithm=constructor`],
    finding: { code: 'KEY_URI_ALGORITHM' },
  },
  KEY_URI_DIGITS: {
    what: 'a key URI for codes of 5 or 10 digits',
    scans: [`${URI}&digits=5`, `${URI}&digits=10`, `${URI}&digits=6.0`],
    finding: { code: 'KEY_URI_DIGITS' },
  },
  KEY_URI_PERIOD: {
    what: 'a key URI with a period of 0, or of more than a day',
    scans: [`${URI}&period=0`, `${URI}&period=-30`, `${URI}&period=3e1`, `${URI}&period=86401`],
    finding: { code: 'KEY_URI_PERIOD' },
  },
  KEY_URI_TWO_STEPS: {
    what: 'a key URI of which the app is to make the other half (privacyIDEA)',
    scans: [`${URI}&2step_salt=8&2step_output=20&2step_difficulty=10000`],
    finding: { code: 'KEY_URI_TWO_STEPS' },
  },
  KEY_URI_RUN_ON: {
    what: 'a key URI whose parts ran into one another',
    scans: [`${URI}&issuer=Acmeperiod=60`, `${URI}period=60`],
    finding: { code: 'KEY_URI_RUN_ON', field: 'period' },
  },
  KEY_URI_LIKE: {
    what: 'a key URI with an unknown part that looks like a known one',
    scans: [`${URI}&algo=SHA256`, `${URI}&algoritm=SHA256`, `${URI}&hash-algorithm=SHA256`],
    finding: { code: 'KEY_URI_LIKE', field: 'algorithm' },
  },
  KEY_URI_REPEATED: {
    what: 'a key URI that says something twice',
    scans: [`${URI}&secret=${SECRET}`, `${URI}&SECRET=mfrggzdfmztwq2lk`],
    finding: { code: 'KEY_URI_REPEATED', field: 'secret' },
  },
  SECRET_MISSING: {
    what: 'a key URI without a secret',
    scans: ['otpauth://totp/Contoso:alice', 'otpauth://totp/a?secret=', 'hex:', 'base32: --'],
    finding: { code: 'SECRET_MISSING' },
  },
  SECRET_TRUNCATED: {
    what: 'a secret of which a part is missing',
    scans: [
      'otpauth://totp/a?secret=frjlnxsknymgykjxa',
      'frjl nxsk nymg ykjx frj',
      'hex:0123456789abcdef01234',
    ],
    finding: { code: 'SECRET_TRUNCATED' },
  },
  SECRET_RUNS_ON: {
    what: 'a secret with words of the page around it',
    scans: ['frjl nxsk nymg ykjx Back Next', `Secret key: ${SECRET}\nfrjl nxsk`],
    finding: { code: 'SECRET_RUNS_ON' },
  },
  TEXT_REPEATED: {
    what: 'a text with two secret keys, or two account names',
    scans: [`Secret key: ${SECRET}\nSecret key: ${SECRET}`],
    finding: { code: 'TEXT_REPEATED' },
  },
  SECRET_LAST_CHARACTER: {
    what: 'a typed secret whose last character belongs to no byte',
    scans: ['frjlnxsknymgykjxab', 'base32: frjl nxsk nymg ykjx ab'],
    finding: { code: 'SECRET_LAST_CHARACTER' },
  },
  SECRET_CHARACTER: {
    what: 'a secret with a 0, 1, 8 or 9, a foreign letter or a sign',
    scans: [
      'otpauth://totp/a?secret=frj1nxsknymgykjx',
      'frj1 nxsk nymg ykjx',
      'frj1-nxsk-nymg-ykjx',
    ],
    finding: { code: 'SECRET_CHARACTER', position: 4, kind: 'one' },
  },
  SECRET_HEX_CHARACTER: {
    what: 'a secret in hexadecimal with a letter behind F, or a sign',
    scans: ['hex:012g456789abcdef0123'],
    finding: { code: 'SECRET_HEX_CHARACTER', position: 4, kind: 'letter' },
  },
  SEED_TOO_SHORT: {
    what: 'a secret of fewer than ten bytes',
    scans: ['otpauth://totp/a?secret=mfrggzdf', 'MFRG GZDF', 'hex:0123456789'],
    finding: { code: 'SEED_TOO_SHORT', bytes: 5, least: 10 },
  },
  SEED_TOO_LONG: {
    what: 'a secret of more than 128 bytes',
    scans: [`hex:${'ab'.repeat(129)}`],
    finding: { code: 'SEED_TOO_LONG', bytes: 129, most: 128 },
  },
  MIGRATION_BROKEN: {
    what: 'a damaged export of Google Authenticator',
    scans: ['otpauth-migration://offline?data=', migration(10, 9, 1), migration(255)],
    finding: { code: 'MIGRATION_BROKEN' },
  },
  MIGRATION_EMPTY: {
    what: 'an export of Google Authenticator without accounts',
    scans: [migration(0x10, 2), migration(0x18, 1)],
    finding: { code: 'MIGRATION_EMPTY' },
  },
};
