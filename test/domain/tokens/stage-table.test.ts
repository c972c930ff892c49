import { describe, expect, test } from '@jest/globals';
import { CHANGES, decideChange, STAGE_TABLE } from '../../../src/domain/tokens/stage-table.js';
import type { Change } from '../../../src/domain/tokens/stage-table.js';
import { STAGES } from '../../../src/domain/tokens/token.js';
import type { Stage } from '../../../src/domain/tokens/token.js';
import { alice, lee, nestor, T0 } from '../release/given.js';

const token = (stage: Stage) => ({ stage, capturedBy: nestor.id, ownerId: alice.id });
const captor = { id: nestor.id, isProvisioner: true };
const other = { id: lee.id, isProvisioner: true };
const by = (change: Change) => (change === 'confirm' ? other : captor);

/** The way of a token in the design's words: capturing → captured → enrolled → burned ⇄ shipped → delivered. */
const ALLOWED: readonly (readonly [Stage, Change, Stage])[] = [
  ['capturing', 'store', 'captured'],
  ['capturing', 'cancel', 'cancelled'],
  ['captured', 'accept', 'enrolled'],
  ['captured', 'confirm', 'captured'],
  ['captured', 'cancel', 'cancelled'],
  ['enrolled', 'confirm', 'enrolled'],
  ['enrolled', 'burn', 'burned'],
  ['enrolled', 'lose', 'lost'],
  ['enrolled', 'cancel', 'cancelled'],
  ['enrolled', 'replace', 'replaced'],
  ['burned', 'confirm', 'burned'],
  ['burned', 'burn', 'burned'],
  ['burned', 'ship', 'shipped'],
  ['burned', 'deliver', 'delivered'],
  ['burned', 'lose', 'lost'],
  ['burned', 'cancel', 'cancelled'],
  ['burned', 'replace', 'replaced'],
  ['shipped', 'confirm', 'shipped'],
  ['shipped', 'burn', 'burned'],
  ['shipped', 'ship', 'shipped'],
  ['shipped', 'correct', 'shipped'],
  ['shipped', 'deliver', 'delivered'],
  ['shipped', 'lose', 'lost'],
  ['shipped', 'cancel', 'cancelled'],
  ['shipped', 'replace', 'replaced'],
  ['delivered', 'burn', 'delivered'],
  ['delivered', 'lose', 'lost'],
  ['capturing', 'compromise', 'compromised'],
  ['captured', 'compromise', 'compromised'],
  ['enrolled', 'compromise', 'compromised'],
  ['burned', 'compromise', 'compromised'],
  ['shipped', 'compromise', 'compromised'],
  ['delivered', 'compromise', 'compromised'],
];

const cells = STAGES.flatMap((stage) => CHANGES.map((change) => [stage, change] as const));
const allowed = ([stage, change]: readonly [Stage, Change]) =>
  ALLOWED.find(([from, what]) => from === stage && what === change)?.[2];

describe('the way of a token', () => {
  test.each(ALLOWED)('%s, %s: becomes %s', (stage, change, to) => {
    expect(decideChange(token(stage), change, by(change))).toEqual({ ok: true, value: to });
  });

  test.each(cells.filter((cell) => allowed(cell) === undefined))(
    '%s, %s: refused, with the stage that it is in',
    (stage, change) => {
      expect(decideChange(token(stage), change, by(change))).toEqual({
        ok: false,
        refusal: { code: 'NOT_IN_THIS_STAGE', change, stage },
      });
    },
  );

  test('a delivered token is burned again only while its seed is kept', () => {
    const destroyed = { by: nestor.id, at: T0 };
    expect(decideChange({ ...token('delivered'), destroyed }, 'burn', other)).toEqual({
      ok: false,
      refusal: { code: 'NOT_IN_THIS_STAGE', change: 'burn', stage: 'delivered' },
    });
  });

  test('ends in lost, cancelled, replaced and compromised', () => {
    for (const end of ['lost', 'cancelled', 'replaced', 'compromised'] as const) {
      expect(STAGE_TABLE[end]).toEqual({});
    }
  });
});

describe('who may do what', () => {
  test.each(ALLOWED)('%s, %s: nobody without the role', (stage, change) => {
    const nobody = { ...by(change), isProvisioner: false };
    expect(decideChange(token(stage), change, nobody)).toEqual({
      ok: false,
      refusal: { code: change === 'compromise' ? 'NOT_CONCERNED' : 'NOT_A_PROVISIONER' },
    });
  });

  test('security and the account owner stop what may be in other hands, and nothing else', () => {
    const security = { id: lee.id, isProvisioner: false, isSecurity: true };
    const owner = { id: alice.id, isProvisioner: false };
    for (const who of [security, owner]) {
      expect(CHANGES.filter((change) => decideChange(token('shipped'), change, who).ok)).toEqual([
        'compromise',
      ]);
    }
  });

  test('only who captured it says that the wizard took the code', () => {
    expect(decideChange(token('captured'), 'accept', other)).toMatchObject({
      refusal: { code: 'NOT_THE_CAPTOR' },
    });
  });

  test('who captured it is not the second person who confirms it', () => {
    expect(decideChange(token('captured'), 'confirm', captor)).toMatchObject({
      refusal: { code: 'CAPTOR_CONFIRMS' },
    });
  });

  test('time alone ends a set-up that broke off, and does nothing else', () => {
    expect(decideChange(token('capturing'), 'cancel', 'bridge')).toMatchObject({ ok: true });
    for (const change of CHANGES.filter((one) => one !== 'cancel')) {
      expect(decideChange(token('burned'), change, 'bridge')).toMatchObject({ ok: false });
    }
  });
});
