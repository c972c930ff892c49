import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLOUDS } from '../../src/config/clouds.js';
import { readConfiguration } from '../../src/config/configuration.js';
import type { ConfigurationResult } from '../../src/config/configuration.js';
import { PRODUCTION_SETTINGS } from '../../src/config/production.js';

const GOOD = {
  OTP_BRIDGE_PROFILE: 'production',
  OTP_BRIDGE_APP_ID: '7e57ab1e-0000-4000-8000-000000000902',
  OTP_BRIDGE_TENANT_ID: '7e57ab1e-0000-4000-8000-000000000001',
  OTP_BRIDGE_SSO_CLIENT_ID: '7e57ab1e-0000-4000-8000-000000000903',
  OTP_BRIDGE_DOMAIN: 'otp.contoso.example',
  OTP_BRIDGE_KEY_VAULT: 'otpbridgeabc-kv',
  OTP_BRIDGE_STORAGE: 'otpbridgeabcst',
  OTP_BRIDGE_POLICY: '/home/otp-bridge/policy.json',
};

const read = (changes: Record<string, string> = {}): ConfigurationResult =>
  readConfiguration({ ...GOOD, ...changes });

const problemsOf = (result: ConfigurationResult): readonly string[] =>
  result.ok ? [] : result.problems.map(({ where }) => where);

describe('a deployment', () => {
  test('starts with names and ids alone', () => {
    expect(read()).toMatchObject({
      ok: true,
      configuration: {
        profile: 'production',
        cloud: CLOUDS.public,
        vaultName: 'otpbridgeabc-kv',
        table: { kind: 'storage', account: 'otpbridgeabcst', name: 'otpbridge' },
        port: 8080,
      },
    });
  });

  test('may keep its state in Azure Cosmos DB for Table instead', () => {
    const result = read({ OTP_BRIDGE_STORAGE: 'cosmos:contoso-otp' });
    expect(result).toMatchObject({
      ok: true,
      configuration: { table: { kind: 'cosmos', account: 'contoso-otp' } },
    });
  });

  test('is told everything that is missing at once', () => {
    const result = readConfiguration({ OTP_BRIDGE_PROFILE: 'production' });
    expect(problemsOf(result)).toEqual([
      'OTP_BRIDGE_APP_ID',
      'OTP_BRIDGE_TENANT_ID',
      'OTP_BRIDGE_SSO_CLIENT_ID',
      'OTP_BRIDGE_DOMAIN',
      'OTP_BRIDGE_KEY_VAULT',
      'OTP_BRIDGE_STORAGE',
      'OTP_BRIDGE_POLICY',
    ]);
  });

  // An empty app id switches botbuilder's authentication off.
  test.each(['', ' ', 'otp-bridge'])('does not start with the app id "%s"', (appId) => {
    expect(problemsOf(read({ OTP_BRIDGE_APP_ID: appId }))).toEqual(['OTP_BRIDGE_APP_ID']);
  });

  test.each([
    ['OTP_BRIDGE_KEY_VAULT', 'https://evil.example'],
    ['OTP_BRIDGE_KEY_VAULT', 'evil.example/x'],
    ['OTP_BRIDGE_STORAGE', 'evil.example'],
    ['OTP_BRIDGE_STORAGE', 'cosmos:evil.example#'],
    ['OTP_BRIDGE_CLOUD', 'https://evil.example'],
    ['OTP_BRIDGE_CLOUD', 'constructor'],
    ['OTP_BRIDGE_DOMAIN', 'otp.contoso.example/..'],
    ['PORT', '0'],
    ['PORT', '65536'],
  ])('cannot be sent elsewhere by %s=%s', (name, value) => {
    const result = read({ [name]: value });
    expect(problemsOf(result)).toEqual([name]);
    expect(result).toMatchObject({ problems: [{ problem: expect.stringContaining(value) }] });
  });

  test.each(['MicrosoftAppPassword', 'AZURE_CLIENT_SECRET'])(
    'wants no secret: %s is refused, and its value is not repeated',
    (name) => {
      const result = read({ [name]: 'hunter2' });
      expect(problemsOf(result)).toEqual([name]);
      expect(JSON.stringify(result)).not.toContain('hunter2');
    },
  );

  test('has in its infrastructure every setting that it needs, and none that it does not know', () => {
    const bicep = readFileSync(
      join(import.meta.dirname, '..', '..', 'infra', 'modules', 'app.bicep'),
      'utf8',
    );
    const set = [...bicep.matchAll(/^ +(OTP_BRIDGE_[A-Z_]+):/gm)].map(([, name]) => name ?? '');
    const known = ['OTP_BRIDGE_PROFILE', ...Object.keys(PRODUCTION_SETTINGS)];
    expect(set.filter((name) => !known.includes(name))).toEqual([]);
    const needed = Object.entries(PRODUCTION_SETTINGS).filter(([, one]) => !('default' in one));
    for (const [name] of needed) expect(set).toContain(name);
  });
});
