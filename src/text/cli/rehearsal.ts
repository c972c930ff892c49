// What `otp-bridge rehearse` says of each act: what went, and where it did not, what to look at.
import type { ActName } from '../../app/rehearsal/acts.js';

type ActWords = {
  readonly name: string;
  /** `number`: what it counted. */
  readonly went?: (number: number) => string;
  readonly mend: string;
};

const TABLE = 'See the doctor on the table: is it there, and does the identity hold its role?';
const ANY = 'The code names what refused: docs/codes.md. The doctor looks at each thing by itself.';

const acts: Readonly<Record<ActName, ActWords>> = {
  people: {
    name: 'who may approve, in the directory',
    went: (number) => `${number} people`,
    mend: 'See the doctor on Graph: permissions, and the groups that the policy names.',
  },
  clock: {
    name: 'the clock',
    went: (number) => `${number} s from Entra's`,
    mend: 'Codes are made from the time: set the clock of the host by NTP.',
  },
  open: { name: 'a partition of its own in the store, with people of its own', mend: TABLE },
  capture: {
    name: 'captured and sealed; the code for the wizard is right',
    mend: 'See the doctor on Key Vault: the role, and the way through its firewall. A code that is wrong: the clock.',
  },
  ask: { name: 'asked for; without approval nothing is shown', mend: ANY },
  approve: { name: 'approved by one, and nothing is shown; approved by the second', mend: ANY },
  show: {
    name: 'shown, and equal to what was worked out apart',
    went: (number) => `it should work for ${number} s more`,
    mend: 'See the doctor on Key Vault, and on the clock. Do not rely on a code before this line is ok.',
  },
  freeze: { name: 'frozen: nothing is shown any more', mend: ANY },
  destroy: {
    name: 'ended: its data key is gone, and the sealed seed from the vault',
    mend: 'See the doctor on Key Vault: may the identity delete secrets?',
  },
  clear: {
    name: 'nothing is left',
    went: (number) => `${number} rows taken away`,
    mend: 'The bot takes away what is left, a quarter of an hour after the beginning.',
  },
};

export const rehearsal = {
  acts,
  took: (milliseconds: number) => `${milliseconds} ms`,
  went: 'The whole way works here.',
  didNotGo: 'It does not work here yet. Nobody’s token had a part in it.',
  suggested: 'See the whole way work, with a sample token and no people: otp-bridge rehearse',
} as const;
