// What one person is told of an alarm about one account owner: whose it is, what was said, and nothing of what is gone.
import { describe, expect, test } from '@jest/globals';
import { ledgerRow } from '../../../src/app/commit/rows/names.js';
import { findTokens } from '../../../src/app/looking/find-token.js';
import { instant, parseRequestId, parseTokenId } from '../../../src/domain/ids.js';
import { brokenGlass, glassOf } from '../emergency.js';
import { fine, meet, must, openTrial, PEOPLE, samplePolicy, TENANT } from '../trial.js';
import type { Trial } from '../trial.js';
import { put, told } from './alarm-at.js';

const at = instant(Date.parse('2026-11-24T11:00:00Z'));
const later = instant(Date.parse('2026-11-24T11:30:00Z'));
const { alice } = PEOPLE;
const tokenId = must(parseTokenId('sample-alice'));
const nowhere = must(parseTokenId('sample-nobody'));

async function opened(): Promise<Trial> {
  const trial = await openTrial({ policy: samplePolicy({ breakGlass: glassOf(3) }) });
  await meet(trial, 'alex', 'megan', 'alice', 'isaiah');
  return trial;
}

describe('of too many wrong codes', () => {
  const locked = { topic: 'proofs-locked', tokenId, by: PEOPLE.alex, at, until: later } as const;

  test('is told whose and by whom while it holds, and no more once the right one came', async () => {
    const trial = await opened();
    const row = ledgerRow(must((await findTokens(trial.deps, alice))[0]));
    const { value } = must(await trial.parts.store.get(TENANT, row));
    expect(await told(trial, 'isaiah', locked)).toEqual([]);
    await put(trial, row, { ...value, proofsFrom: later });
    expect(await told(trial, 'isaiah', locked)).toStrictEqual([
      {
        code: 'proofs-locked',
        ownerName: 'Alice Example',
        by: 'Alex Wilber',
        issuer: 'Microsoft',
        at,
        until: later,
      },
    ]);
    await put(trial, row, { ...value, proofsFrom: at });
    expect(await told(trial, 'isaiah', locked)).toEqual([]);
  });

  test('tells nothing of a token that is gone, or of what was counted of it', async () => {
    const trial = await opened();
    expect(await told(trial, 'isaiah', { ...locked, tokenId: nowhere })).toEqual([]);
    await put(trial, ledgerRow(must((await findTokens(trial.deps, alice))[0])), null);
    expect(await told(trial, 'isaiah', locked)).toEqual([]);
  });
});

describe('of what is about one account owner', () => {
  test('their limit is told under their name', async () => {
    const trial = await opened();
    expect(await told(trial, 'isaiah', { topic: 'owner-limit', owner: alice, at })).toStrictEqual([
      { code: 'owner-limit', ownerName: 'Alice Example', at },
    ]);
  });

  test('a seed in other hands is told with what was said of it, and to the owner as theirs', async () => {
    const trial = await opened();
    const alarm = { topic: 'compromised', tokenId, by: PEOPLE.megan, at } as const;
    for (const gone of [alarm, { ...alarm, tokenId: nowhere }]) {
      expect(await told(trial, 'alice', gone)).toEqual([]);
    }
    const said = { typedName: 'alice', reason: 'seen on a screen' };
    fine(await trial.provisioning.compromise(trial.as('isaiah'), said));
    for (const name of ['alice', 'megan'] as const) {
      expect(await told(trial, name, alarm)).toStrictEqual([
        {
          code: 'token-compromised',
          ownerName: 'Alice Example',
          issuer: 'Microsoft',
          by: 'Isaiah Langer',
          at: trial.parts.clock.now(),
          reason: 'seen on a screen',
          yours: name === 'alice',
        },
      ]);
    }
  });

  test('a break-glass is told with its reason, and to the owner as theirs', async () => {
    const trial = await opened();
    const requestId = await brokenGlass(trial);
    const alarm = { topic: 'break-glass', requestId, at } as const;
    for (const name of ['alice', 'megan'] as const) {
      expect(await told(trial, name, alarm)).toStrictEqual([
        {
          code: 'break-glass-used',
          requesterName: 'Alex Wilber',
          ownerName: 'Alice Example',
          issuer: 'Microsoft',
          reason: 'ward 3 is locked out',
          at: trial.parts.clock.now(),
          yours: name === 'alice',
        },
      ]);
    }
    const none = { ...alarm, requestId: must(parseRequestId('0123456789abcdef')) };
    expect(await told(trial, 'megan', none)).toEqual([]);
  });
});
