import { expect, test } from '@jest/globals';
import { keepClients } from '../../../src/channels/teams/kept-clients.js';

type Factory = { create: (serviceUrl: string, audience: string) => Promise<string> };

class Authentication {
  readonly made: string[] = [];
  fails = false;

  readonly #factory: Factory = {
    create: async (serviceUrl, audience) => {
      this.made.push(`${serviceUrl} ${audience}`);
      if (this.fails) throw new Error('no client');
      return `client ${this.made.length}`;
    },
  };

  createConnectorFactory(_identity: string): Factory {
    return this.#factory;
  }

  async authenticateRequest(
    activity: string,
    _header: string,
  ): Promise<{ activity: string; connectorFactory?: Factory }> {
    return { activity, connectorFactory: this.#factory };
  }

  async createUserTokenClient(identity: string): Promise<{ readonly of: string }> {
    return { of: identity };
  }
}

async function fromBoth(authentication: Authentication, serviceUrl: string): Promise<unknown> {
  const { connectorFactory } = await authentication.authenticateRequest('said', 'token');
  const answering = await connectorFactory?.create(serviceUrl, 'audience');
  return [
    answering,
    await authentication.createConnectorFactory('me').create(serviceUrl, 'audience'),
  ];
}

test('one client an address, for answers and for what is sent unasked', async () => {
  const authentication = new Authentication();
  keepClients(authentication);
  expect(await fromBoth(authentication, 'here')).toEqual(['client 1', 'client 1']);
  expect(await fromBoth(authentication, 'there')).toEqual(['client 2', 'client 2']);
  expect(authentication.made).toEqual(['here audience', 'there audience']);
  expect(await authentication.createUserTokenClient('me')).toBe(
    await authentication.createUserTokenClient('me'),
  );
});

test('one that could not be made is tried again', async () => {
  const authentication = new Authentication();
  keepClients(authentication);
  authentication.fails = true;
  await expect(fromBoth(authentication, 'here')).rejects.toThrow('no client');
  authentication.fails = false;
  expect(await fromBoth(authentication, 'here')).toEqual(['client 2', 'client 2']);
});

test('however many addresses are invented, few are kept', async () => {
  const authentication = new Authentication();
  keepClients(authentication);
  for (let at = 0; at < 60; at += 1) await fromBoth(authentication, `place ${at}`);
  await fromBoth(authentication, 'place 59');
  await fromBoth(authentication, 'place 0');
  expect(authentication.made).toHaveLength(61);
});
