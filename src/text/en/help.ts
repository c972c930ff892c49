// `/help`: what can be typed, command by command.
import type { HelpLines } from '../help-line.js';

export const help = {
  heading: 'What you can type',
  commands: helpLines({
    otp: [
      {
        command: '/otp alice at the airport',
        does: 'Asks for one code for Alice. The words after the name are the reason.',
      },
      {
        command: '/otp alice by mail',
        does: 'The same, for a code that you send instead of reading it out.',
      },
      {
        command: '/otp alice locked out, verified by call-back',
        does: 'The same, without the card that asks how you made sure who is calling.',
      },
      {
        command: '/otp alice tomorrow 8:00',
        does: 'The same, for later: also in 20m or at 14:30.',
      },
    ],
    requests: [
      {
        command: '/requests',
        does: 'Shows your open requests, and those that wait for your answer.',
      },
      {
        command: '/requests all',
        does: 'Shows auditors and the security team what is open everywhere.',
      },
    ],
    freeze: [
      {
        command: '/freeze',
        does: 'Stops all codes at once. With a name, those of that person alone. The words after that are the reason.',
      },
    ],
    unfreeze: [
      {
        command: '/unfreeze',
        does: 'Lifts a freeze that somebody else has ordered. With a name, that person’s.',
      },
    ],
    freezes: [{ command: '/freezes', does: 'Shows what is frozen, by whom, since when and why.' }],
    compromised: [
      {
        command: '/compromised alice her laptop was stolen',
        does: 'Stops everything of Alice’s token at once, where its secret may be in other hands. The words after the name are the reason.',
      },
    ],
    reviews: [
      { command: '/reviews', does: 'Shows the emergencies that nobody has looked into yet.' },
    ],
    audit: [
      {
        command: '/audit alice since monday',
        does: 'Shows who saw which code, when and why, and who agreed. With “releases”, only what was disclosed.',
      },
    ],
    provision: [
      {
        command: '/provision alice',
        does: 'Opens the page on which a token is set up for Alice.',
      },
    ],
    reburn: [
      {
        command: '/reburn alice the burner failed',
        does: 'Asks to see the whole secret of Alice’s token once more, to burn it again. The words after the name are the reason.',
      },
    ],
    export: [
      {
        command: '/export alice it goes into Entra',
        does: 'Asks that the whole secret of Alice’s token leaves in a file; two people have to approve. The words after the name are the reason.',
      },
    ],
    tokens: [
      { command: '/tokens', does: 'Shows the tokens under way, and what is to be done next.' },
      {
        command: '/tokens alice',
        does: 'Finds tokens by a name, a serial number or a stage; with the word all those that have ended, too.',
      },
    ],
    token: [
      { command: '/token alice', does: 'Shows where Alice’s token stands, and its history.' },
    ],
    delivered: [
      {
        command: '/delivered alice',
        does: 'Says that Alice’s token has arrived; a code from it proves that.',
      },
    ],
    lost: [{ command: '/lost alice', does: 'Says that Alice’s token is gone.' }],
    cancel: [
      {
        command: '/cancel alice',
        does: 'Cancels Alice’s token, where it is not needed any more.',
      },
    ],
    mine: [
      {
        command: '/mine',
        does: 'Shows what I hold of you, and to whom codes of yours were shown; stops it with one press.',
      },
    ],
    whoami: [{ command: '/whoami', does: 'Shows as whom I know you, and what you may do.' }],
    help: [{ command: '/help', does: 'Shows this list.' }],
  }),
  lines: [
    'The slash may be left out. A name may be of several words.',
    'A second person approves, then whoever asked sees one code. The account owner is told.',
  ],
  trial:
    'To try it: type /otp alice as Alex Wilber, send the request, and press Approve as Megan Bowen.',
};

/** As many lines for a command as a language needs. */
function helpLines(lines: HelpLines): HelpLines {
  return lines;
}
