// The set-up page: its frame, and what may go wrong on it.
import type { ReleaseRefusal } from '../../domain/release/refusal.js';
import type { Stage } from '../../domain/tokens/token.js';
import type { GuardWords, PageFailure, RefusalWords } from '../page-refusal.js';
import { pageBurn } from './page-burn.js';
import { pageCapture } from './page-capture.js';
import { pageEnrol } from './page-enrol.js';
import { pageShip } from './page-ship.js';
import { pageToolset } from './page-toolset.js';
import { triesLeft } from './tokens.js';

const REFUSED_IN: Readonly<Partial<Record<Stage, string>>> = {
  cancelled: 'This token was cancelled. Capture a QR code again.',
  lost: 'This token was reported lost. Type /provision and the name to set up a new one.',
  replaced: 'This token was replaced by another one. Type /token and the name to see that.',
  delivered:
    'This token has been delivered, so nothing is shown or changed here any more. If it is gone, type /lost and the name.',
  compromised:
    'This token was stopped: its secret may be in other hands. Remove the method in Entra, then type /provision and the name.',
};

const refusals: RefusalWords = {
  NOT_A_PROVISIONER: () =>
    'You may not set up tokens. If you should be able to, ask your administrator.',
  NOT_CONCERNED: () =>
    'Only the security team, those who set up tokens and the account owner can do that. Call your security team.',
  NOT_THE_CAPTOR: () => 'Only the person who captured this token may do that. Ask them.',
  OWNER_UNKNOWN: () =>
    'The directory does not know the account owner any more (the account may be disabled), so nothing is shown. Ask your administrator.',
  CAPTOR_CONFIRMS: () =>
    'You captured this token, so somebody else has to confirm it. Ask a colleague to type /token and the name.',
  NOT_IN_THIS_STAGE: ({ stage }) =>
    Object.entries(REFUSED_IN).find(([name]) => name === stage)?.[1] ??
    'That is not possible now: the token has moved on. This page shows where it stands.',
  NO_CASE: () => 'This set-up is over. To begin again, type /provision and the name.',
  TICKET_UNKNOWN: () =>
    'This link has been used, or is older than ten minutes. Type /provision and the name for another one.',
  VAULT_FAILED: ({ retryable }) =>
    retryable === true
      ? 'The safe did not answer just now, so nothing was done. Try again in a minute.'
      : 'The safe refused, so nothing was done. Ask your administrator.',
  LOG_ROLLED_BACK: () =>
    'Nothing is shown: the records of this bridge are older than what was signed and kept elsewhere, so somebody has put an old copy in their place. Call whoever runs OTP Bridge, and your security team.',
  LOG_UNANCHORED: () =>
    'Nothing is shown at the moment: what was recorded could not be kept elsewhere for longer than your rules allow. Ask whoever runs OTP Bridge; press again when they say so.',
  FROZEN: () => 'Everything about this token is frozen. Ask your security team.',
  ALREADY_ENROLLED: () =>
    'This token is enrolled already: there is nothing to capture. This page shows what comes next.',
  NO_CODES_NOW: () => 'There is no code for signing up now. This page shows what comes next.',
  CODES_USED_UP: ({ most }) =>
    `${most ?? 5} codes were shown, and there are no more for this QR code. Have the account owner’s security info page show a new one, and capture that.`,
  ENROLMENT_OVER: () =>
    'Fifteen minutes have passed since this QR code was first captured. Have the account owner’s security info page show a new one, and capture that.',
  NO_NEW_STEP: ({ at }, time) =>
    at === undefined
      ? 'The current code was given out already. Wait for the next one.'
      : `The current code was given out already. The next one comes at ${time(at)}.`,
  APPROVAL_NEEDED: () =>
    'The secret is shown here only within thirty minutes of the capture, in the browser that captured it. To see it again, type /reburn, the name and why: somebody else has to approve it.',
  NO_SEED_QR_NOW: () => 'There is no secret to show now. This page shows what comes next.',
  CODE_MALFORMED: ({ digits }) =>
    `A code of this token has ${digits ?? 6} digits. Type it as the token shows it.`,
  CODE_NOT_ITS_OWN: ({ left }) =>
    `That is no code of this token. Check that it is the right token, that the burning went through, and that the code is still shown. ${triesLeft(left ?? 0)}`,
  CODE_GIVEN_OUT: () =>
    'That code was given out by OTP Bridge, so it does not show that the token works. Wait for the token’s next code, and type that.',
  SECRET_TYPED: () =>
    'That looks like a secret key, and it was not kept. Here belongs what is printed on the token: its serial number, its model.',
  EXPECTED_BEFORE_POSTED: () => pageShip.beforePosted,
  TOO_MANY_WRONG_CODES: ({ at }, time) =>
    `Too many wrong codes were typed for this token. Codes are compared again a day after the last one${at === undefined ? '' : `, at ${time(at)}`}. If that cannot wait, cancel the set-up, and begin again with a new QR code.`,
};

const failures: Readonly<Record<PageFailure, string>> = {
  noAnswer:
    'The bot does not answer. Nothing on this page is lost: check the network and try again.',
  over: 'You were away too long, or this page was opened without its link. What was stored stays as it is: type /provision and the name, and the page goes on from there.',
  noCookies:
    'This browser keeps no cookies, and without one the bot does not know who is here. Allow cookies for this address, or take another browser; then type /provision and the name for another link.',
  outOfDate: 'This page does not fit the bot any more. Load it again.',
  broken: 'Something went wrong on this page. Load it again: it goes on where it was.',
  signInFailed:
    'Teams did not say who you are. Close this window and open it again. If it happens again, tell your administrator.',
};

/** Why Teams gives no sign-in token, and what to do. */
const signIn = {
  origin:
    'The address of this page is not the one that the app package and the registration name. Ask your administrator to compare BOT_DOMAIN in both, and to upload the package again.',
  resource:
    'Entra does not know this app for the page. Ask your administrator to run the registration again (otp-bridge doctor says what is missing).',
  consent:
    'Nobody has agreed yet that the app may see who you are. Ask your administrator to grant it for everybody.',
  mfa: 'Your organisation asks you to sign in once more. Do so in Teams, and open this window again.',
  cancelled: 'The sign-in window was closed or not let open. Open this window again, and let it.',
  other: 'If it happens again, tell your administrator what Teams said:',
  said: (text: string): string => `Teams said: ${text}`,
};

const guards: GuardWords = {
  ACCOUNT_MISMATCH: ({ read, expected }) => ({
    said: `The QR code is for ${read ?? ''}, but this set-up is for ${expected ?? ''}.`,
    overrule: `I have made sure that ${read ?? ''} is the account of ${expected ?? ''}.`,
  }),
  TOKEN_UNDER_WAY: ({ serial }) => ({
    said:
      serial === undefined
        ? 'There is a token under way for this account already.'
        : `Token ${serial} is under way for this account already.`,
    overrule:
      'Replace it. Once the account has accepted a code of the new one, the old one gives no more codes.',
  }),
  SEED_ALREADY_KEPT: ({ ownerName, same }) => ({
    said:
      same === true
        ? 'This very QR code has been captured before. Ask for a new one: leave the page with the QR code, and open it again.'
        : `This very QR code is kept for ${ownerName ?? ''} already. Make sure whose screen you see, and ask for a new one.`,
  }),
  SEED_TOO_SHORT: ({ bytes, least }) => ({
    said: `The secret has ${bytes ?? 0} bytes, and it takes at least ${least ?? 0}. It was cut short: copy it again, whole.`,
  }),
};

export const page = {
  title: 'Set up a token',
  owner: (name: string, account: string): string => `for ${name}, ${account}`,
  progress: 'Steps',
  steps: ['Capture', 'Check', 'Code', 'Burn', 'Post', 'Done'],
  stepDone: 'done',
  opening: 'Opening the set-up …',
  tryAgain: 'Try again',
  unknown: (code: string): string => `That was refused (${code}). Ask your administrator.`,
  refusals,
  failures,
  signIn,
  guards,
  cancel: {
    open: 'Cancel the set-up',
    heading: 'Cancel the set-up?',
    lines: (isStored: boolean, isAccepted: boolean): readonly string[] => [
      ...(isStored ? ['The secret is destroyed. That cannot be undone.'] : []),
      ...(isAccepted
        ? ['The account has accepted a code of it: remove the method there, too.']
        : []),
      ...(isStored ? [] : ['Nothing has been stored yet.']),
    ],
    yes: 'Cancel and destroy',
    yesNothing: 'Cancel',
    no: 'Go on',
  },
  ended: {
    cancelled: 'The set-up was cancelled',
    cancelledLines: ['The secret was destroyed.', 'To begin again, type /provision and the name.'],
    nothingLines: ['Nothing was stored.', 'To begin again, type /provision and the name.'],
    elsewhere: 'This token goes its own way now',
    elsewhereLines: ['To see it, type /token and the name.'],
    close: 'You can close this window.',
  },
  reburn: {
    heading: 'Burn the token again',
    lines: [
      'Your request was approved. Show the secret as a QR code once more, and scan that with the burner app.',
    ],
    refusals: {
      REQUEST_OVER:
        'The request is over: the secret was shown, or its time has passed. If the burner needs it again, type /reburn, the name and the reason.',
      SHOWN_TOO_OFTEN:
        'It was shown as often as it may be. If the burner needs it again, type /reburn, the name and the reason.',
      OWNER_UNKNOWN:
        'The directory does not know the account owner any more (the account may be disabled), so the secret is not shown. Ask your administrator.',
      APPROVAL_LOST:
        'An approval no longer counts, so somebody else has to approve. To see the request, type /requests in your chat with OTP Bridge.',
      RELEASE_IN_PROGRESS: 'It is being fetched at this moment. Try again in a few seconds.',
      NOT_NOW:
        'That is not possible at this point. To see the request, type /requests in your chat with OTP Bridge.',
    } satisfies Partial<Record<ReleaseRefusal['code'], string>>,
  },
  toolset: pageToolset,
  capture: pageCapture,
  enrol: pageEnrol,
  burn: pageBurn,
  ship: pageShip,
};
