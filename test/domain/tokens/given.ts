// A token in each stage, brought there as in life: by the moves of its way.
import { parseCaseId } from '../../../src/domain/ids.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { makeMove } from '../../../src/domain/tokens/make-move.js';
import type { Making, Move } from '../../../src/domain/tokens/make-move.js';
import type { Change } from '../../../src/domain/tokens/stage-table.js';
import type { Capturing, Kept, Stage, Token } from '../../../src/domain/tokens/token.js';
import { must } from '../../app/trial.js';
import { alice, anAsk, at, nestor, T0 } from '../release/given.js';

export const MAKING: Making = { deed: { by: nestor.id, at: at(60) } };
export const KEPT_UNTIL = at(7 * 86_400);

const drift = { steps: -2, seconds: -60, measuredAt: at(30) };
const MOVES: { readonly [C in Change]: Move & { readonly change: C } } = {
  store: { change: 'store' },
  accept: { change: 'accept' },
  confirm: { change: 'confirm' },
  burn: { change: 'burn', drift },
  ship: { change: 'ship', parcel: { offered: { kind: 'nothing' } } },
  correct: { change: 'correct', days: { expectedOn: '2026-12-01' } },
  deliver: { change: 'deliver', drift },
  lose: { change: 'lose' },
  cancel: { change: 'cancel' },
  replace: { change: 'replace', replacedBy: anAsk().tokenId },
  compromise: {
    change: 'compromise',
    compromised: { by: nestor.id, at: at(60), reason: 'a photo of it' },
  },
};

/** With no more than it needs. */
export const moveOf = (change: Change): Move => MOVES[change];

export function capturing(): Extract<Capturing, { sample: false }> {
  const { tokenId: id, seedReference } = anAsk();
  return {
    id,
    ownerId: alice.id,
    issuer: 'Microsoft',
    accountName: alice.account,
    parameters: DEFAULT_PARAMETERS,
    seedReference,
    stage: 'capturing',
    sample: false,
    capturedBy: nestor.id,
    caseId: must(parseCaseId('case-one-of-alice')),
    session: 'digest-of-a-session',
    seedBytes: 20,
    fingerprint: '6b1f0c2ad4e97a35',
    capturedAt: T0,
    since: { by: nestor.id, at: T0 },
  };
}

const WAYS: { readonly [S in Stage]: readonly Change[] } = {
  capturing: [],
  captured: ['store'],
  enrolled: ['store', 'accept'],
  burned: ['store', 'accept', 'burn'],
  shipped: ['store', 'accept', 'burn', 'ship'],
  delivered: ['store', 'accept', 'burn', 'ship', 'deliver'],
  lost: ['store', 'accept', 'burn', 'ship', 'lose'],
  cancelled: ['store', 'cancel'],
  replaced: ['store', 'accept', 'replace'],
  compromised: ['store', 'accept', 'burn', 'ship', 'compromise'],
};

export function aToken(stage: Stage, making: Making = MAKING): Token {
  const start: Token = capturing();
  return WAYS[stage].reduce<Token>(
    (token, change) => must(makeMove(token, moveOf(change), making)),
    start,
  );
}

/** Delivered, and its seed there for a while. */
export function keptToken(): Kept {
  const token = aToken('delivered', { ...MAKING, keptUntil: KEPT_UNTIL });
  if (token.stage !== 'delivered' || token.destroyed !== undefined) throw new Error('not kept');
  return token;
}
