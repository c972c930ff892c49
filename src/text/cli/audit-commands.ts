// The commands over the log of the audit.
import type { CliEntry } from './entry.js';
import { AS } from './file-commands.js';

const CHECKPOINT = {
  name: '--checkpoint',
  value: 'FILE',
  is: 'signed checkpoints that were kept elsewhere, one after another',
  file: true,
} as const;
const KEY = {
  name: '--key',
  value: 'FILE',
  is: "the log's public keys as C2SP writes them, a line each",
  file: true,
} as const;

const WITNESS = {
  name: '--witness',
  value: 'FILE',
  is: 'public keys of witnesses, a line each, which must have cosigned the newest checkpoint',
  file: true,
} as const;

export const AUDIT_COMMANDS = [
  {
    words: 'audit export',
    does: 'writes the log of the audit: as files that tools of others verify, as a sheet, as events of OCSF',
    about: [
      'With DIR: one folder a log: what was decided, and what strangers tried; after a restore, one an origin. In each: checkpoint, tile/ and log.vkey as C2SP has them, and texts/ with names and reasons, which may be deleted.',
      'With --csv, --ocsf or both: every entry of every log, the newest last, with the names and reasons that you may read. The columns and the classes are in docs/exports.md.',
      'Of any length; it needs no more memory for a longer one.',
    ],
    arguments: [{ name: 'DIR', is: 'a new or an empty folder', file: true, optional: true }],
    options: [
      { name: '--csv', value: 'FILE', is: 'a new file: a sheet, one entry a row', file: true },
      {
        name: '--ocsf',
        value: 'FILE',
        is: 'a new file: JSON Lines of OCSF 1.8.0, for a SIEM',
        file: true,
      },
      AS,
      CHECKPOINT,
    ],
    examples: [
      ['audit export /home/otp-bridge/audit-2026-11-28', 'for an auditor'],
      ['audit export log --checkpoint signed.txt', 'as far as that checkpoint goes'],
      ['audit export --csv /home/audit.csv --ocsf /home/audit.jsonl', 'for a sheet, and a SIEM'],
    ],
    who: ['auditor', 'security'],
    audited: true,
  },
  {
    words: 'audit verify',
    does: 'finds the first entry of the log that is not as it was written, and says why',
    about: [
      'Edited, deleted, inserted, reordered, cut off, replaced whole, signed by another key, times that go backwards. What lies behind the last checkpoint that was kept elsewhere is counted: nothing but the log itself speaks for that.',
      'A folder it reads alone, on any machine, and anybody may; with --store it reads what lies in the table. Ends with 0 where everything fits.',
      'It names the witnesses that have cosigned, how many of the checkpoints and up to which: of --witness, and with --store those of the policy (audit.witnesses). Where one of --witness has not cosigned the newest, it ends with 1.',
    ],
    arguments: [{ name: 'DIR', is: 'one folder of an export', file: true, optional: true }],
    options: [
      { name: '--store', is: 'the log in the table, instead of a folder' },
      CHECKPOINT,
      KEY,
      WITNESS,
    ],
    examples: [
      ['audit verify export/audit-1 --checkpoint signed.txt --key log.vkey', 'an export'],
      ['audit verify --store', 'what lies in the table'],
      ['audit verify export/audit-1 --key log.vkey --witness witness.vkey', 'with their word'],
    ],
    who: 'console',
    audited: true,
  },
  {
    words: 'audit reconcile',
    does: "holds the audit against Key Vault's own log, or against Entra's sign-ins",
    about: [
      'With --key-vault-log: each secret that was read is one reading that the audit names. What nobody named was read by somebody else; so is said what was read under a name more often than a client tries, and what the audit has and the log has not.',
      'With --sign-ins: while a token is in the mail, each sign-in with a code is with one that was shown and worked then. Where one is not, somebody else has the seed. Codes that nobody signed in with, and days that no file covers, are said.',
      'Files as Microsoft exports them, JSON or CSV, several that overlap or leave gaps: docs/reconcile.md. Ends with 0 where everything matches, and with 1 where something does not or is missing in between.',
    ],
    arguments: [{ name: 'FILE', is: 'exports of one of the two logs', file: true, many: true }],
    options: [
      { name: '--key-vault-log', is: "the files are of Key Vault's log" },
      { name: '--sign-ins', is: "the files are of Entra's sign-in log" },
      AS,
    ],
    examples: [
      ['audit reconcile --key-vault-log PT1H.json', "who else has read the bot's secrets?"],
      ['audit reconcile --sign-ins week-47.json week-48.json', 'who else has a seed?'],
    ],
    who: ['auditor', 'security'],
    audited: true,
  },
  {
    words: 'audit receipt',
    does: 'proves one request to somebody who sees nothing else of the log',
    about: [
      'Writes REQUEST.tlog-proof (C2SP): the entry, and how it leads to a signed checkpoint.',
    ],
    arguments: [{ name: 'REQUEST', is: 'its id, as /audit has it' }],
    options: [AS, CHECKPOINT],
    examples: [['audit receipt 62nnk89koj2qmdbq0ofe8nho7l', 'for the account owner, or a court']],
    who: ['auditor', 'security'],
    audited: true,
  },
  {
    words: 'audit check',
    does: 'verifies a receipt with the public key alone, and says what it proves',
    about: ['Reads two files alone: it works on any machine. Ends with 0 where it proves it.'],
    arguments: [{ name: 'RECEIPT', is: 'a .tlog-proof', file: true }],
    options: [
      { ...KEY, needed: true },
      { ...WITNESS, is: 'public keys of witnesses, a line each, which must have cosigned it' },
    ],
    examples: [['audit check 62nnk89koj2qmdbq0ofe8nho7l.tlog-proof --key log.vkey', 'is it true?']],
    who: 'anybody',
    audited: false,
  },
  {
    words: 'witness',
    does: 'signs checkpoints of a log that go on from the last one it saw, and no other',
    about: [
      'A small program for a machine of somebody else than runs the bridge (c2sp.org/tlog-witness, over HTTP: put TLS before it). It runs until Ctrl+C. In its folder lie its key, made at the first start, and what it has signed last: without the second it does not start.',
      'It prints its public key: name it with its address in the policy of the bridge (audit.witnesses).',
    ],
    arguments: [{ name: 'FOLDER', is: 'its own: a key, and what it has seen', file: true }],
    options: [
      {
        name: '--log',
        value: 'FILE',
        is: 'public keys of the logs that it watches, a line each: log.vkey of their exports',
        needed: true,
        file: true,
      },
      {
        name: '--name',
        value: 'NAME',
        is: 'how its signatures name it: a URL without https://',
        needed: true,
      },
      { name: '--listen', value: 'HOST:PORT', is: 'where it listens; without it 127.0.0.1:7380' },
    ],
    examples: [
      ['witness seen --log log.vkey --name witness.contoso.example/1', 'on another machine'],
    ],
    who: 'anybody',
    audited: false,
  },
] as const satisfies readonly CliEntry[];
