// Every command, in the order in which `/help` lists them: what is typed, what follows it, whom it is for, and where it is on
// offer. The parser, the suggestions, the help, the handlers and the menus of Teams are made of this table or held against it.
import type { Right } from '../domain/policy/roles.js';

type Entry = {
  /** As it is typed; the slash may be left out. */
  readonly name: string;
  /** Other ways to type it. */
  readonly also?: readonly string[];
  readonly follows:
    'nothing' | 'ask' | 'whom' | 'whom-and-why' | 'everybody-or-whom' | 'look-back' | 'to-find';
  /** Shown to people with one of these rights; to everybody where absent. Who may do what is asked when it is done. */
  readonly for?: readonly Right[];
  /** To everybody else it is not there: neither is it offered for a slip, nor is it said that they may not. */
  readonly hidden?: true;
  /** Only where this bot has the page on which tokens are set up. */
  readonly needsPage?: true;
  /** In the list that Teams offers while somebody types: in the personal chat, or in teams and groups too. */
  readonly menu?: 'personal' | 'everywhere';
};

export const COMMANDS = [
  { name: 'otp', follows: 'ask', for: ['requester'], menu: 'everywhere' },
  { name: 'requests', follows: 'to-find', menu: 'everywhere' },
  { name: 'freeze', follows: 'everybody-or-whom', for: ['security'] },
  { name: 'unfreeze', follows: 'everybody-or-whom', for: ['security'] },
  { name: 'freezes', follows: 'nothing', for: ['security', 'auditor'] },
  { name: 'compromised', follows: 'whom-and-why', for: ['security', 'provisioner'] },
  { name: 'reviews', follows: 'nothing', for: ['security', 'auditor'] },
  { name: 'audit', follows: 'look-back', for: ['auditor', 'security'], hidden: true },
  { name: 'provision', follows: 'whom', for: ['provisioner'], needsPage: true },
  {
    name: 'reburn',
    also: ['re-burn'],
    follows: 'whom-and-why',
    for: ['provisioner'],
    needsPage: true,
  },
  { name: 'export', follows: 'whom-and-why', for: ['export'] },
  { name: 'tokens', follows: 'to-find', for: ['provisioner'] },
  { name: 'token', follows: 'whom', for: ['provisioner'] },
  { name: 'delivered', follows: 'whom', for: ['provisioner'] },
  { name: 'lost', follows: 'whom', for: ['provisioner'] },
  { name: 'cancel', follows: 'whom', for: ['provisioner'] },
  { name: 'mine', follows: 'nothing', menu: 'personal' },
  { name: 'whoami', also: ['who-am-i'], follows: 'nothing', menu: 'personal' },
  { name: 'help', also: ['', '?', 'hilfe'], follows: 'nothing', menu: 'everywhere' },
] as const satisfies readonly Entry[];

type Listed = (typeof COMMANDS)[number];
export type CommandName = Listed['name'];
export type Follows = Entry['follows'];
/** The commands behind which this may stand. */
export type CommandWith<F extends Follows> = Extract<Listed, { readonly follows: F }>['name'];
/** What follows each of them. */
export type FollowsOf = { readonly [L in Listed as L['name']]: L['follows'] };

/** The same table, without knowing which command it is. */
export const LISTED: readonly (Entry & { readonly name: CommandName })[] = COMMANDS;

/** What people type first to somebody new, as `foldName` has it; nothing else stands beside it. */
const GREETINGS: readonly string[] = ['hi', 'hello', 'hey', 'hallo', 'gruezi', 'moin', 'servus'];

export function isGreeting(word: string): boolean {
  return GREETINGS.includes(word);
}

/** The command that is typed so, as `foldName` has it; undefined where there is none. */
export function findCommand(word: string): Listed | undefined {
  return COMMANDS.find(({ name, also }: Entry) => name === word || also?.includes(word) === true);
}
