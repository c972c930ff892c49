// What is said about tokens to those who set them up: their way, their cards, and what there is to do next.
import type { TokenPressRefusal } from '../../app/provisioning/provisioning.js';
import type { Change, ChangeRefusal } from '../../domain/tokens/stage-table.js';
import type { Stage } from '../../domain/tokens/token.js';
import type { ByCode } from '../by-code.js';
import type { FindTold } from '../card-words.js';
import { checkSpelling, nearNames } from './ask-refusals.js';
import { pageShip } from './page-ship.js';
import { TOKEN_ACTIONS } from './token-actions.js';
import { tokenForms } from './token-forms.js';

const STAGES: Readonly<Record<Stage, string>> = {
  capturing: 'being captured',
  captured: 'captured, not enrolled yet',
  enrolled: 'enrolled, not burned yet',
  burned: 'burned, not posted yet',
  shipped: 'in the mail',
  delivered: 'delivered',
  lost: 'lost',
  cancelled: 'cancelled',
  replaced: 'replaced by another one',
  compromised: 'stopped: its secret may be in other hands',
};

/** What to do next, by the stage. */
const NEXT: Readonly<Record<Stage, string>> = {
  capturing: 'Open the set-up and capture the QR code again.',
  captured: 'Open the set-up and finish it while the account owner is there.',
  enrolled: 'Burn the token, and type a code from it into the set-up page.',
  burned: 'Post the token, and say so on the set-up page.',
  shipped:
    'When it has arrived, press It has arrived on its card; /delivered and the name brings it.',
  delivered: 'There is nothing more to do.',
  lost: 'Remove the method in Entra and set up a new token: type /provision and the name.',
  cancelled: 'If the account took a code of it, remove the method there.',
  replaced: 'There is nothing more to do: the new token counts.',
  compromised: 'Remove the method in Entra, then set up a new token: type /provision and the name.',
};

/** Why a change may not be, by the stage that stands against it: what is so, then what to do. */
const REFUSED_IN: Readonly<Record<Stage, string>> = {
  capturing: 'Its QR code is being captured. Finish that first.',
  captured: 'It is not enrolled yet. Finish the set-up first, or cancel it.',
  enrolled: 'It is not burned yet. Burn it, and type a code from it on the set-up page.',
  burned: 'It has been burned, and its account has taken it. Go on with posting it.',
  shipped: 'It is in the mail. When it has arrived, type /delivered and the name.',
  delivered: 'It has been delivered. If it is gone, type /lost and the name.',
  lost: 'It was reported lost. Set up a new one: type /provision and the name.',
  cancelled: 'It was cancelled. Set up a new one: type /provision and the name.',
  replaced: 'It was replaced by another one. Type /token and the name to see that.',
  compromised:
    'It was stopped, since its secret may be in other hands. Set up a new one: type /provision and the name.',
};

/** At the end of a sentence about a code that was wrong. */
export function triesLeft(left: number): string {
  return left === 1 ? 'One try is left.' : `${left} tries are left.`;
}

export const CHANGE_REFUSALS: ByCode<ChangeRefusal | { readonly code: 'NO_CASE' }, string> = {
  NOT_A_PROVISIONER: () =>
    'You may not set up tokens here. If you should be able to, ask your administrator.',
  NOT_CONCERNED: () =>
    'Only the security team, those who set up tokens and the account owner can do that. Call your security team.',
  NOT_THE_CAPTOR: () => 'Only the person who captured this token may do that. Ask them.',
  CAPTOR_CONFIRMS: () =>
    'You captured this token, so somebody else has to confirm it. Ask a colleague to type /token and the name.',
  NOT_IN_THIS_STAGE: ({ stage }) => `Nothing was changed. ${REFUSED_IN[stage]}`,
  NO_CASE: () => 'This set-up is over. To begin again, type /provision and the name.',
};

const CHANGES: Readonly<Record<string, string>> = {
  store: 'Secret stored',
  accept: 'Enrolled',
  confirm: 'Confirmed by a second person',
  burn: 'Burned',
  ship: 'Posted',
  correct: 'Days of the parcel corrected',
  deliver: 'Delivered',
  lose: 'Reported lost',
  cancel: 'Cancelled',
  replace: 'Replaced',
  compromise: 'Stopped: secret may be in other hands',
} satisfies Readonly<Record<Change, string>>;

export const tokens = {
  stages: STAGES,
  next: NEXT,
  sampleNext:
    'Made up for this trial: it is on no token. Ask for a code of it with /otp and the name; to go a token’s whole way, type /provision and a name.',
  sampleStays:
    'Nothing was changed. This one is made up for the trial: it is on no token, so it is neither posted nor delivered.',
  refused: 'Nothing was changed',
  find: {
    NOT_A_PROVISIONER: () => [
      'You may not set up tokens here.',
      'If you should be able to, ask your administrator. To see what you may do, type /whoami.',
    ],
    NAME_MISSING: ({ command }) => ['Whose token?', `Type the name behind it: ${command} alice`],
    UNKNOWN_PERSON: ({ typed, nearest }, say) => [
      `I know nobody by the name ${say.quote(typed)}.`,
      `${checkSpelling(nearest)} or type the address instead.`,
      ...nearNames(nearest),
    ],
    SEVERAL_PEOPLE: () => ['That name fits several people. Choose the one you mean.'],
    SEVERAL_TOKENS: ({ owner }, say) => [
      `${say.name(owner.name)} has several tokens. Choose the one you mean.`,
    ],
    NO_TOKEN: ({ owner }, say) => [
      `There is no token for ${say.name(owner.name)}, ${say.name(owner.account)}.`,
      'To set one up, type /provision and the name.',
    ],
  } satisfies ByCode<FindTold, readonly string[]>,
  changeRefusals: CHANGE_REFUSALS,
  proofRefusals: {
    ...CHANGE_REFUSALS,
    VAULT_FAILED: ({ retryable }): string =>
      retryable
        ? 'The secret could not be fetched just now, so nothing was changed. Try again in a minute.'
        : 'The secret could not be fetched, so nothing was changed. Ask your administrator.',
    FROZEN: () => 'Everything about this token is frozen. Ask your security team.',
    CODE_MALFORMED: ({ digits }) =>
      `A code of this token has ${digits} digits. Type it as the token shows it.`,
    CODE_NOT_ITS_OWN: ({ left }) =>
      `That is no code of this token. Check that it is the right token and that the code is still shown, and try again. ${triesLeft(left)}`,
    CODE_GIVEN_OUT: () =>
      'That code was given out by OTP Bridge, so it does not show that the token works. Wait for the token’s next code, and type that.',
    TOO_MANY_WRONG_CODES: ({ at }, say) =>
      `Too many wrong codes were typed for this token. Codes are compared again from ${say.moment(at)}. If that cannot wait, type /cancel and the name, and set it up again with a new QR code.`,
    NO_DAY: () => pageShip.noDay,
    EXPECTED_BEFORE_POSTED: () => pageShip.beforePosted,
  } satisfies ByCode<TokenPressRefusal, string>,
  opened: {
    heading: 'Set up a token',
    lines: (owner: string, goesOn: boolean): readonly string[] => [
      goesOn
        ? `The set-up for ${owner} goes on where it was.`
        : `Open the page while ${owner} shares the screen with the QR code.`,
      'The button works once, within ten minutes, and for you alone. Type the command again for another.',
    ],
    open: 'Open the set-up',
  },
  card: {
    heading: 'Token',
    owner: 'Account',
    stage: 'Stage',
    since: 'Since',
    by: 'Set up by',
    serial: 'Serial number',
    drift: 'Clock',
    model: 'Model',
    posted: 'Posted on',
    expected: 'Expected on',
    earlier: 'Other tokens of this account owner',

    signIn: 'Sign-in',
    secret: 'Secret',
    fingerprint: 'Fingerprint',
    history: 'History',
    sampleData: 'published sample data',
    kept: 'kept, sealed',
    keptUntil: (at: string): string => `kept for a re-burn until ${at}`,
    destroyed: (at: string): string => `destroyed at ${at}`,
    remains: (at: string): string => `sealed remains are deleted at ${at}`,
    driftOf: (steps: number, seconds: number): string =>
      steps === 0
        ? 'runs true'
        : `${Math.abs(steps)} ${Math.abs(steps) === 1 ? 'step' : 'steps'} (${Math.abs(seconds)} s) ${steps > 0 ? 'fast' : 'slow'}`,
    expectCodes: 'expect codes',
    asksAgain: (at: string): string => `asks for codes again from ${at}`,
    toPress: (title: string): string => `Press ${title}. So far nothing was changed.`,
    unconfirmed: 'A second person has to confirm it before it gives codes.',
    line: (at: string, what: string, by: string): string =>
      by === '' ? `${at}: ${what}` : `${at}: ${what}, ${by}`,
    /** Undefined for what need not be told of. */
    action: (action: string, detail?: string): string | undefined =>
      TOKEN_ACTIONS[detail === undefined ? action : `${action} ${detail}`] ??
      (detail === undefined ? undefined : CHANGES[detail]),
  },
  list: {
    heading: 'Tokens under way',
    none: 'No token needs anything from you now. To set one up, type /provision and a name.',
    age: (days: number): string => (days === 1 ? '1 day' : `${days} days`),
    more: 'Show more',
  },
  ...tokenForms,
  confirm: 'Confirm the fingerprint',
};
