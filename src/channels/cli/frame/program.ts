// The table as commander takes it. Nothing of a command is loaded for it.
import { Argument, Command, Option } from 'commander';
import { CLI_LISTED } from '../../../text/cli/commands.js';
import type { CliEntry } from '../../../text/cli/entry.js';
import { EXIT_LINES, frame, PROGRAM } from '../../../text/cli/frame.js';
import type { Given, Terminal } from './terminal.js';

type Listed = (typeof CLI_LISTED)[number];
/** What is to be run, with what. */
export type Typed = { readonly entry: Listed; readonly given: Given };

/** `out`: where help goes, `err` where it was not asked for. `found`: called with what was typed, where that is a command. */
export function programOf(
  { version, out, err }: Pick<Terminal, 'version' | 'out' | 'err'>,
  found: (typed: Typed) => void,
): Command {
  const program = new Command(PROGRAM)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, outputError: () => undefined })
    .configureHelp({ visibleCommands, subcommandTerm: termOf, subcommandDescription: doesOf })
    .helpOption('-h, --help', frame.help)
    .helpCommand(false)
    .description(frame.does)
    .version(version, '--version', frame.version)
    .addHelpText('after', `\n${exitLines()}\n${frame.helpOf('')}`);
  for (const entry of CLI_LISTED) addTo(program, entry, found);
  for (const group of program.commands) group.addHelpText('after', ownHelp(nameOf(group)));
  return program;
}

/** All that do something, wherever in the tree they are. */
function visibleCommands(command: Command): Command[] {
  return command.commands.flatMap((one) => [
    ...(entryOf(nameOf(one)) === undefined ? [] : [one]),
    ...visibleCommands(one),
  ]);
}

/** Without the program's own name. */
function nameOf(command: Command): string {
  const { parent } = command;
  if (parent === null) return '';
  return `${nameOf(parent)} ${command.name()}`.trim();
}

const entryOf = (words: string): Listed | undefined =>
  CLI_LISTED.find((one) => one.words === words);
const termOf = (command: Command): string => {
  const words = nameOf(command);
  const named: CliEntry['arguments'] = entryOf(words)?.arguments;
  return [words, ...(named ?? []).map(shownName)].join(' ');
};
const shownName = ({ name, many }: NonNullable<CliEntry['arguments']>[number]): string =>
  many === true ? `${name}...` : name;
const doesOf = (command: Command): string => entryOf(nameOf(command))?.does ?? '';

function addTo(program: Command, entry: Listed, found: (typed: Typed) => void): void {
  const command = placeOf(program, entry.words);
  command.description([entry.does, ...(entry.about ?? [])].join('\n\n'));
  for (const one of entry.arguments ?? []) command.addArgument(argumentOf(one));
  for (const one of entry.options ?? []) command.addOption(new Option(flagsOf(one), one.is));
  command.option('--json', frame.asJson).option('--no-color', frame.noColour);
  command.action(() => {
    found({ entry, given: givenOf(command, entry) });
  });
  if (command.parent !== program) command.addHelpText('after', ownHelp(entry.words));
}

/** Missing ones are named all together, by us. */
function argumentOf(one: NonNullable<CliEntry['arguments']>[number]): Argument {
  const { is, oneOf } = one;
  return new Argument(
    `[${shownName(one)}]`,
    oneOf === undefined ? is : `${is}: ${oneOf.join(', ')}`,
  );
}

export function flagsOf({ name, value }: NonNullable<CliEntry['options']>[number]): string {
  return value === undefined ? name : `${name} <${value}>`;
}

function placeOf(program: Command, words: string): Command {
  return words.split(' ').reduce<Command>((at, word) => {
    const there = at.commands.find((one) => one.name() === word);
    return there ?? at.command(word).helpCommand(false).allowExcessArguments(false);
  }, program);
}

function givenOf(command: Command, { arguments: named = [], options = [] }: CliEntry): Given {
  const texts = named.flatMap(({ name }, at): [string, string][] => {
    const typed = command.args[at];
    return typed === undefined ? [] : [[name, typed]];
  });
  const values = command.opts<Record<string, unknown>>();
  const said = options.flatMap(({ name }): [string, string | true][] => {
    const value = values[camelCase(name)];
    return typeof value === 'string' || value === true ? [[name, value]] : [];
  });
  const several = named.findIndex(({ many }) => many === true);
  return {
    arguments: Object.fromEntries(texts),
    options: Object.fromEntries(said),
    ...(several < 0 ? {} : { many: command.args.slice(several) }),
  };
}

const camelCase = (name: string): string =>
  name.slice(2).replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());

function ownHelp(words: string): string {
  const entry = entryOf(words);
  if (entry === undefined) return '';
  const { examples, who } = frame.headings;
  const lines = entry.examples.map(([typed, does]) => `  ${PROGRAM} ${typed}\n      ${does}`);
  return ['', examples, ...lines, '', `${who} ${frame.who(entry.who)}`].join('\n');
}

function exitLines(): string {
  const lines = EXIT_LINES.map(([exit, means]) => `  ${exit}  ${means}`);
  return [frame.headings.exits, ...lines, ''].join('\n');
}
