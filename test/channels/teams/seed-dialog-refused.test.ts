// What the request for a whole seed demands holds at the press that opens its page in Teams, and once more when the page asks.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  approvedSeed,
  askForSeed,
  changePolicy,
  factsAbout,
  without,
} from '../../app/provisioning/reburning.js';
import { EVERYBODY } from '../../app/trial.js';
import type { PersonName } from '../../app/trial.js';
import type { RunningBot } from '../running-bot.js';
import { SeedDialog } from './seed-dialog-stage.js';

const OTHER_TENANT = '99999999-8888-4777-8666-555555555555';
const NOTHING = 'There is nothing here for you. To see your requests, type /requests.';

let at: SeedDialog;
let bot: RunningBot;
beforeEach(async () => {
  at = await SeedDialog.begin();
  bot = at.bot;
});
afterEach(async () => {
  await bot.stop();
});

const freezeAll = async (): Promise<unknown> =>
  bot.trial.bridge.freeze(bot.trial.as('adele'), EVERYBODY);

describe('a press that opens nothing', () => {
  test.each<PersonName>(['megan', 'diego', 'lee', 'adele', 'isaiah'])(
    'of somebody else: %s',
    async (name) => {
      const id = await approvedSeed(bot.trial);
      expect(await at.said(id, name)).toBe(NOTHING);
      expect(await factsAbout(bot.trial, id)).not.toContain('case.opened');
    },
  );

  test('from a group', async () => {
    bot.connector.openChat('group-1');
    const conversation = { id: 'group-1', conversationType: 'groupChat' };
    expect(await at.said(await approvedSeed(bot.trial), 'alex', { conversation })).not.toBe('');
  });

  test('from another tenant', async () => {
    const id = await approvedSeed(bot.trial);
    const person = bot.person('alex');
    const value = { data: { requestId: id, msteams: { type: 'task/fetch' } } };
    const channelData = { tenant: { id: OTHER_TENANT } };
    const { body } = await person.post(
      person.activity({ type: 'invoke', name: 'task/fetch', value, channelData }),
    );
    expect(JSON.stringify(body ?? '')).not.toContain('/provision');
    expect(await factsAbout(bot.trial, id)).not.toContain('case.opened');
  });

  test.each([
    ['no id', 7],
    ['an unknown one', 'no-such-request'],
    ['a list', []],
  ])('that names %s', async (_what, id) => {
    expect(await at.said(id)).toBe(NOTHING);
  });

  test('on a request for a code', async () => {
    expect(await at.said(await bot.trial.requestBy('alex', 'diego'))).toBe(NOTHING);
  });

  test('before it is approved: it says where that stands', async () => {
    expect(await at.said(await askForSeed(bot.trial))).toMatch(/^Waiting for approval/);
  });

  test('when the approval has run out', async () => {
    const id = await approvedSeed(bot.trial);
    bot.trial.parts.clock.advanceSeconds(600);
    await bot.settle();
    expect(await at.said(id)).toMatch(/^The approval ran out/);
  });

  test('while the owner has time to object: from when', async () => {
    const people = [(await at.sitting.token()).ownerId];
    const ownerDelay = [{ owners: { people, groups: [] }, seconds: 300 }];
    changePolicy(bot.trial, { ...bot.trial.parts.policy, ownerDelay });
    expect(await at.said(await approvedSeed(bot.trial))).toMatch(/The QR code can be shown from /);
  });

  test('under a freeze', async () => {
    const id = await approvedSeed(bot.trial);
    await freezeAll();
    expect(await at.said(id)).toMatch(/^Codes are frozen/);
  });

  test('of somebody who sets up tokens no more', async () => {
    const id = await approvedSeed(bot.trial);
    changePolicy(bot.trial, without(bot.trial.parts.policy, 'provisioner', 'lee'));
    expect(await at.said(id)).toMatch(/set up tokens/);
  });
});

describe('between the press and the page', () => {
  test('a freeze lets nothing out, and the page does not even ask', async () => {
    const id = await approvedSeed(bot.trial);
    const inside = await at.enter(await at.press(id));
    await freezeAll();
    expect(await at.showsAtOnce(inside)).toBeUndefined();
    expect(await bot.trial.provisioning.seedForBurner(inside)).toMatchObject({
      refusal: { code: 'FROZEN' },
    });
    expect(await factsAbout(bot.trial, id)).not.toContain('seed-qr.handed-out');
  });

  test('a yes that is taken back lets nothing out', async () => {
    const id = await approvedSeed(bot.trial);
    const inside = await at.enter(await at.press(id));
    await bot.trial.bridge.actOnRequest(bot.trial.as('megan'), id, { kind: 'withdraw' });
    expect(await bot.trial.provisioning.seedForBurner(inside)).toMatchObject({ ok: false });
  });
});
