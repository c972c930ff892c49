// What the commands about files of tokens say: what is wrong with a row, what to change, and what becomes of the rest. Never what
// stands in the row, but whose it is.
import type { Uploaded, UploadRefusal } from '../../app/provisioning/upload-token.js';
import type { ImportRefusal } from '../../app/provisioning/provisioning.js';
import type { FileFault, Format, OwnFault, RowFault } from '../../domain/exchange/token-file.js';
import type { Guard } from '../../domain/tokens/guards.js';
import type { OfCode } from '../by-code.js';
import { tellFinding } from '../scan-findings.js';
import { wordsFor } from '../words.js';

type OwnCode = OwnFault['code'];
type Table<C extends OwnCode> = { readonly [K in C]: (about: OfCode<OwnFault, K>) => string };

const rows: Table<OwnCode> = {
  NOT_A_ROW: () => 'is no row of this file’s format. Put each token on one line of its own.',
  COLUMNS: ({ wanted, found }) =>
    `has ${found} columns where the header has ${wanted}. A comma may be missing, or stand in a name: put that name in quotes.`,
  QUOTES: () => 'has a quotation mark that is not closed, or stands within a cell.',
  FIELD_MISSING: ({ field }) =>
    `has no readable ${field}. Export it anew: nothing is guessed that makes the codes.`,
  FIELD_EMPTY: ({ field }) => `has nothing for ${field}. Fill it in, or leave the name out, too.`,
  FIELD_WRONG: ({ field }) => `has something for ${field} that this format does not have.`,
  CONTRADICTION: ({ field }) =>
    `says one thing in its fields and another in its ${field}. Export it anew.`,
  OWNER_MISSING: () => 'does not say whose it is. Put the owner’s address (upn) there.',
  OWNER_NO_ADDRESS: () =>
    'says whose it is by something else than an address. Put the owner’s address there.',
  PERIOD_UNLIKELY: ({ seconds }) =>
    `says that its codes last ${seconds} s, which no token has (10 to 99). A digit may be missing, or one too many.`,
  CUT_OFF: () =>
    'may be cut off: the file ends within it, or the line behind it is no row. If it is whole, end it with a line break.',
  OWNER_TWICE: ({ first }) => `is of the same person as line ${first}. Keep the one that is used.`,
  SEED_TWICE: ({ first }) => `has the secret of line ${first}. Keep it where it belongs.`,
};

const FILES: Readonly<Record<FileFault['code'], string>> = {
  FILE_EMPTY: 'There is no token in the file.',
  FILE_TOO_LARGE: 'The file is too large: divide it.',
  NOT_TEXT: 'The file is no text. A sheet is saved as CSV (UTF-8), an export without a password.',
  FORMAT_UNKNOWN: 'The file is none of the formats that docs/import-export.md lists.',
  HEADER_UNKNOWN:
    'The first line is not the header that Entra wants: upn,serial number,secret key,time interval,manufacturer,model',
  ENCRYPTED: 'The export is under a password. Export it once more without one.',
  JSON_BROKEN: 'The file is broken: it begins as JSON, and does not end so. Export it anew.',
  TOO_MANY_ROWS: 'There are more than 20,000 rows in the file: divide it.',
};

const FORMATS: Readonly<Record<Format, string>> = {
  'otpauth-lines': 'otpauth:// addresses',
  'entra-csv': 'a sheet for Entra',
  'secret-list': 'a list of addresses and secrets',
  aegis: 'an export of Aegis',
  '2fas': 'a backup of 2FAS',
  'token2-json': 'JSON of Token2 or Graph',
};

const GUARDS: { readonly [C in Guard['code']]: (guard: OfCode<Guard, C>) => string } = {
  ACCOUNT_MISMATCH: ({ expected }) =>
    `names an address that is not the one of its owner, ${expected}. Put that one there.`,
  SEED_ALREADY_KEPT: ({ same, ownerName }) =>
    same
      ? 'has a secret that is kept for the same person already, and is not yet through, or has other parameters. End that one, or wait a day.'
      : `has a secret that is kept for ${ownerName} already. A token is one person’s.`,
  TOKEN_UNDER_WAY: ({ stage }) =>
    `is for somebody who has a token already (${stage}). End that one first (/cancel), or leave the row out.`,
  SEED_TOO_SHORT: ({ least }) => `has a secret of less than ${least} bytes.`,
};

const REFUSALS: Readonly<Record<Exclude<ImportRefusal['code'], 'GUARDED'>, string>> = {
  UNKNOWN_PERSON: 'is for an address that the directory does not know. Correct or leave it out.',
  SEVERAL_PEOPLE: 'is for an address that several people have. Put the user principal name there.',
  NAME_MISSING: 'does not say whose it is.',
  NO_TOKEN: 'is for somebody without a token.',
  SEVERAL_TOKENS: 'is for somebody with several tokens.',
  NOT_A_PROVISIONER: 'was refused: you do not set up tokens any more.',
  NOT_IN_THIS_STAGE: 'was changed by somebody else meanwhile. Run it once more.',
  NOT_CONCERNED: 'was refused.',
  NOT_THE_CAPTOR: 'was captured by somebody else meanwhile.',
  CAPTOR_CONFIRMS: 'was refused.',
  NO_CASE: 'was set up by somebody else meanwhile. Run it once more.',
  VAULT_FAILED: 'was not kept: the vault did not answer. Run it once more.',
  FROZEN: 'is for somebody who is frozen, or everybody is. Somebody else lifts that first.',
  ALREADY_ENROLLED: 'was enrolled meanwhile.',
};

function isOwn(fault: RowFault): fault is OwnFault {
  return Object.hasOwn(rows, fault.code);
}

function tellOwn<C extends OwnCode>(table: Table<C>, code: C, fault: OfCode<OwnFault, C>): string {
  return table[code](fault);
}

/** What is wrong with it, behind its line. */
function tellFault(fault: RowFault): string {
  if (isOwn(fault)) return tellOwn(rows, fault.code, fault);
  return `cannot be read: ${tellFinding(wordsFor('en').scan.findings, fault).heading}.`;
}

function tellGuard<C extends Guard['code']>(
  table: { readonly [K in C]: (guard: OfCode<Guard, K>) => string },
  code: C,
  guard: OfCode<Guard, C>,
): string {
  return table[code](guard);
}

function tellRefusal(refusal: ImportRefusal): string {
  if (refusal.code !== 'GUARDED') return REFUSALS[refusal.code];
  return refusal.guards.map((guard) => tellGuard(GUARDS, guard.code, guard)).join(' It ');
}

function tellNotUp(refusal: UploadRefusal): string {
  switch (refusal.code) {
    case 'ASSIGNED_TO_OTHER':
      return 'is somebody else’s in Entra. Unassign it there first.';
    case 'NOT_TAKEN_BY_ENTRA':
      return `was not taken by Entra (${refusal.why}). A user has at most five tokens and apps.`;
    case 'NOT_ACTIVATED':
      return `was not activated (${refusal.why}): another secret may be in Entra under this serial number. Delete it there, and run this again.`;
  }
}

const counted = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;
const tokens = (number: number): string => counted(number, 'token', 'tokens');

export const exchange = {
  fault: tellFault,
  refusal: tellRefusal,
  file: (code: FileFault['code']) => FILES[code],
  noFile: 'There is no such file, or it cannot be read.',
  row: (line: number, whose: string | undefined, said: string) =>
    `line ${line}${whose === undefined ? '' : ` (${whose})`} ${said}`,
  checking: 'rows are checked',
  importing: 'tokens are taken',
  found: (format: Format, number: number) =>
    `${FORMATS[format]}: ${counted(number, 'row', 'rows')}.`,
  wouldBe: (fresh: number, there: number, faulty: number) =>
    `${tokens(fresh)} would be taken, ${there} there already, ${faulty} cannot be taken.`,
  nothingWritten: 'Nothing was written.',
  mendOrLeaveOut: 'Mend the file, or take the others with --leave-out-faulty.',
  sayYes: 'Nothing was written: run it once more with --yes.',
  goOn: (number: number) => `Take ${tokens(number)}?`,
  taken: (number: number, there: number) =>
    `${tokens(number)} taken, ${there} were there already. They are enrolled, and no code has proved them.`,
  confirmWanted: 'Each waits for a second provisioner (/tokens) before codes can be asked for.',
  brokenOff: (number: number, code: string) =>
    code === 'POLICY_OUT_OF_DATE'
      ? `Broken off after ${tokens(number)}: the bot has another policy in force than the file that was read here. Running it again helps only when the two are the same: where the file was changed, the bot takes it over within seconds, or tells operators what is wrong with it; where the bot does not run, start it. Then it goes on where it was.`
      : `Broken off after ${tokens(number)}. Run it once more: it goes on where it was.`,
  stillInFile: (file: string) =>
    `${file} still holds the secrets. Delete it, and wherever it was copied, mailed or backed up.`,
  beta: 'Microsoft Graph has this in /beta alone: it may change, and is not supported in production.',
  nobodyToAsk:
    'This asks you to sign in with a code: run it in the console of a deployed app, on a terminal.',
  wouldGoUp: (good: number, faulty: number) =>
    `${tokens(good)} would go into Entra, ${faulty} cannot be taken.`,
  goUp: (number: number) => `Put ${tokens(number)} into Entra?`,
  goingUp: 'tokens go into Entra',
  notUp: tellNotUp,
  up: ({ activated, assigned, there }: Readonly<Record<Uploaded, number>>) =>
    `${activated} activated, ${assigned} assigned for their owners to activate, ${there} were there already.`,
  upBrokenOff: (mayPass: boolean, done: number) =>
    mayPass
      ? `Graph does not answer. Broken off after ${tokens(done)}: run it once more, it goes on where it was.`
      : `Graph refuses you: it takes Authentication Policy Administrator and Authentication Administrator, and the client’s permissions. Broken off after ${tokens(done)}.`,
  fileThere: 'The new file is there already: none is written over.',
  notWritable: 'The new file cannot be written there.',
  sheetWritten: (number: number, file: string) =>
    `${tokens(number)} written to ${file}, which holds their secrets. Delete it when Entra has taken it.`,
} as const;
