// A vault that fails, hangs or answers garbage while a code is shown.
import { describe, expect, test } from '@jest/globals';
import { SeedNotFound, VaultForbidden, VaultUnavailable } from '../../../src/ports/fault.js';
import { seedKeyRow } from '../../../src/app/commit/rows/names.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { parseTokenId } from '../../../src/domain/ids.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { fine, meet, must, openTrial } from '../trial.js';
import type { Trial } from '../trial.js';
import { remove } from './one-request.js';

async function approved(vault: FakeSeedVault): Promise<{ trial: Trial; id: RequestId }> {
  const trial = await openTrial({ vault, vaultBudgetMs: 50 });
  await meet(trial, 'alex', 'megan', 'alice');
  const id = await trial.requestBy('alex');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  return { trial, id };
}

const WAYS: readonly (readonly [string, (vault: FakeSeedVault) => void, boolean])[] = [
  [
    'fails',
    (vault) => {
      vault.failNext(new VaultUnavailable('down'));
    },
    true,
  ],
  [
    'refuses us',
    (vault) => {
      vault.failNext(new VaultForbidden('no role'));
    },
    false,
  ],
  [
    'has lost the seed',
    (vault) => {
      vault.failNext(new SeedNotFound('gone'));
    },
    false,
  ],
  [
    'hangs',
    (vault) => {
      vault.hangNext();
    },
    true,
  ],
  [
    'answers garbage',
    (vault) => {
      vault.garbleNext();
    },
    false,
  ],
];

describe.each(WAYS)('a vault that %s', (_way, breakIt, retryable) => {
  test('gives no code, keeps the approval, and the next press works, with a later step', async () => {
    const vault = new FakeSeedVault();
    const { trial, id } = await approved(vault);
    breakIt(vault);
    const failed = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(failed.shown).toBeUndefined();
    expect(failed.refusal).toEqual({ code: 'VAULT_FAILED', retryable });
    expect(failed.view.phase.kind).toBe('approved');
    vault.release();
    const worked = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(must(worked.shown).code.reveal()).toMatch(/^\d{6}$/);
    const steps = (await trial.audit()).flatMap(({ fact }) =>
      fact.action.startsWith('release.') && 'step' in fact ? [[fact.action, fact.step]] : [],
    );
    const first = must(steps[0])[1] as number;
    expect(steps).toEqual([
      ['release.intended', first],
      ['release.failed', first],
      ['release.intended', first + 1],
      ['release.handed-out', first + 1],
    ]);
  });

  test('while the same code is shown again: no code, audited, and the next press works', async () => {
    const vault = new FakeSeedVault();
    const { trial, id } = await approved(vault);
    const first = fine(await trial.bridge.showCode(trial.as('alex'), id));
    breakIt(vault);
    const failed = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(failed.shown).toBeUndefined();
    expect(failed.refusal).toEqual({ code: 'VAULT_FAILED', retryable });
    vault.release();
    const again = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(must(again.shown).code.reveal()).toBe(must(first.shown).code.reveal());
    const actions = (await trial.audit()).map(({ fact }) => fact.action).slice(-2);
    expect(actions).toEqual(['release.failed', 'release.shown-again']);
  });
});

test('once the data key is deleted, nothing brings the code back', async () => {
  const vault = new FakeSeedVault();
  const { trial, id } = await approved(vault);
  await remove(trial, seedKeyRow(must(parseTokenId('sample-alice'))));
  const answer = fine(await trial.bridge.showCode(trial.as('alex'), id));
  expect(answer.shown).toBeUndefined();
  expect(answer.refusal).toMatchObject({ code: 'VAULT_FAILED' });
});
