// The set-up page as a dialog of Teams.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { fine, must, PEOPLE, samplePolicy } from '../../app/trial.js';
import type { PersonName } from '../../app/trial.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
let caseId: string;
beforeEach(async () => {
  const policy = samplePolicy();
  const provisioner = { people: [PEOPLE.alex, PEOPLE.adele], groups: [] };
  bot = await startBot({ policy: { ...policy, roles: { ...policy.roles, provisioner } } });
  caseId = fine(
    await bot.trial.provisioning.openCase(bot.trial.as('alex'), { typedName: 'diego' }),
  ).caseId;
});
afterEach(async () => {
  await bot.stop();
});

async function fetchDialog(name: PersonName, changes: object = {}): Promise<unknown> {
  const person = bot.person(name);
  const value = { data: { caseId, msteams: { type: 'task/fetch' } }, context: { theme: 'dark' } };
  const invoke = person.activity({ type: 'invoke', name: 'task/fetch', value, ...changes });
  const { status, body } = await person.post(invoke);
  expect(status).toBe(200);
  return body;
}

describe('the dialog', () => {
  test('opens the page with a ticket for the one who opened the case', async () => {
    const body = (await fetchDialog('alex')) as {
      readonly task: { readonly value: { readonly url: string; readonly fallbackUrl: string } };
    };
    expect(body).toMatchObject({ task: { type: 'continue' } });
    const { url, fallbackUrl } = body.task.value;
    expect(fallbackUrl).toBe(url);
    const ticket = must(/\/provision#([0-9A-Za-z_-]{43})$/.exec(url)?.[1]);
    const entered = fine(await bot.trial.provisioning.enter(ticket, () => true));
    expect(entered.inCase).toMatchObject({ caseId, actor: { personId: bot.person('alex').id } });
  });

  // Adele sets up tokens as well.
  test.each<PersonName>(['megan', 'adele'])('opens nobody else’s case: %s', async (name) => {
    expect(await fetchDialog(name)).toMatchObject({ task: { type: 'message' } });
  });

  test('opens nothing from a group', async () => {
    bot.connector.openChat('group-1');
    const conversation = { id: 'group-1', conversationType: 'groupChat' };
    expect(await fetchDialog('alex', { conversation })).toMatchObject({
      task: { type: 'message' },
    });
  });

  test('of no case says so', async () => {
    expect(await fetchDialog('alex', { value: { data: {} } })).toMatchObject({
      task: {
        type: 'message',
        value: 'There is nothing here for you. To see your requests, type /requests.',
      },
    });
  });
});
