// From the words that were typed to the command that runs, and to how it ends. What was not typed as the help says runs nothing.
import { CommanderError } from 'commander';
import type { CliEntry } from '../../../text/cli/entry.js';
import { EXITS, frame } from '../../../text/cli/frame.js';
import type { Exit } from '../../../text/cli/frame.js';
import { programOf } from './program.js';
import type { Typed } from './program.js';
import { Talker } from './say.js';
import type { Given, Run, Terminal } from './terminal.js';

type Problem = { readonly code: string; readonly text: string; readonly words: string };
type Read = { readonly typed: Typed } | { readonly help: true } | { readonly problem: Problem };

export async function runCli(
  words: readonly string[],
  terminal: Terminal,
  run: Run,
): Promise<Exit> {
  const json = words.includes('--json');
  const read = readWords(words, json ? { ...terminal, err: () => undefined } : terminal);
  if ('help' in read) return EXITS.done;
  if ('problem' in read) return complain(terminal, read.problem, json);
  const { entry, given } = read.typed;
  const talker = new Talker(terminal, { json, noColour: words.includes('--no-color') });
  try {
    const done = await run(entry.words, given, talker);
    talker.end();
    if (json) terminal.out(`${JSON.stringify({ command: entry.words, ...done.json }, null, 2)}\n`);
    return done.exit;
  } finally {
    talker.end();
  }
}

function complain(terminal: Terminal, { code, text, words }: Problem, json: boolean): Exit {
  const message = `${text} ${frame.seeHelp(words)}`;
  terminal.err(json ? `${JSON.stringify({ error: { code, message } })}\n` : `${message}\n`);
  return EXITS.usage;
}

/** `help COMMAND` is `COMMAND --help`. */
function readWords(words: readonly string[], terminal: Terminal): Read {
  const [first, ...rest] = words;
  const asked = first === 'help' ? [...rest, '--help'] : words;
  const found: Typed[] = [];
  const program = programOf(terminal, (typed) => found.push(typed));
  try {
    program.parse(['node', 'otp-bridge', ...asked]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { help: true };
    return { problem: problemOf(error, leadingWords(program, asked)) };
  }
  const [typed] = found;
  if (typed === undefined) return { problem: problem('NO_COMMAND', frame.problems.NO_COMMAND, '') };
  return missingIn(typed) ?? endlessIn(typed, asked.includes('--json')) ?? { typed };
}

type Tree = ReturnType<typeof programOf>;

/** Those of them that are words of our commands. */
function leadingWords(program: Tree, words: readonly string[]): string {
  const path: string[] = [];
  for (let at: Tree | undefined = program; at !== undefined;) {
    at = at.commands.find((one) => one.name() === words[path.length]);
    if (at !== undefined) path.push(at.name());
  }
  return path.join(' ');
}

function problem(code: string, text: string, words: string): Problem {
  return { code, text, words };
}

/** Of commander's own message only what comes from our table. */
function problemOf({ code, message }: CommanderError, words: string): Problem {
  const meant = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  const suggested = meant === undefined ? '' : ` ${frame.meant(meant)}`;
  const { problems } = frame;
  switch (code) {
    case 'commander.unknownOption':
      return problem('UNKNOWN_OPTION', `${problems.UNKNOWN_OPTION}${suggested}`, words);
    case 'commander.optionMissingArgument': {
      const option = /'(--[a-z-]+)/.exec(message)?.[1] ?? '';
      return problem('OPTION_WITHOUT_VALUE', problems.OPTION_WITHOUT_VALUE(option), words);
    }
    case 'commander.excessArguments':
      return problem('TOO_MANY', problems.TOO_MANY, words);
    case 'commander.help':
      return problem('NO_COMMAND', problems.NO_COMMAND, words);
    default:
      return problem('UNKNOWN_COMMAND', `${problems.UNKNOWN_COMMAND}${suggested}`, words);
  }
}

function missingIn({ entry, given }: Typed): { readonly problem: Problem } | undefined {
  const missing = missingNames(entry, given);
  const { words } = entry;
  if (missing.length > 0) {
    return { problem: problem('MISSING', frame.problems.MISSING(missing), words) };
  }
  for (const { name, oneOf } of listedArguments(entry)) {
    if (oneOf !== undefined && !oneOf.includes(given.arguments[name] ?? '')) {
      return { problem: problem('NOT_ONE_OF', frame.problems.NOT_ONE_OF(name, oneOf), words) };
    }
  }
  return undefined;
}

/** A script that waits for one whole document would wait for ever. */
function endlessIn(
  { entry, given }: Typed,
  json: boolean,
): { readonly problem: Problem } | undefined {
  const options: CliEntry['options'] = entry.options;
  const found = options?.find(
    ({ name, endless }) => endless === true && given.options[name] === true,
  );
  if (!json || found === undefined) return undefined;
  return { problem: problem('ENDLESS', frame.problems.ENDLESS(found.name), entry.words) };
}

const listedArguments = (entry: CliEntry): NonNullable<CliEntry['arguments']> =>
  entry.arguments ?? [];

function missingNames(entry: CliEntry, given: Given): readonly string[] {
  const names = listedArguments(entry)
    .filter(({ optional }) => optional !== true)
    .map(({ name }) => name);
  const options = (entry.options ?? []).filter(({ needed }) => needed).map(({ name }) => name);
  return [
    ...names.filter((name) => given.arguments[name] === undefined),
    ...options.filter((name) => given.options[name] === undefined),
  ];
}
