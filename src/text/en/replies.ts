// What the bot answers to what was typed.
import type { Right } from '../../domain/policy/roles.js';
import { PRODUCT_NAME } from '../product-name.js';
import { help } from './help.js';

const ROLES: Readonly<Record<Right, string>> = {
  requester: 'ask for codes',
  approver: 'approve codes',
  provisioner: 'set up tokens',
  auditor: 'read the audit',
  security: 'freeze codes',
  operator: `run ${PRODUCT_NAME}`,
  'break-glass': 'release a code in an emergency',
  export: 'ask that a token’s secret leaves in a file',
};

export const replies = {
  alreadyOpen:
    'You already have an open request for this account. Here is its card again. To ask for something else, end that one first, on its card.',
  nothingHere: 'There is nothing here for you. To see your requests, type /requests.',
  unknownCommand: 'I did not understand that. To see what you can type, type /help.',
  didYouMean: (command: string): string =>
    `I did not understand that. Did you mean ${command}? To see what you can type, type /help.`,
  /** By what did not answer. */
  failed: {
    people: (incident: string): string =>
      `I cannot look up just now who has which role, so I let nobody through, and nothing was given out. Try again in a minute; if it happens again, tell your administrator this number: ${incident}`,
    records: (incident: string): string =>
      `I cannot reach my records just now, and nothing was given out. Try again in a minute: what was done already is not done a second time. If it happens again, tell your administrator this number: ${incident}`,
    notLetIn: (incident: string): string =>
      `I may not read my records just now, so I decided nothing, and nothing was given out. Tell your administrator this number: ${incident}. For them: the doctor in docs/deploy.md says which role or way through the firewall is missing.`,
    recordsGone: (incident: string): string =>
      `I do not find my records where they were, so I decided nothing, and nothing was given out. Tell your administrator this number: ${incident}. For them: the doctor in docs/deploy.md says how to go on.`,
    rules: (incident: string): string =>
      `The rules were changed just now, and I do not see the new ones yet. So I decided nothing, and nothing was given out. Try again in a minute; if it happens again, tell your administrator this number: ${incident}`,
    newer: (incident: string): string =>
      `A newer version of me has taken over, and this one decides nothing any more; nothing was given out. During an update that takes a few minutes: then try again. If it goes on, tell your administrator this number: ${incident}`,
    unexpected: (incident: string): string =>
      `Something went wrong on my side, and nothing was given out. Try again in a minute; if it happens again, tell your administrator this number: ${incident}`,
  },
  /** By what is missing before anything can be decided. */
  waiting: {
    policy: `${PRODUCT_NAME} is not set up yet: it has no rules of who may do what, so nobody can do anything. Whoever sets it up finds in docs/deploy.md, The policy, how to put them in place; after that it works within seconds.`,
    records: `${PRODUCT_NAME} is not ready yet: it cannot use its records yet, so it decides nothing. It goes on by itself as soon as it can. Right after the set-up that takes up to half an hour; if it takes longer, tell your administrator: the doctor in docs/deploy.md says what is missing.`,
    state: `${PRODUCT_NAME} does not find its records where they were, so it decides nothing, and nothing is given out. Tell your administrator: the doctor in docs/deploy.md says how to go on.`,
    unexpected: `${PRODUCT_NAME} cannot start its work just now, so it decides nothing. It tries again by itself. If that goes on, tell your administrator: the app’s log says why.`,
  },
  identityUnknown:
    'I cannot tell for certain who you are, so I have done nothing. Write to me with your own account of this organisation; if you did, tell your administrator.',
  unreadable:
    'I could not read what your Teams sent, so I have done nothing. Please send it again.',
  answeredInOurChat: 'I have answered in our chat.',
  openOurChat: `I answer in a personal chat only. Open the chat with ${PRODUCT_NAME} and ask again there.`,
  personalChatOnly:
    'That works in our personal chat only. Type /requests there to see the card again.',
  noSetUp:
    'Tokens cannot be set up here: the set-up page is missing. Ask your administrator to install it.',
  tooOften:
    'You have typed that many times within a minute, and your role does not allow it. Try again in a minute. If you should have another role, tell your administrator.',
  askedTooOften: 'You have asked for that many times within a minute. Ask again in a minute.',
  secretTyped:
    'Your message holds a token’s secret key, or something that looks like one, so I have kept nothing of it and passed nothing on. If it is one, delete your message now; and if others could read it, it is no secret any more: enrol the token anew, with a new QR code. A secret key belongs on the set-up page alone, which /provision and the person’s name opens. If it is none, send it again in other words.',
  pictureSent:
    'I never open pictures or files, so I have not looked at this one. If it shows a QR code or a secret key, delete your message now; and if others could see it, it is no secret any more: enrol the token anew, with a new QR code. It belongs on the set-up page alone, which /provision and the person’s name opens.',
  moved: {
    heading: 'This card has moved',
    line: (owner: string): string => `The request for ${owner} goes on further down in this chat.`,
  },
  askRefused: 'No request was made',
  help,
  whoAmI: {
    heading: 'As I know you',
    name: 'Name',
    account: 'Account',
    roles: 'You may',
    role: ROLES,
    noRole:
      'see what I hold of you and stop what concerns you: type /mine. That takes no role. To help others takes one, which your administrator gives.',
    next: 'To see what you can type, type /help.',
    unknown: 'I do not find you in the directory. Ask your administrator to add you.',
  },
  requests: {
    none: 'You have no open requests, and none waits for you. Who asks for codes of yours, you see by /mine. To see what you can type, type /help.',
    some: (mine: number, waiting: number, answered: number): string =>
      [
        `${requests(mine, 'of yours')}, ${requests(waiting, 'for you to answer')}`,
        ...(answered === 0
          ? []
          : [requests(answered, 'that needs no answer of yours', 'that need no answer of yours')]),
      ].join(', ') + '. The cards follow.',
    more: 'There are more than I can show at once. When these are done, type /requests again.',
  },
};

function requests(count: number, whose: string, several = whose): string {
  return count === 1 ? `1 open request ${whose}` : `${count} open requests ${several}`;
}
