// The auditors' page: its form, what is taken home, and what may go wrong on it.
import type { AskedOutcome } from '../../domain/capture/auditors-api.js';

export const auditors = {
  title: 'Audit',
  trial: 'Local trial: nobody’s identity is verified here.',
  opening: 'Opening …',
  who: 'Who',
  whoHint: 'A name or an address; empty for everybody.',
  when: 'When',
  whenHint: 'For example: yesterday, since monday, last week, 1.11. to 5.11. Empty for always.',
  whenWrong:
    'That could not be read as a time. For example: since monday, last week, 1.11. to 5.11.',
  outcome: 'What happened',
  anything: 'anything',
  outcomes: {
    disclosed: 'a code or a secret was shown',
    denied: 'it was denied',
    objected: 'the account owner objected',
    cancelled: 'it was cancelled',
    expired: 'it ran out',
    stopped: 'it was stopped',
    closed: 'it ended, and nothing was shown',
    open: 'it is open',
  } satisfies Readonly<Record<AskedOutcome, string>>,
  releases: 'Only what was disclosed, where it was shown',
  look: 'Look',
  further: 'Look further back',
  choose: (label: string): string => `Choose ${label}`,
  receipt: 'Save the receipt',
  receiptOf: (request: string): string => `Save the receipt: ${request}`,
  noReceipt: 'There is no receipt of that now: nothing signs the log here.',
  saved: (file: string): string => `Saved: ${file}`,
  home: {
    heading: 'Take it home',
    lines:
      'Everything that the audit has, with names and reasons. That it was taken is in the audit.',
    csv: 'As a sheet (CSV)',
    ocsf: 'For a SIEM (OCSF)',
    log: 'The log itself, to be verified (tar)',
    working: 'This takes a while for a long log …',
  },
  failures: {
    noAnswer: 'There was no answer. Look at your network, and try again.',
    over: 'This page is not open to you, or its time is over. Type /audit in the chat, and open it from there.',
    signInFailed: 'Teams did not say who you are. Close this page and open it again from the chat.',
  },
};
