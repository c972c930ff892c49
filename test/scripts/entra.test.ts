import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntraRefused, GraphClient } from '../../scripts/entra/graph-client.mjs';
import { grantPermissions, PERMISSIONS } from '../../scripts/entra/grant-permissions.mjs';
import { DELEGATED, registerUpload } from '../../scripts/entra/register-upload.mjs';
import { registerDialog } from '../../scripts/entra/register-dialog.mjs';
import { readEnvFile, writeEnvValue } from '../../scripts/env-file.mjs';
import { BOT_APP_ID, EntraFake } from '../fakes/entra-fake.js';

const DEPLOYED = { environment: 'dev', domain: 'otp.contoso.example', botId: BOT_APP_ID };
let entra: EntraFake;
let graph: GraphClient;

beforeEach(async () => {
  entra = await EntraFake.start();
  graph = new GraphClient({ base: entra.base, token: async () => 'good' });
});
afterEach(async () => entra.stop());

describe("the dialog's registration", () => {
  test('is made before the deployment, and completed after it, as the same one', async () => {
    const before = await registerDialog(graph, { environment: 'dev' });
    const after = await registerDialog(graph, DEPLOYED);
    expect(after).toBe(before);
    expect(entra.applications.size).toBe(1);
    expect(entra.principals.has(after)).toBe(true);
    const made = entra.applications.get('otp-bridge-dialog-dev');
    expect(made).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      identifierUris: [`api://otp.contoso.example/botid-${BOT_APP_ID}`],
      api: { requestedAccessTokenVersion: 2 },
    });
  });

  test('lets the Teams clients ask for the page’s scope, the Azure CLI for the command line’s, and nobody else', async () => {
    await registerDialog(graph, DEPLOYED);
    const { api } = entra.applications.get('otp-bridge-dialog-dev') as {
      api: {
        oauth2PermissionScopes: { id: string; value: string }[];
        preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[];
      };
    };
    const named = new Map(api.oauth2PermissionScopes.map(({ id, value }) => [id, value]));
    const granted = api.preAuthorizedApplications.map(({ appId, delegatedPermissionIds }) => [
      appId,
      ...delegatedPermissionIds.map((id) => named.get(id)),
    ]);
    expect(granted).toEqual([
      ['1fec8e78-bce4-4aaf-ab1b-5451cc387264', 'access_as_user'],
      ['5e3ce6c0-2b1f-4285-8d4b-75ee78787346', 'access_as_user'],
      ['04b07795-8ddb-461a-bbee-02f9e1bf7b46', 'command_line'],
    ]);
  });

  test('has no secret', async () => {
    await registerDialog(graph, DEPLOYED);
    const text = JSON.stringify([...entra.applications.values()]);
    expect(text).not.toMatch(/password|keyCredential|secret/i);
  });
});

describe('the client of entra upload', () => {
  test('is a public one with two delegated rights, no secret, and no right of its own', async () => {
    const id = await registerUpload(graph, { environment: 'dev' });
    expect(await registerUpload(graph, { environment: 'dev' })).toBe(id);
    const made = entra.applications.get('otp-bridge-upload-dev');
    expect(made).toMatchObject({
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: true,
      requiredResourceAccess: [
        { resourceAccess: DELEGATED.map((name) => ({ id: `scope-${name}`, type: 'Scope' })) },
      ],
    });
    expect(JSON.stringify(made)).not.toMatch(/password|keyCredential|secret|"Role"/i);
    expect(entra.assigned).toEqual([]);
  });
});

describe("the bot's permissions", () => {
  test('are the least, each with its reason, and none over authentication methods', async () => {
    const lines = await grantPermissions(graph, BOT_APP_ID);
    expect(entra.assigned).toEqual(['role-User.Read.All', 'role-GroupMember.Read.All']);
    expect(lines).toHaveLength(PERMISSIONS.length);
    expect(JSON.stringify(PERMISSIONS)).not.toMatch(/Authentication|Write/);
  });

  test('are granted once, however often it runs', async () => {
    await grantPermissions(graph, BOT_APP_ID);
    const lines = await grantPermissions(graph, BOT_APP_ID);
    expect(entra.assigned).toHaveLength(2);
    expect(lines.every((line) => line.includes('granted already'))).toBe(true);
  });

  test('need a role, and the refusal says which', async () => {
    entra.forbidden = ({ method }) => method === 'POST';
    const refused = grantPermissions(graph, BOT_APP_ID);
    await expect(refused).rejects.toThrow(EntraRefused);
    await expect(refused).rejects.toThrow('Privileged Role Administrator');
  });
});

test('an old sign-in is told to sign in again', async () => {
  const stale = new GraphClient({ base: entra.base, token: async () => 'stale' });
  await expect(registerDialog(stale, DEPLOYED)).rejects.toThrow('Sign in again: az login');
});

describe("an environment's file", () => {
  test('gets a new value where the old one stood, and keeps the rest', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'otp-bridge-'));
    const path = join(folder, '.env.dev');
    await writeFile(path, '# kept\nA="one"\nSSO_CLIENT_ID=\nB=two');
    writeEnvValue(path, 'SSO_CLIENT_ID', 'new');
    writeEnvValue(path, 'C', '$&three');
    expect(await readFile(path, 'utf8')).toBe(
      '# kept\nA="one"\nSSO_CLIENT_ID=new\nB=two\nC=$&three\n',
    );
    expect(readEnvFile(path)).toEqual({ A: 'one', SSO_CLIENT_ID: 'new', B: 'two', C: '$&three' });
    await rm(folder, { recursive: true, maxRetries: 20 });
  });

  test('that is not there says nothing', () => {
    expect(readEnvFile(join(tmpdir(), 'no-such-file'))).toEqual({});
  });
});
