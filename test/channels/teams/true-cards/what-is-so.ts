// The heading and the buttons that a card has to have where that is true of its request: written down here once more, from the design
// (§4) and not from the program.
import type { Instant, PersonId } from '../../../../src/domain/ids.js';
import type { Audience } from '../../../../src/domain/release/view.js';
import type { Truth } from './truth.js';

/** Whose card it is, when, and by which rules. */
export type Reading = {
  readonly truth: Truth;
  readonly viewer: PersonId;
  readonly audience: Audience;
  readonly now: Instant;
  readonly needed: number;
  readonly nameOf: (id: PersonId) => string;
  readonly mayBreakGlass: boolean;
};

const OPEN: readonly string[] = ['pending', 'approved', 'releasing', 'released'];

/** As a card has to take it: a token that is over ends what is open, at once. */
function stateOf({ truth }: Reading): string {
  const { state, tokenOver } = truth;
  if (state === 'released' || !OPEN.includes(state)) return state;
  return tokenOver ? 'stopped' : state;
}

export function headingFor(reading: Reading): string {
  const { truth, audience } = reading;
  const state = stateOf(reading);
  const isWarnedOf = truth.compromised && state === 'released' && !truth.objected;
  if (isWarnedOf) return 'The token was stopped';
  if (truth.frozen && OPEN.includes(state)) return 'Codes are frozen';
  const seed = truth.disclosure === 'seed-qr';
  const kind = { requester: REQUESTER, approver: APPROVER, owner: seed ? OWNER_OF_SEED : OWNER };
  return kind[audience](state, reading, seed);
}

type Heading = (state: string, reading: Reading, seed: boolean) => string;

const ranOut = ({ truth }: Reading): string => {
  if (!truth.wasGranted) return 'Not approved in time';
  return truth.emergencyHolds ? 'The emergency release ran out' : 'The approval ran out';
};

const REQUESTER: Heading = (state, reading, seed) => {
  const { truth } = reading;
  const thing = seed ? 'QR code' : 'code';
  const closed = {
    worked: 'The code worked',
    refused: 'The code was refused',
    'not-used': 'The code was not used',
  };
  const headings: Readonly<Record<string, string>> = {
    pending: 'Waiting for approval',
    approved: truth.emergencyHolds ? 'Released in an emergency' : 'Approved',
    releasing: `Fetching the ${thing}`,
    released: seed ? 'The QR code was shown to you' : 'A code was shown to you',
    denied: 'Denied',
    cancelled: 'Cancelled',
    expired: ranOut(reading),
    stopped: 'Stopped',
    closed: truth.burned
      ? 'The token was burned'
      : truth.report === undefined
        ? `The time of the ${thing} is over`
        : closed[truth.report],
  };
  return headings[state] ?? state;
};

const APPROVER: Heading = (state, reading, seed) => {
  const { truth, viewer } = reading;
  const isMine = truth.approvals.includes(viewer);
  const mineOr = (other: string): string => (isMine ? 'You approved' : other);
  const needs = seed ? 'The whole secret of a token' : 'A code';
  const headings: Readonly<Record<string, string>> = {
    pending: mineOr(`${needs} needs your approval`),
    approved: truth.emergencyHolds ? 'Released in an emergency' : mineOr('Approved'),
    releasing: seed ? 'The secret is being shown' : 'The code is being shown',
    released: seed ? 'The secret of a token was shown' : 'A code was shown',
    denied: truth.deniedBy === viewer ? 'You denied' : 'Denied',
    cancelled: 'Cancelled',
    expired: ranOut(reading),
    stopped: 'Stopped',
    closed: 'Finished',
  };
  return headings[state] ?? state;
};

const OWNER: Heading = (state, { truth }) => {
  const stopped =
    truth.stopCause === 'owner-objected'
      ? 'You stopped this request'
      : 'The request for your account was stopped';
  const headings: Readonly<Record<string, string>> = {
    pending: 'Did you ask for help to sign in?',
    approved: truth.emergencyHolds
      ? 'A code for your account was released in an emergency'
      : 'A code for your account was approved',
    releasing: 'A code for your account is being fetched',
    released: truth.objected
      ? "You said that this wasn't you"
      : 'A code for your account was given out',
    denied: 'The code for your account was denied',
    cancelled: 'The request for your account was cancelled',
    expired: 'The request for your account ran out',
    stopped,
    closed: truth.endedEarly
      ? 'A code for your account was given out'
      : 'The code for your account no longer works',
  };
  return headings[state] ?? state;
};

const OWNER_OF_SEED: Heading = (state, { truth }) => {
  const headings: Readonly<Record<string, string>> = {
    pending: 'Is your token being burned once more?',
    approved: 'Showing the secret of your token was approved',
    releasing: 'The secret of your token is being fetched',
    released: truth.objected
      ? "You said that this wasn't you"
      : 'The secret of your token was shown',
    denied: 'Showing the secret of your token was denied',
    cancelled: 'The request for your token was cancelled',
    expired: 'The request for your token ran out',
    stopped:
      truth.stopCause === 'owner-objected'
        ? 'You stopped this request'
        : 'The request for your token was stopped',
    closed: 'The secret of your token is no longer shown',
  };
  return headings[state] ?? state;
};

const REPORTS = ['code.worked', 'code.refused', 'code.not-used'];
const SHOWN_AGAIN_AT_MOST = 3;

/** What is possible now, in the order in which it stands on the card. */
export function buttonsFor(reading: Reading): readonly string[] {
  const all = { requester: requesterMay, approver: approverMay, owner: ownerMay };
  return all[reading.audience](reading);
}

function requesterMay(reading: Reading): readonly string[] {
  const { truth, now } = reading;
  const state = stateOf(reading);
  const seed = truth.disclosure === 'seed-qr';
  const show = truth.frozen ? [] : [seed ? 'seed.open' : 'code.show'];
  switch (state) {
    case 'pending':
      return ['request.cancel', ...emergency(reading, seed)];
    case 'approved':
      return [...(truth.notBefore > now ? [] : show), 'request.cancel'];
    case 'releasing':
      return show;
    default:
      return seed ? seedOut(state, reading) : codeOut(state, reading, show);
  }
}

function emergency({ mayBreakGlass, truth }: Reading, seed: boolean): readonly string[] {
  return mayBreakGlass && !truth.frozen && !seed ? ['request.break-glass'] : [];
}

function seedOut(state: string, { truth }: Reading): readonly string[] {
  if (state === 'released') return truth.frozen ? [] : ['seed.open'];
  return state === 'closed' && !truth.burned && !truth.tokenOver ? ['seed.open'] : [];
}

function codeOut(state: string, { truth }: Reading, show: readonly string[]): readonly string[] {
  if (state === 'closed') return truth.report === undefined ? REPORTS : another(truth);
  if (state !== 'released') return [];
  const again = truth.shownAgain < SHOWN_AGAIN_AT_MOST && !truth.objected && !truth.tokenOver;
  return [...(again ? show : []), ...REPORTS];
}

/** One more, where the last was of no use and there is a token that gives one. */
function another(truth: Reading['truth']): readonly string[] {
  return truth.report === 'worked' || truth.tokenOver ? [] : ['code.another'];
}

function approverMay(reading: Reading): readonly string[] {
  const { truth, viewer } = reading;
  const state = stateOf(reading);
  if (state !== 'pending' && state !== 'approved') return [];
  if (truth.approvals.includes(viewer)) return ['request.withdraw'];
  const approve = state === 'pending' && !truth.frozen ? ['request.approve'] : [];
  return [...approve, 'request.deny'];
}

function ownerMay(reading: Reading): readonly string[] {
  const { truth } = reading;
  const state = stateOf(reading);
  return OPEN.includes(state) && !truth.objected ? ['request.object'] : [];
}
