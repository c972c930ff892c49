// The whole seed is refused at the moment of showing, over real HTTP, whenever anything that it rests on no longer holds.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import {
  approvedSeed,
  changePolicy,
  factsAbout,
  without,
} from '../../app/provisioning/reburning.js';
import { codeOnToken } from '../../app/provisioning/sitting.js';
import { EVERYBODY, fine } from '../../app/trial.js';
import type { PersonName } from '../../app/trial.js';
import { beginReburn, secretIn } from './reburn-page.js';
import type { Reburn } from './reburn-page.js';

let re: Reburn;
afterEach(async () => {
  await re.server.stop();
});

describe('at the moment of showing', () => {
  type Change = (id: RequestId) => Promise<unknown>;
  const policyNow = (change: (policy: Policy) => Policy): Change => {
    return async () => {
      changePolicy(re.trial, change(re.trial.parts.policy));
    };
  };
  const act =
    (who: PersonName, kind: 'withdraw' | 'cancel' | 'object'): Change =>
    async (id) =>
      re.trial.bridge.actOnRequest(re.trial.as(who), id, { kind });
  const changes: readonly (readonly [string, Change, string])[] = [
    ['its approver took the yes back', act('megan', 'withdraw'), 'NOT_NOW'],
    ['it was cancelled', act('alex', 'cancel'), 'REQUEST_OVER'],
    ['the owner objected', act('diego', 'object'), 'REQUEST_OVER'],
    [
      'it was denied',
      async (id) =>
        re.trial.bridge.actOnRequest(re.trial.as('isaiah'), id, {
          kind: 'deny',
          reason: '',
        }),
      'REQUEST_OVER',
    ],
    [
      'its approver lost the role',
      policyNow((p) => without(p, 'approver', 'isaiah')),
      'APPROVAL_LOST',
    ],
    ['more must agree by now', policyNow((p) => ({ ...p, approvalsNeeded: 2 })), 'APPROVAL_LOST'],
    [
      'who asked sets up no tokens any more',
      policyNow((p) => without(p, 'provisioner', 'lee')),
      'NOT_A_PROVISIONER',
    ],
    [
      'a second person has to confirm the token by now',
      policyNow((p) => ({ ...p, twoProvisioners: true })),
      'TOKEN_NOT_BURNABLE',
    ],
    [
      'everything is frozen',
      async () => re.trial.bridge.freeze(re.trial.as('adele'), EVERYBODY),
      'FROZEN',
    ],
    [
      'the owner is frozen',
      async () => {
        const whom = { typedName: 'diego', reason: '' };
        return re.trial.bridge.freeze(re.trial.as('adele'), whom);
      },
      'FROZEN',
    ],
    [
      'the token was reported lost',
      async () => {
        const { id } = await re.sitting.token();
        return re.trial.provisioning.lose(re.trial.as('lee'), id);
      },
      // What was asked of it has ended with it.
      'REQUEST_OVER',
    ],
    [
      'the token was cancelled',
      async () => {
        const { id } = await re.sitting.token();
        return re.trial.provisioning.cancel(re.trial.as('lee'), id);
      },
      'REQUEST_OVER',
    ],
    [
      'the approval ran out',
      async () => {
        re.trial.parts.clock.advanceSeconds(600);
      },
      'REQUEST_OVER',
    ],
  ];

  test.each(changes)('refuses where %s', async (_what, change, code) => {
    re = await beginReburn();
    const id = await approvedSeed(re.trial);
    const page = await re.openPage(id);
    expect((await page.ask('case')).case?.token?.seedQrUntil).not.toBeNull();
    await change(id);
    const reads = re.vault.reads;
    const answer = await page.ask('seed-qr');
    expect(answer.refusal?.code).toBe(code);
    expect(answer.case?.token?.seedQrUntil ?? null).toBeNull();
    expect(re.vault.reads).toBe(reads);
    expect(page.heard.filter(secretIn)).toEqual([]);
  });

  test.each(changes.slice(4, -1))(
    'refuses where, while the vault is being read, %s',
    async (_what, change) => {
      re = await beginReburn();
      const id = await approvedSeed(re.trial);
      const page = await re.openPage(id);
      const reads = re.vault.reads;
      re.vault.hangNext();
      const asking = page.ask('seed-qr');
      while (re.vault.reads === reads) await new Promise(setImmediate);
      await change(id);
      re.vault.release();
      expect((await asking).refusal).toBeDefined();
      expect(page.heard.filter(secretIn)).toEqual([]);
      expect(await factsAbout(re.trial, id)).not.toContain('seed-qr.handed-out');
    },
  );

  test('refuses where the owner has still time to object', async () => {
    const owners = { people: [], groups: [] };
    re = await beginReburn();
    const { trial } = re;
    const diego = (await re.sitting.token()).ownerId;
    const ownerDelay = [{ owners: { ...owners, people: [diego] }, seconds: 300 }];
    changePolicy(trial, { ...trial.parts.policy, ownerDelay });
    const page = await re.openPage(await approvedSeed(trial));
    const from = trial.parts.clock.now() + 300_000;
    expect((await page.ask('seed-qr')).refusal).toEqual({ code: 'NOT_YET', at: from });
    trial.parts.clock.advanceSeconds(300);
    expect((await page.ask('seed-qr')).seedQr).toBeDefined();
  });
});

describe('a kept seed', () => {
  test('a seed that the policy of today would no longer keep is shown no more', async () => {
    re = await beginReburn({ keepSeedDays: 30 });
    const { trial } = re;
    await re.sitting.ship();
    const { id: tokenId } = await re.sitting.token();
    fine(await trial.provisioning.deliver(trial.as('alex'), tokenId, codeOnToken(trial)));
    const page = await re.openPage(await approvedSeed(trial));
    trial.parts.clock.advanceSeconds(60);
    Object.assign(trial.parts, { policy: { ...trial.parts.policy, keepSeedDays: 0 } });
    expect((await page.ask('seed-qr')).refusal).toBeDefined();
    expect(page.heard.filter(secretIn)).toHaveLength(0);
    const more = { typedName: 'diego', reason: 'why' };
    expect(await trial.bridge.askForSeed(trial.as('alex'), more)).toMatchObject({
      refusal: { code: 'TOKEN_NOT_BURNABLE' },
    });
  });
});
