// What `otp-bridge` says around its commands: help, slips, how it ends. What was typed is never repeated: it may be a secret.
import type { Who } from './entry.js';

export const PROGRAM = 'otp-bridge';

/** How it ends. */
export const EXITS = {
  done: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  locked: 4,
} as const;
export type Exit = (typeof EXITS)[keyof typeof EXITS];

export const EXIT_LINES: readonly (readonly [Exit, string])[] = [
  [EXITS.done, 'it is done, and all is well'],
  [EXITS.failed, 'it could not be done, or something is missing: the lines say what'],
  [EXITS.usage, 'it was not typed as the help says: nothing was done'],
  [EXITS.refused, 'you are not signed in, or may not do that: nothing was done'],
  [EXITS.locked, 'the bot holds the store of the local trial: nothing was done'],
];

const seeHelp = (words: string): string =>
  `See ${[PROGRAM, ...words.split(' ')].join(' ').trim()} --help.`;
const list = (names: readonly string[]): string => names.join(' and ');

export const frame = {
  does: 'What an administrator runs beside the bot.',
  asJson: 'print one JSON document instead of lines',
  noColour: 'no colours (as with NO_COLOR)',
  version: 'print the version',
  help: 'print this, and do nothing else',
  helpOf: (words: string) => `${PROGRAM} help COMMAND says more of one${words}.`,
  headings: { examples: 'Examples:', exits: 'Ends with:', who: 'Who may:', about: '' },
  who: (who: Who): string => {
    if (who === 'anybody') return 'anybody: it opens nothing of a deployment';
    if (who === 'console')
      return "whoever has the app's console; nobody signs in, and it names nobody";
    if (who === 'member') return 'everybody of the tenant, signed in; each sees what is theirs';
    if (who.includes('export')) return 'whom the policy names in seedExport, signed in';
    return `whoever is ${who.join(' or ')}, signed in`;
  },
  problems: {
    UNKNOWN_COMMAND: 'There is no such command.',
    UNKNOWN_OPTION: 'There is no such option.',
    OPTION_WITHOUT_VALUE: (option: string) => `${option} needs what it shall be.`,
    MISSING: (names: readonly string[]) =>
      `${list(names)} ${names.length > 1 ? 'are' : 'is'} missing.`,
    TOO_MANY: 'There is more behind the command than it takes.',
    NOT_ONE_OF: (name: string, values: readonly string[]) =>
      `${name} is one of ${values.join(', ')}.`,
    ENDLESS: (option: string) =>
      `${option} prints on and on, until Ctrl+C, so there is no whole JSON document: leave --json out.`,
    NO_COMMAND: 'Which command?',
  },
  meant: (meant: string) => `Did you mean ${meant}?`,
  seeHelp,
} as const;
