// What the table of the command line says of one command. Help, completion, the page of commands and the table of who may are
// made of it.
import type { Right } from '../../domain/policy/roles.js';

export type CliArgument = {
  /** In capitals, as the help names it. */
  readonly name: string;
  readonly is: string;
  /** Completed as a path. */
  readonly file?: true;
  readonly oneOf?: readonly string[];
  /** The command can do without it. */
  readonly optional?: true;
  /** The last one: any number of them, one at least. */
  readonly many?: true;
};

export type CliOption = {
  /** With its dashes. */
  readonly name: `--${string}`;
  /** In capitals; absent where the option takes none. */
  readonly value?: string;
  readonly is: string;
  /** The command cannot do without it. */
  readonly needed?: true;
  /** With it the command prints on and on, so there is never one whole answer. */
  readonly endless?: true;
  readonly file?: true;
};

/**
 * Who may use it on a deployment.
 * - `anybody`: it opens nothing of a deployment.
 * - `console`: whoever has the app's console. It names nobody, and nobody signs in.
 * - `member`: whom the directory knows, signed in; they see what is theirs.
 * - rights: whoever holds one of them at that moment, signed in.
 */
export type Who = 'anybody' | 'console' | 'member' | readonly Right[];

export type CliEntry = {
  /** As they are typed, one space between them. */
  readonly words: string;
  /** One line, without a full stop. */
  readonly does: string;
  /** What else is to be known before it is used. */
  readonly about?: readonly string[];
  readonly arguments?: readonly CliArgument[];
  readonly options?: readonly CliOption[];
  /** At least one: what is typed behind `otp-bridge`, and what comes of it. */
  readonly examples: readonly [Example, ...Example[]];
  readonly who: Who;
  /** In the audit: always where it opens a deployment. */
  readonly audited: boolean;
};

type Example = readonly [typed: string, does: string];
