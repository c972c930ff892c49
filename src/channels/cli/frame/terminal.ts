// What a command prints to, and what it is given: the same in a terminal, in a pipe and in a test.
import type { CliName } from '../../../text/cli/commands.js';
import type { Exit } from '../../../text/cli/frame.js';

export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody looks at it. */
  readonly isTerminal: { readonly out: boolean; readonly err: boolean };
  /** Columns. */
  readonly width: number;
  /** `NO_COLOR` is set, to whatever. */
  readonly noColour: boolean;
  readonly version: string;
  /** One line that somebody types; absent where nobody can. */
  readonly ask?: (question: string) => Promise<string>;
};

/** What was typed behind a command, as the table has it. */
export type Given = {
  /** By name, in capitals. */
  readonly arguments: Readonly<Record<string, string>>;
  /** All of an argument that takes many, as they were typed; the first is among `arguments`, too. */
  readonly many?: readonly string[];
  /** By name, with its dashes; those that take no value are `true`. */
  readonly options: Readonly<Record<string, string | true>>;
};

export type Kind = 'plain' | 'good' | 'bad' | 'waiting';

/** What a command says while it runs. */
export type Saying = {
  /** Somebody is there who could do what is asked of them. */
  readonly canAsk: boolean;
  /** Whether somebody who is there says yes; false where nobody can be asked. */
  readonly confirm: (question: string) => Promise<boolean>;
  readonly line: (text: string, kind?: Kind) => void;
  /** What did not go, or is no part of the answer: on stderr. */
  readonly problem: (text: string) => void;
  /** Where it is by now: drawn on a terminal after a second, and gone when the next line is said. */
  readonly progress: (what: string, share?: { readonly done: number; readonly of: number }) => void;
};

/** `json`: the whole of it, for a script. */
export type Done = { readonly exit: Exit; readonly json: JsonAnswer };
export type JsonAnswer = { readonly [name: string]: unknown };

export type Run = (name: CliName, given: Given, saying: Saying) => Promise<Done>;
