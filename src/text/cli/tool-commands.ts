// The commands of `otp-bridge` that work on a secret which somebody holds, and open nothing of a deployment.
import type { CliEntry } from './entry.js';

/** The argument of the commands that need no deployment. */
const SECRET = {
  name: 'SECRET',
  is: 'base32, hex: with hexadecimal behind it, or an otpauth:// address; - asks for it, unseen, or takes it from a pipe',
} as const;
/** An argument can be seen by others. */
const IN_SIGHT =
  'A secret that is typed as an argument stays in the history of the shell, and other users of the machine can see it in the list of processes: type - instead.';

export const TOOL_COMMANDS = [
  {
    words: 'code',
    does: 'prints the code of a secret that you hold, or the codes around now',
    about: [IN_SIGHT],
    arguments: [SECRET],
    options: [
      { name: '--table', is: 'from four steps before now to four after, with their times' },
      {
        name: '--verifier',
        value: 'PROFILE',
        is: 'who checks the code, for the times: entra (as without it), rfc6238 or strict',
      },
      { name: '--watch', is: 'the code of each step as it comes, until Ctrl+C', endless: true },
    ],
    examples: [
      ['code -', 'asks for the secret, and prints the code of now alone'],
      ['code - --table --verifier rfc6238', 'nine codes, each with its time'],
    ],
    who: 'anybody',
    audited: false,
  },
  {
    words: 'read',
    does: 'prints what the QR codes in pictures say',
    about: [
      'The secret is in what it prints: into a pipe, not onto a screen that is shared.',
      'One line for each code, picture by picture. A picture in which none is found is named by its number; the others are read all the same, and it ends with 1.',
    ],
    arguments: [{ name: 'IMAGE', is: 'PNG or JPEG files', file: true, many: true }],
    examples: [
      ['read screenshot.png', 'behind it | otp-bridge code - makes the code of it'],
      ['read a.png b.png --json', 'which picture says what'],
    ],
    who: 'anybody',
    audited: false,
  },
  {
    words: 'qr',
    does: 'draws a secret as a QR code for a burner, and says what to set there',
    about: [IN_SIGHT],
    arguments: [SECRET],
    options: [
      { name: '--png', value: 'FILE', is: 'into a new picture, not onto the terminal', file: true },
    ],
    examples: [['qr -', 'on the terminal, black on white']],
    who: 'anybody',
    audited: false,
  },
  {
    words: 'drift',
    does: "says how far off a token's clock is, from a code that it shows",
    about: [
      'One code finds what is within 20 steps; with the next one a whole day is searched, and chance is ruled out.',
      IN_SIGHT,
      'Ends with 0 where the code is one of the secret.',
    ],
    arguments: [SECRET, { name: 'CODE', is: 'what the token shows now' }],
    options: [{ name: '--next', value: 'CODE', is: 'what it showed after that' }],
    examples: [
      ['drift - 123456', 'from one code'],
      ['drift - 123456 --next 654321', 'from two, surely'],
    ],
    who: 'anybody',
    audited: false,
  },
  {
    words: 'calibrate',
    does: 'measures which steps a verifier accepts, by five to seven sign-ins',
    about: [
      'With a test account whose second factor is this secret. It says when to send which code, and asks what came of it. No step is tried twice, and steps only rise: a verifier may refuse a code that is not newer than the last, and that would say nothing of its window.',
      'What it finds is never wider than the truth, as long as clocks are at most 20 seconds apart. The file holds steps and times, no secret and no code; broken off, it goes on from there. At the end the profile for the policy stands in it.',
      'Refused codes count towards a lockout of the account (smart lockout): what to do about that it says before the first one.',
      IN_SIGHT,
    ],
    arguments: [
      SECRET,
      { name: 'FILE', is: 'where the run is kept, and the profile at its end', file: true },
    ],
    examples: [['calibrate - entra.json', 'asks for the secret, then goes on or begins']],
    who: 'anybody',
    audited: false,
  },
] as const satisfies readonly CliEntry[];
