// What `otp-bridge witness` says.
import type { WitnessRefusal } from '../../domain/audit/witness.js';

const ANSWERED: Readonly<Record<WitnessRefusal['code'] | 'SIGNED' | 'FAILED', string>> = {
  SIGNED: 'signed',
  REQUEST_MALFORMED: '400: not a request of this protocol',
  NOT_SIGNED_BY_LOG: '403: not signed with a key of that log',
  KEY_ENDED:
    '403: SIGNED WITH A KEY ALONE THAT HAS ENDED: by somebody else, or the log still has its old key',
  LOG_UNKNOWN: '404: a log that is not watched here',
  SEEN_ANOTHER: '409: goes on from another checkpoint than the last one signed here',
  OTHER_ENTRIES:
    '409: AS MANY ENTRIES AS THE LAST ONE SIGNED HERE, AND NOT THE SAME: two logs under one name',
  NOT_CONSISTENT: '422: NOT WHAT THE LAST ONE SIGNED HERE HAS GROWN INTO',
  FAILED: '500: not signed, since it could not be remembered',
};

export const witness = {
  name: '--name is how its signatures name this witness: a URL without https://, with no blank and no plus, such as witness.contoso.example/1.',
  listen: '--listen is a host and a port, such as 127.0.0.1:7380.',
  noKey:
    'The file of --log has no public key of a log as C2SP writes it: name+id+key, a line each (log.vkey of an export).',
  key: (written: string) => `This witness: ${written}`,
  watches: (origin: string, size: number | undefined) =>
    size === undefined
      ? `Watches ${origin}: nothing seen yet.`
      : `Watches ${origin}: ${size} entries when it signed last.`,
  listens: (address: string) => `Listens on ${address}. Ctrl+C stops it.`,
  answered: (at: string, code: keyof typeof ANSWERED) => `${at} ${ANSWERED[code]}`,
  failed: (name: string) => `What went wrong: ${name}. Nothing was signed.`,
} as const;
