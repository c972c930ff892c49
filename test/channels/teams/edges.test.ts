// What comes in from outside, right and wrong: identities, other chats, forged cards.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { must } from '../../app/trial.js';
import type { Json, TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
let alex: TeamsPerson;
let megan: TeamsPerson;
let requestId: string;

beforeAll(async () => {
  bot = await startBot();
  alex = bot.person('alex');
  megan = bot.person('megan');
  await alex.install();
  await megan.install();
  await alex.say('/otp alice');
  await bot.settle();
  const pressed = megan.pressActivity(must(megan.messages.at(-1)?.card), 'Approve');
  requestId = (pressed as { value: { action: { data: { requestId: string } } } }).value.action.data
    .requestId;
});
afterAll(async () => {
  await bot.stop();
});

const approve = (person: TeamsPerson, changes: Json = {}): Json => ({
  ...person.invoke({ type: 'Action.Execute', verb: 'request.approve', data: { requestId } }),
  ...changes,
});
const isWaiting = async (): Promise<boolean> => {
  const actions = (await bot.trial.audit()).map(({ fact }) => fact.action);
  return !actions.includes('approval.given');
};

describe('identity is the channel’s verified one', () => {
  const from = (aadObjectId?: string): Json => ({
    from: {
      id: '29:megan',
      name: 'Megan Bowen',
      ...(aadObjectId === undefined ? {} : { aadObjectId }),
    },
  });
  test.each<readonly [string, Json]>([
    ['no object id', from()],
    ['an object id that is none', from('megan@contoso.example')],
    ['another tenant', { channelData: { tenant: { id: '7e57ab1e-0000-4000-8000-0000000000ff' } } }],
    [
      'two tenants that differ',
      {
        conversation: {
          id: 'personal-megan',
          conversationType: 'personal',
          tenantId: '7e57ab1e-0000-4000-8000-0000000000ff',
        },
      },
    ],
    [
      'no tenant',
      { channelData: {}, conversation: { id: 'personal-megan', conversationType: 'personal' } },
    ],
    ['another channel', { channelId: 'directline' }],
    ['a service address that is not this machine’s', { serviceUrl: 'https://example.test/' }],
  ])('nothing is done for %s, whatever the name says', async (_what, changes) => {
    const { status, body } = await megan.post(approve(megan, changes));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      statusCode: 400,
      type: 'application/vnd.microsoft.error',
      value: { code: 'NotAllowed' },
    });
    expect(JSON.stringify(body)).not.toMatch(/Megan|contoso|7e57ab1e/);
    expect(await isWaiting()).toBe(true);
  });

  test('a name, an address or a role in card data makes nobody an approver', async () => {
    const forged = alex.invoke({
      type: 'Action.Execute',
      verb: 'request.approve',
      data: {
        requestId,
        from: megan.id,
        approver: megan.id,
        role: 'approver',
        aadObjectId: megan.id,
      },
    });
    const { body } = await alex.post(forged);
    expect(JSON.stringify(body)).toContain('somebody else has to approve it');
    expect(await isWaiting()).toBe(true);
  });
});

describe('a forged card does nothing', () => {
  test.each<readonly [string, unknown]>([
    ['no value', undefined],
    ['a text for a value', 'approve'],
    ['a list', []],
    ['no action', {}],
    ['another type', { action: { type: 'Action.Submit', verb: 'request.approve', data: {} } }],
    [
      'an unknown verb',
      { action: { type: 'Action.Execute', verb: 'seed.export', data: { requestId: 'abcdefgh' } } },
    ],
    [
      'a verb of the prototype',
      { action: { type: 'Action.Execute', verb: '__proto__', data: { requestId: 'abcdefgh' } } },
    ],
    ['no id', { action: { type: 'Action.Execute', verb: 'code.show', data: {} } }],
    [
      'an object for an id',
      { action: { type: 'Action.Execute', verb: 'code.show', data: { requestId: { a: 1 } } } },
    ],
    [
      'a path for an id',
      {
        action: {
          type: 'Action.Execute',
          verb: 'code.show',
          data: { requestId: '../../audit-head' },
        },
      },
    ],
    [
      'an endless id',
      {
        action: {
          type: 'Action.Execute',
          verb: 'code.show',
          data: { requestId: 'a'.repeat(9999) },
        },
      },
    ],
  ])('%s', async (_what, value) => {
    const { status, body } = await alex.post(
      alex.activity({ type: 'invoke', name: 'adaptiveCard/action', value }),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 400, value: { code: 'BadRequest', message: '' } });
  });

  test('somebody who has no part in a request gets the same answer as for one that does not exist', async () => {
    const lee = bot.person('lee');
    const press = (id: string): Json =>
      lee.invoke({ type: 'Action.Execute', verb: 'code.show', data: { requestId: id } });
    const real = await lee.post(press(requestId));
    expect(real).toEqual(await lee.post(press('0123456789abcdef')));
  });
});

describe('a chat that was emptied', () => {
  test('gets the cards that still wait again, when the bot is installed again', async () => {
    for (const { id } of megan.messages) bot.connector.delete(megan.chat, id);
    await megan.install();
    await bot.settle();
    expect(JSON.stringify(megan.messages)).toContain(requestId);
  });
});

describe('an error tells nothing', () => {
  test('what is no activity is refused without a word', async () => {
    expect(await alex.post({ nonsense: true })).toEqual({ status: 400, body: undefined });
    expect(await alex.post([])).toEqual({ status: 400, body: undefined });
  });

  test.each(['task/submit', 'composeExtension/query', 'message/submitAction', null, 5])(
    'an invoke that is not for us is answered, with nothing: %s',
    async (name) => {
      const answered = await alex.post(alex.activity({ type: 'invoke', name, value: {} }));
      expect(answered).toEqual({ status: 200, body: undefined });
    },
  );
});
