// What a deployment would be refused for halfway is said before it, with the command for it.
import { expect, test } from '@jest/globals';
import { join } from 'node:path';
import { LookRefused, lookAtAzure, providersIn } from '../../scripts/azure/look.mjs';

const WHERE = { subscription: 's', group: 'otp-bridge', name: 'otpbridgeabc' };
const PROVIDERS = providersIn(join(import.meta.dirname, '..', '..', 'infra'));

type World = {
  readonly group?: boolean;
  readonly unregistered?: readonly string[];
  readonly taken?: readonly string[];
  readonly ours?: readonly string[];
  readonly forbidden?: boolean;
};
type Answer = { status: number; body: Record<string, unknown> };

const fine = (body: Record<string, unknown>): Answer => ({ status: 200, body });

/** As strict as Resource Manager: an unregistered provider answers nothing but its own state. */
function armOf(world: World) {
  return async (_method: string, path: string, body?: object): Promise<Answer> => {
    if (world.forbidden === true) return { status: 403, body: {} };
    if (path.includes('/resourcegroups/'))
      return { status: world.group === false ? 404 : 200, body: {} };
    const provider = /\/providers\/([\w.]+)/.exec(path)?.[1] ?? '';
    const isThere = !(world.unregistered ?? []).includes(provider);
    if (path.endsWith(provider)) {
      return fine({ registrationState: isThere ? 'Registered' : 'NotRegistered' });
    }
    return isThere ? named(world, path, body) : { status: 409, body: {} };
  };
}

function named({ taken = [], ours = [] }: World, path: string, body?: object): Answer {
  if (body === undefined) {
    return { status: ours.some((name) => path.includes(`/${name}?`)) ? 200 : 404, body: {} };
  }
  const { name } = body as { name: string };
  return fine({ nameAvailable: ![...taken, ...ours].includes(name) });
}

const look = async (world: World): Promise<readonly string[]> =>
  lookAtAzure(armOf(world), WHERE, PROVIDERS);

test('looks for the provider of everything in infra/', () => {
  expect(PROVIDERS).toEqual(
    expect.arrayContaining(['Microsoft.BotService', 'Microsoft.KeyVault', 'Microsoft.Web']),
  );
  expect(PROVIDERS).not.toContain('Microsoft.Authorization');
});

test('says nothing where nothing stands in the way, and on a second time where the names are ours', async () => {
  expect(await look({})).toEqual([]);
  expect(await look({ ours: ['otpbridgeabcst', 'otpbridgeabc-kv', 'otpbridgeabc-app'] })).toEqual(
    [],
  );
});

test('lists each provider that is not registered, with its command', async () => {
  expect(await look({ unregistered: ['Microsoft.BotService', 'Microsoft.Insights'] })).toEqual([
    'Microsoft.BotService is not registered: az provider register --namespace Microsoft.BotService --wait',
    'Microsoft.Insights is not registered: az provider register --namespace Microsoft.Insights --wait',
  ]);
});

test('says that there is no resource group, and which name somebody else has', async () => {
  expect(await look({ group: false })).toEqual([expect.stringContaining('az group create')]);
  expect(await look({ taken: ['otpbridgeabc-kv'] })).toEqual([
    expect.stringMatching(/otpbridgeabc-kv is taken.*RESOURCE_SUFFIX/),
  ]);
});

test('says what it may not see', async () => {
  await expect(look({ forbidden: true })).rejects.toThrow(LookRefused);
});
