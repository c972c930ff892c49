// Every command of `otp-bridge`, in the order in which its help lists them. English alone, as the tools are beside which it is used.
import { AUDIT_COMMANDS } from './audit-commands.js';
import type { CliEntry } from './entry.js';
import { AS, FILE_COMMANDS } from './file-commands.js';
import { KEEPING_COMMANDS } from './keeping-commands.js';
import { TOOL_COMMANDS } from './tool-commands.js';

export const CLI_COMMANDS = [
  {
    words: 'tokens',
    does: 'lists the tokens under way: whose, where they stand, since when',
    about: ['What /tokens says in chat.'],
    options: [AS],
    examples: [
      ['tokens', 'in the console of the app; it asks who you are'],
      ['tokens --as alex --json', 'in the local trial, for a script'],
    ],
    who: ['provisioner'],
    audited: true,
  },
  {
    words: 'requests',
    does: 'lists your open requests, and those that wait for you',
    about: ['What /requests says in chat; it sends no card again.'],
    options: [AS],
    examples: [
      ['requests', 'in the console of the app; it asks who you are'],
      ['requests --as megan', 'in the local trial'],
    ],
    who: 'member',
    audited: true,
  },
  {
    words: 'policy show',
    does: 'says which policy is in force here, and how many hold which role',
    examples: [['policy show', 'its version, and where it lies']],
    who: 'console',
    audited: true,
  },
  {
    words: 'doctor',
    does: 'says line by line what of this deployment works, and what is missing',
    about: [
      'Each line is ok, NOT YET or MISSING; below the last two stands what to do. It leaves nothing behind but its line in the audit, where there is one; it says no secret, and names nobody.',
      'Ends with 0 where nothing is missing.',
    ],
    examples: [
      ['doctor', 'looks at everything, one thing after the other'],
      ['doctor --json', 'the same for a script'],
    ],
    who: 'console',
    audited: true,
  },
  {
    words: 'rehearse',
    does: "plays a sample token's whole life here, with no people, and leaves nothing",
    about: [
      'Captured, sealed, asked for, approved by two stand-ins, shown and checked, frozen, destroyed: with the real vault, store, clock and directory, in a partition of its own. It takes no token, and can touch none; nobody is told anything.',
      'Ends with 0 where the whole way works. Broken off, it is cleared away by the bot a quarter of an hour later.',
    ],
    examples: [
      ['rehearse', 'on the evening of the deployment'],
      ['rehearse --json', 'for a script'],
    ],
    who: 'console',
    audited: true,
  },
  {
    words: 'policy check',
    does: 'says whether the bot would take this policy file, and what to change',
    about: ['Reads the file alone: it works on any machine.'],
    arguments: [{ name: 'FILE', is: 'the policy, as docs/policy.md has it', file: true }],
    examples: [['policy check policy.json', 'is it fine?']],
    who: 'anybody',
    audited: false,
  },
  {
    words: 'policy explain',
    does: 'says what would happen if somebody asked for a code of somebody else, and why',
    about: [
      'Of tokens, freezes and chats it knows nothing. With both files, and in the local trial, it reads files alone, and anybody may; else it reads what is missing where the bot does.',
      'Ends with 0 where a code can be had.',
    ],
    options: [
      { name: '--requester', value: 'NAME', is: 'who would ask', needed: true },
      { name: '--owner', value: 'NAME', is: 'whose code it would be', needed: true },
      { name: '--policy', value: 'FILE', is: 'another policy than the one in force', file: true },
      {
        name: '--directory',
        value: 'FILE',
        is: 'people from a file, as samples/local has one',
        file: true,
      },
    ],
    examples: [
      ['policy explain --requester alex --owner alice', 'with the policy in force'],
      [
        'policy explain --requester alex --owner "Alice Example" --policy new-policy.json',
        'before it is put in place',
      ],
    ],
    who: ['auditor', 'security', 'operator'],
    audited: true,
  },
  {
    words: 'backup',
    does: 'writes everything that the table holds into a file, data keys sealed',
    about: [
      'The file opens seeds together with the vault, and with nothing else. Its key is destroyed after the days that the policy says.',
    ],
    arguments: [{ name: 'FILE', is: 'a new file; none is written over', file: true }],
    examples: [['backup /home/otp-bridge/backup-2026-11-26.jsonl', 'keeps what is there now']],
    who: 'console',
    audited: true,
  },
  {
    words: 'backup forget',
    does: 'destroys the key of a backup: nobody can open it any more',
    arguments: [{ name: 'FILE', is: 'the backup', file: true }],
    examples: [['backup forget /home/otp-bridge/backup-2026-11-26.jsonl', 'before its time']],
    who: 'console',
    audited: true,
  },
  {
    words: 'restore',
    does: 'puts a backup back, into a table in which nothing has happened yet',
    about: [
      'Afterwards everything is frozen, open requests have ended, and steps are burnt: what was decided after the backup is not known.',
    ],
    arguments: [{ name: 'FILE', is: 'the backup', file: true }],
    examples: [['restore /home/otp-bridge/backup-2026-11-26.jsonl', 'into an empty table']],
    who: 'console',
    audited: true,
  },
  ...FILE_COMMANDS,
  ...TOOL_COMMANDS,
  ...AUDIT_COMMANDS,
  ...KEEPING_COMMANDS,
  {
    words: 'completion',
    does: 'prints what makes a shell complete these commands',
    arguments: [{ name: 'SHELL', is: 'which one', oneOf: ['bash', 'zsh', 'fish', 'powershell'] }],
    examples: [
      ['completion bash > ~/.local/share/bash-completion/completions/otp-bridge', 'for bash'],
      ['completion powershell >> $PROFILE', 'for PowerShell'],
    ],
    who: 'anybody',
    audited: false,
  },
] as const satisfies readonly CliEntry[];

export type CliName = (typeof CLI_COMMANDS)[number]['words'];

/** The same table, without knowing which command it is. */
export const CLI_LISTED: readonly (CliEntry & { readonly words: CliName })[] = CLI_COMMANDS;
