// Those of the commands that are about files of tokens.
import type { CliEntry } from './entry.js';

/** In the local trial, which verifies nobody. */
export const AS = {
  name: '--as',
  value: 'NAME',
  is: 'in the local trial, and there alone: as whom of the sample people',
} as const;

export const FILE_COMMANDS = [
  {
    words: 'import',
    does: 'takes tokens from a file: what an authenticator, a sheet or a desk has of them',
    about: [
      'Reads otpauth:// addresses (one a line), exports of Google Authenticator, the sheet for Entra (also as Token2 makes it), lists of address and secret, and exports of Aegis and 2FAS without a password; JSON of Token2 and Graph, with upn added. See docs/import-export.md.',
      'Every row is checked before anything is written; what is wrong is said by its line. Without --yes it asks before it writes, or ends there. Tokens come in as enrolled, not proved, each for the person whose address stands beside it. Broken off, it goes on when it is run again; what is there already stays as it is.',
      'The file still holds the secrets when it is done.',
    ],
    arguments: [{ name: 'FILE', is: 'the file', file: true }],
    options: [
      { name: '--yes', is: 'write, without asking' },
      { name: '--leave-out-faulty', is: 'take the other rows where some cannot be taken' },
      AS,
    ],
    examples: [
      ['import tokens.csv', 'says what would happen, and asks'],
      ['import export.json --leave-out-faulty --yes', 'takes whatever can be taken'],
    ],
    who: ['provisioner'],
    audited: true,
  },
  {
    words: 'export',
    does: 'writes the secret of one token into a file, once, where two people approved that',
    about: [
      'Whom the policy names (seedExport) asks in the chat: /export, the name, the reason. Two approvers agree, neither of them who captured the token. Then whoever asked runs this, signed in as themselves; the account owner is told.',
      'The file is new, and yours alone (mode 0600; Windows has none: there the folder decides). What was given out is not given out again, also where the file could not be written.',
      'It holds the whole secret: delete it as soon as it is used.',
    ],
    arguments: [
      { name: 'FILE', is: 'a new file; else named as the request', file: true, optional: true },
    ],
    options: [
      { name: '--request', value: 'ID', is: 'as its card has it', needed: true },
      { name: '--otpauth', is: 'an otpauth:// address, as authenticators and burners read it' },
      { name: '--entra-csv', is: 'the sheet that Entra’s portal takes, with one row' },
      { name: '--serial', value: 'NUMBER', is: 'for the sheet, where the token has none here' },
      { name: '--manufacturer', value: 'NAME', is: 'for the sheet' },
      { name: '--model', value: 'NAME', is: 'for the sheet, where the token has none here' },
      AS,
    ],
    examples: [
      ['export --otpauth --request 62nnk89koj2qmdbq0ofe8nho7l seed.txt', 'for another tool'],
      [
        'export --entra-csv --manufacturer Token2 --request 62nnk89koj2qmdbq0ofe8nho7l seed.csv',
        'for the portal (P1 or P2)',
      ],
    ],
    who: ['export'],
    audited: true,
  },
  {
    words: 'entra upload',
    does: 'puts hardware tokens from a file into Entra: made, assigned, activated (P1 or P2)',
    about: [
      'For tenants with Entra ID P1 or P2, through Microsoft Graph, which has this in /beta alone: Microsoft may change it, and does not support it in production. It signs you in by a code and uses your own rights: Authentication Policy Administrator, and Authentication Administrator (for administrators’ tokens Privileged Authentication Administrator). The client is the one that node scripts/entra.mjs ENVIRONMENT --upload registers.',
      'Reads what import reads; serial number, maker and model have to be there. Nothing comes into this bot. It waits where Graph is asked too often; broken off, it goes on when it is run again.',
      'The file still holds the secrets when it is done.',
    ],
    arguments: [{ name: 'FILE', is: 'the file', file: true }],
    options: [
      {
        name: '--client',
        value: 'ID',
        is: 'the public client that asks for your rights',
        needed: true,
      },
      { name: '--leave-activation', is: 'to the owners, who type the serial number and a code' },
      { name: '--yes', is: 'write, without asking' },
      { name: '--leave-out-faulty', is: 'take the other rows where some cannot be taken' },
    ],
    examples: [
      [
        'entra upload tokens.csv --client 7e57ab1e-0000-4000-8000-000000000904',
        'in the console of the app',
      ],
    ],
    who: ['provisioner', 'operator'],
    audited: true,
  },
  {
    words: 'entra export',
    does: 'writes what another file has as the sheet that Entra’s portal takes',
    about: [
      'Reads what import reads; serial number, maker and model have to be there, and codes by SHA-1. It takes nothing from the bot.',
    ],
    arguments: [
      { name: 'FILE', is: 'the file', file: true },
      { name: 'CSV', is: 'a new file, which you alone may read; none is written over', file: true },
    ],
    examples: [['entra export seeds.json tokens.csv', 'for the portal’s upload (P1 or P2)']],
    who: 'anybody',
    audited: false,
  },
] as const satisfies readonly CliEntry[];
