// Why `/otp` opened no request. What was typed stands nowhere but in the answer to the person who typed it.
import type { AskRefusal } from '../../app/asking/answers.js';
import type { Mention } from '../../app/looking/who.js';
import type { Limited, Whose } from '../../domain/policy/limits.js';
import type { Stage } from '../../domain/tokens/token.js';
import type { ByCode } from '../by-code.js';
import { PRODUCT_NAME } from '../product-name.js';
import type { Say } from '../say.js';
import { timeRefusals } from './time-refusals.js';

type Destroyed = Extract<AskRefusal, { code: 'TOKEN_NOT_BURNABLE' }>['destroyed'];

const LISTED_AT_MOST = 10;

const ASK_PROVISIONER = 'Ask whoever sets up the tokens to go on with it.';
const STAGES: Readonly<Record<Stage, readonly string[]>> = {
  capturing: ['It is still being set up.', ASK_PROVISIONER],
  captured: ['It is still being set up.', ASK_PROVISIONER],
  enrolled: ['It is on hold.', ASK_PROVISIONER],
  burned: ['It is on hold.', ASK_PROVISIONER],
  shipped: ['It is on hold.', ASK_PROVISIONER],
  delivered: ['It has arrived: read the code from the token itself.'],
  lost: ['It was reported lost.', 'Ask whoever sets up the tokens for a new one.'],
  cancelled: ['Its set-up was cancelled.', 'Ask whoever sets up the tokens for a new one.'],
  replaced: [
    'It was replaced by another one.',
    'Ask whoever sets up the tokens which one counts now.',
  ],
  compromised: [
    'Its secret may be in other hands, so it was stopped.',
    'Ask whoever sets up the tokens for a new one.',
  ],
};

const LIMITS: Readonly<Record<Limited, string>> = {
  requests: 'You have asked for as many codes as one person may within an hour.',
  refusals: 'Too much of what you asked for within the last hour was refused.',
  wrongNumbers: 'You have entered too many wrong numbers within the last hour.',
};
const OTHERS_LIMITS: Readonly<Record<Exclude<Whose, 'person'>, string>> = {
  owner: 'No more codes can be asked for this account within this hour.',
  share: 'You have asked for as many codes of this account as one person may within an hour.',
};

const UNCONFIRMED =
  'A second person has to confirm its fingerprint first. Ask a colleague to type /token and the name.';
const NEW_ONE = 'Set up a new one: type /provision and the name.';
/** Why a token is not burned again, and what to do. */
const NOT_BURNED: Readonly<Record<Stage, string>> = {
  capturing: 'It is still being set up: the set-up page shows it. Type /provision and the name.',
  captured: 'It is still being set up: the set-up page shows it. Type /provision and the name.',
  enrolled: 'Type /token and the name to see where it stands.',
  burned: 'Type /token and the name to see where it stands.',
  shipped: 'Type /token and the name to see where it stands.',
  delivered: `It has been delivered, and its secret is not kept. ${NEW_ONE}`,
  lost: `It was reported lost. ${NEW_ONE}`,
  cancelled: `It was cancelled. ${NEW_ONE}`,
  replaced: 'It was replaced by another one. Type /token and the name to see that.',
  compromised: `It was stopped, since its secret may be in other hands. ${NEW_ONE}`,
};

function gone(destroyed: Destroyed | undefined, say: Say): readonly string[] {
  if (destroyed === undefined) return [];
  const { at, by } = destroyed;
  return [
    by === undefined
      ? `Its secret was destroyed at ${say.time(at)}.`
      : `Its secret was destroyed at ${say.time(at)} by ${say.name(by)}.`,
  ];
}

/** One person a line. */
export function listed<P extends Mention>(
  people: readonly P[],
  say: Say,
  beside: (person: P) => string = () => '',
): readonly string[] {
  const lines = people
    .slice(0, LISTED_AT_MOST)
    .map((one) => `• ${say.name(one.name)}, ${say.name(one.account)}${beside(one)}`);
  const more = people.length - lines.length;
  return more > 0 ? [...lines, `• and ${more} more`] : lines;
}

/**
 * What to check where a name is nobody's. Suggestions are looked for among the names that begin alike, so that with none
 * it is the beginning that may be wrong.
 */
export function checkSpelling(nearest: readonly Mention[]): string {
  return nearest.length === 0
    ? 'Check the spelling, above all the first letter,'
    : 'Check the spelling,';
}

/** Suggestions follow, to choose from: none of them is taken without being chosen. */
export function nearNames(nearest: readonly Mention[]): readonly string[] {
  return nearest.length === 0 ? [] : ['Or choose, if you mean one of these:'];
}

export const askRefusals: ByCode<AskRefusal, readonly string[]> = {
  NO_ROLE: () => [
    'You may not ask for codes here.',
    'If you should be able to, ask your administrator. To see what you may do, type /whoami.',
  ],
  NOT_A_PROVISIONER: () => [
    'You may not set up tokens here, so no token is burned again for you.',
    'If you should be able to, ask your administrator. To see what you may do, type /whoami.',
  ],
  NOT_AN_EXPORTER: () => [
    'You may not ask here that a secret leaves in a file.',
    'The policy names who may (seedExport), and nobody where it says nothing. To see what you may do, type /whoami.',
  ],
  REASON_MISSING: () => [
    'A reason is needed: the whole secret of the token would be shown, which is more than one code.',
    'Type it behind the name: /reburn alice the burner failed halfway',
  ],
  NAME_MISSING: () => [
    'Whose code do you need?',
    'Type /otp, the name, and the reason: /otp alice at the airport',
  ],
  REASON_TOO_LONG: ({ most }) => [
    `The reason is too long: ${most} characters are the most.`,
    'Ask again with a shorter one.',
  ],
  UNKNOWN_PERSON: ({ typed, nearest }, say) => [
    `I know nobody by the name ${say.quote(typed)}.`,
    `${checkSpelling(nearest)} or type the address instead.`,
    ...nearNames(nearest),
  ],
  SEVERAL_PEOPLE: () => [
    'That name fits several people. Choose the one you mean: whatever else you typed is kept.',
  ],
  NO_TOKEN: ({ owner, mayProvision }, say) => [
    `There is no token for ${say.name(owner.name)}, ${say.name(owner.account)}.`,
    mayProvision
      ? 'To set one up, type /provision and the name. Until then I have no codes for this account.'
      : 'Ask whoever sets up the tokens for one. Until then I have no codes for this account.',
  ],
  SEVERAL_TOKENS: ({ owner }, say) => [
    `${say.name(owner.name)} has several tokens. Choose the one that the code is for: whatever else you typed is kept.`,
  ],
  TOKEN_NOT_RELEASABLE: ({ owner, stage, destroyed }, say) => [
    `The token for ${say.name(owner.name)} gives no codes.`,
    ...gone(destroyed, say),
    ...STAGES[stage],
  ],
  TOKEN_NOT_BURNABLE: ({ owner, stage, unconfirmed, destroyed }, say) => [
    `The secret of the token for ${say.name(owner.name)} cannot be shown for burning.`,
    ...gone(destroyed, say),
    ...(destroyed === undefined && unconfirmed ? [UNCONFIRMED] : [NOT_BURNED[stage]]),
  ],
  TOKEN_NOT_EXPORTABLE: ({ owner, stage, unconfirmed, destroyed }, say) => [
    `The secret of the token for ${say.name(owner.name)} cannot leave in a file.`,
    ...gone(destroyed, say),
    ...(destroyed === undefined && unconfirmed ? [UNCONFIRMED] : [NOT_BURNED[stage]]),
  ],
  CAPTOR_REQUEST: ({ owner }, say) => [
    `You set up the token for ${say.name(owner.name)}, so somebody else has to ask for its first code.`,
    `Ask a colleague to type /otp, ${say.name(owner.name)} and the reason.`,
  ],
  ...timeRefusals,
  FROZEN: () => [
    'Codes are frozen at the moment.',
    'Ask your security team why and until when, and ask again when the freeze is lifted.',
  ],
  LIMIT_REACHED: ({ what, whose, at }, say) => [
    whose === 'person' ? LIMITS[what] : OTHERS_LIMITS[whose],
    `Ask again at ${say.time(at)} or later. If it cannot wait, call your security team.`,
  ],
  NO_REACHABLE_APPROVER: ({ needed, reachable, couldBe }, say) => [
    reachable === 0
      ? 'I can reach nobody who could approve this, so nothing was asked.'
      : `${needed} people have to approve this and I can reach only ${reachable}, so nothing was asked.`,
    ...openAChat(couldBe, say),
  ],
};

/** Who could approve if they were reachable, and what each of them has to do for that. */
export function openAChat(couldBe: readonly Mention[], say: Say): readonly string[] {
  if (couldBe.length === 0) {
    return ['Nobody else has the role. Ask your administrator to name more approvers.'];
  }
  return [
    'These people could approve, and I cannot reach them yet:',
    ...listed(couldBe, say),
    `I am trying to open their chats now. To be there at once, one of them adds the app ${PRODUCT_NAME} in Teams and types “hi” to it. Call one of them, then ask again.`,
  ];
}
