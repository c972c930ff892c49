// What the commands about people say: who is using them, and why not; and their lists.
import type { NotAdmitted } from '../../app/tenant/admit-command.js';

export const people = {
  opening: 'store, directory and policy',
  signedIn: (name: string, account: string) => `As ${name} (${account}).`,
  unverified: (name: string, account: string) =>
    `As ${name} (${account}): this is the local trial, which verifies nobody.`,
  askedToSignIn: (address: string, code: string) =>
    `To say who you are, open ${address} in a browser and type ${code}.`,
  refusals: {
    NOT_SIGNED_IN:
      'This is about people, so it has to know who you are: sign in with az login, or answer on a terminal with the code that is shown.',
    UNKNOWN_TO_DIRECTORY: 'The directory does not know you as an active member of this tenant.',
    NO_ROLE: 'The policy does not give you the role for that: see otp-bridge help.',
    NOT_OPEN: 'There is nothing yet: the bot has not run here.',
  } satisfies Readonly<Record<NotAdmitted['code'], string>>,
  asMissing:
    'Say as whom: --as NAME, somebody of the sample people. The local trial verifies nobody.',
  asElsewhere: '--as is for the local trial alone: here you are who you have signed in as.',
  nobodyCalled: (name: string) => `Nobody, or more than one, is called ${name}.`,
  locked:
    'The bot runs, and holds the store of the local trial. Ask it in its window (/tokens, /requests), or stop it with Ctrl+C and try again.',
  noTrial: (folder: string) =>
    `There is no local trial in ${folder}. npm start makes one; OTP_BRIDGE_DATA names another folder.`,
  noTokens: 'No token is under way.',
  noRequests: 'You have asked for nothing that is open, and nothing waits for you.',
  moreRequests: 'There are more: /requests in the chat.',
  tokenColumns: ['owner', 'stage', 'since', 'issuer', 'id'],
  requestColumns: ['what', 'owner', 'asked by', 'stands', 'asked at', 'id'],
  mine: 'Yours:',
  waiting: 'Waiting for you:',
  policy: (version: string, from: string) => `The policy in force is ${version}, from ${from}.`,
  policyHolders: (role: string, holders: number, groups: number) =>
    `  ${role.padEnd(12)} ${holders} people and ${groups} groups named`,
  policyApprovals: (needed: number) =>
    `Approvals needed: ${needed}, and more where a rule says so.`,
  policyMore: 'policy explain says what that means for two people.',
} as const;
