import type { CommandName } from './commands.js';

/** One line of `/help`: a command as it may be typed, and what it does. */
export type HelpLine = { readonly command: string; readonly does: string };

/** At least one line for every command that there is: a command without help does not compile. */
export type HelpLines = Readonly<Record<CommandName, readonly [HelpLine, ...HelpLine[]]>>;
