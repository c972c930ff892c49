// The commands over what is kept about one person.
import type { CliEntry } from './entry.js';
import { AS } from './file-commands.js';

const ID = { name: 'ID', is: "the person's object id, as Entra shows it" } as const;

export const KEEPING_COMMANDS = [
  {
    words: 'person',
    does: 'prints what is kept about somebody, and what of it goes when they are erased',
    about: [
      'Every row that speaks of them, by their id or their name, and every entry of the audit in which they have a part, with the names and reasons beside it. No secret, and nothing with which anybody could approve. See docs/retention.md.',
    ],
    arguments: [ID],
    options: [AS],
    examples: [
      ['person 7e57ab1e-0000-4000-8000-000000000103', 'in the console of the app'],
      ['person 7e57ab1e-0000-4000-8000-000000000103 --json', 'the whole of it, to hand over'],
    ],
    who: ['auditor', 'security'],
    audited: true,
  },
  {
    words: 'erase',
    does: 'erases somebody: their rows, and what names them anywhere else',
    about: [
      "Once they have had no part in anything for the policy's days (retention.days, 400 unless it says otherwise), own no token that has not ended, and hold no role. Entries of the audit stay, without names and reasons, and verify as before: audit verify counts what was erased. It cannot be taken back.",
      'Broken off, the bot goes on with it. Nobody erases themselves.',
    ],
    arguments: [ID],
    options: [AS],
    examples: [['erase 7e57ab1e-0000-4000-8000-000000000103', 'in the console of the app']],
    who: ['operator'],
    audited: true,
  },
] as const satisfies readonly CliEntry[];
