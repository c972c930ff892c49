// What `otp-bridge audit reconcile` says.
import type { WhyStranger } from '../../domain/reconcile/vault-reads.js';

const WHY: Readonly<Record<WhyStranger, string>> = {
  unknown: 'the audit names no such reading',
  'used-again':
    'under the name of a reading of ours, but long before or after it, or once too often',
  'other-caller': 'under the name of a reading of ours, but by another caller',
  'other-secret': 'under the name of a reading of ours, but of another token',
  'taken-whole': 'the secret was copied as a backup of the vault, which the bridge never does',
};

const MINUTE_MS = 60_000;
const things = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

type Call = {
  readonly at: string;
  readonly secret: string;
  readonly called: string;
  readonly caller: string;
  readonly address: string;
};

export const reconcile = {
  reading: 'the files are read',
  gathering: 'the audit is read',
  which: 'Say which, one of them: --key-vault-log FILE…, or --sign-ins FILE….',
  noFile: (path: string) => `${path} cannot be read.`,
  noRecord: {
    vault: (path: string, place: number) =>
      `${path}: what stands at ${place} is no call of Key Vault's log. Nothing was held against anything. See docs/reconcile.md for the exports that are read.`,
    signIns: (path: string, place: number) =>
      `${path}: what stands at ${place} is no sign-in of Entra's log in English columns. Nothing was held against anything. See docs/reconcile.md for the exports that are read.`,
  },
  empty: 'The files have no record at all. Nothing was held against anything.',
  clock: (ms: number, whose: string) =>
    Math.abs(ms) < MINUTE_MS
      ? undefined
      : `note     ${whose} clock is ${Math.round(Math.abs(ms) / MINUTE_MS)} min ${ms > 0 ? 'before' : 'behind'} ours; that was allowed for.`,
  vault: {
    fits: (matched: number) =>
      `ok       ${things(matched, 'reading', 'readings')} of a seed in Key Vault's log: the audit names each.`,
    strange: (why: WhyStranger, { at, secret, called, caller, address }: Call) =>
      `WRONG    ${at} secret ${secret}: ${WHY[why]} (request id ${called}, caller ${caller}, from ${address}).`,
    whatNow:
      'Somebody else can read the vault: see who has a role on it (docs/deploy.md), and what the audit says of that token. A sealed seed alone opens nothing without its key, which lies in the table; where that may have been read, too, stop the token: /compromised.',
    missing: (at: string, action: string, entry: number) =>
      `MISSING  ${at} entry ${entry} (${action}): the seed was read, and Key Vault's log has no such reading. It has a gap there, or a file is missing.`,
    counts: (of: {
      readonly retried: number;
      readonly nobodys: number;
      readonly ofBackups: number;
      readonly before: number;
      readonly refused: number;
      readonly other: number;
      readonly twice: number;
    }) =>
      `         Besides: ${of.retried} tried again, ${of.nobodys} of the doctor and of rehearsals, ${of.ofBackups} of backups' keys, ${of.before} from before the audit named readings, ${of.refused} that read nothing, ${of.other} of another kind, ${of.twice} in two files.`,
  },
  signIns: {
    fits: (matched: number) =>
      `ok       ${things(matched, 'sign-in', 'sign-ins')} with a code of a token in the mail: each with one that was shown and worked then.`,
    strange: (of: {
      readonly at: string;
      readonly owner: string;
      readonly application: string;
      readonly address: string;
      readonly id: string;
    }) =>
      `WRONG    ${of.at} ${of.owner} signed in with a code that nobody was shown (${of.application}, from ${of.address}, request id ${of.id}). Unless this account has another authenticator: somebody else has the seed. Type in the chat: /compromised ${of.owner}`,
    unused: (of: {
      readonly at: string;
      readonly owner: string;
      readonly requestId: string;
      readonly entry: number;
    }) =>
      `UNUSED   ${of.at} a code of ${of.owner} was shown (entry ${of.entry}, request ${of.requestId}), and nobody signed in with it: why was it asked for?`,
    uncovered: (days: readonly string[]) =>
      `NOT SEEN No file covers ${days.join(', ')}, when a token was in the mail: a sign-in then is not in what was looked at.`,
    counts: (of: { readonly elsewhere: number; readonly twice: number }) =>
      `         Besides: ${of.elsewhere} with a code of accounts with nothing in the mail, ${of.twice} in two files.`,
  },
} as const;
