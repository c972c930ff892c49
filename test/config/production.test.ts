import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLOUDS } from '../../src/config/clouds.js';
import { readConfiguration } from '../../src/config/configuration.js';
import type { ConfigurationResult } from '../../src/config/configuration.js';
import { PRODUCTION_SETTINGS } from '../../src/config/production.js';
import { QUIET_EXPORTER } from '../../src/config/quiet-exporter.js';
import { GOOD_SETTINGS } from './good-settings.js';

const read = (changes: Record<string, string> = {}): ConfigurationResult =>
  readConfiguration({ ...GOOD_SETTINGS, ...changes });

const problemsOf = (result: ConfigurationResult): readonly string[] =>
  result.ok ? [] : result.problems.map(({ where }) => where);

const HOST = 'ingest.monitor.azure.com';
const ENDPOINT = `https://audit-abcd.westeurope-1.${HOST}`;
const RULE = `dcr-${'0123456789abcdef'.repeat(2)}`;

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

  describe('and its traces', () => {
    const KEY = '7e57ab1e-0000-4000-8000-00000000071E';
    const HOST = 'https://westeurope-5.in.applicationinsights.azure.com';
    const trace = (value: string, cloud = 'public'): ConfigurationResult =>
      read({ APPLICATIONINSIGHTS_CONNECTION_STRING: value, OTP_BRIDGE_CLOUD: cloud });

    test('go nowhere where it has no Application Insights', () => {
      for (const value of ['', ' ']) {
        const result = trace(value);
        expect(result.ok && 'telemetry' in result.configuration).toBe(false);
      }
    });

    test.each([
      ['public', HOST],
      ['usgov', 'https://usgovvirginia-1.in.applicationinsights.azure.us'],
      ['usgov', 'https://dc.applicationinsights.us'],
      ['china', 'https://chinanorth3-0.in.applicationinsights.azure.cn'],
    ])('go to the place of its cloud, %s: %s', (cloud, host) => {
      const endpoints = `IngestionEndpoint=${host}/;LiveEndpoint=https://evil.example/`;
      const rest = 'AADAudience=https://evil.example/;ApplicationId=1;EndpointSuffix=evil.example';
      const result = trace(` instrumentationkey=${KEY}; ${endpoints};${rest}; `, cloud);
      expect(result).toMatchObject({
        configuration: { telemetry: { instrumentationKey: KEY.toLowerCase(), endpoint: host } },
      });
      expect(JSON.stringify(result)).not.toContain('evil');
    });

    test.each([
      `InstrumentationKey=${KEY}`,
      `InstrumentationKey=${KEY};IngestionEndpoint=`,
      `IngestionEndpoint=${HOST}/`,
      `InstrumentationKey=secret;IngestionEndpoint=${HOST}/`,
      `InstrumentationKey=${KEY};InstrumentationKey=${KEY};IngestionEndpoint=${HOST}/`,
      `InstrumentationKey=${KEY};IngestionEndpoint=${HOST}/;ingestionendpoint=https://evil.example/`,
      ...[
        'https://evil.example/',
        'https://evil.example/in.applicationinsights.azure.com/',
        'https://in.applicationinsights.azure.com/',
        'https://evilin.applicationinsights.azure.com/',
        'https://a.in.applicationinsights.azure.com.evil.example/',
        'https://a.in.applicationinsights.azure.com@evil.example/',
        'https://evil@a.in.applicationinsights.azure.com/',
        'https://a.in.applicationinsights.azure.com:8443/',
        'https://a.in.applicationinsights.azure.com/v2.1',
        'https://a.in.applicationinsights.azure.com/?q',
        'https://a.in.applicationinsights.azure.com/#f',
        'https://a.in.applicationinsights.azure.com./',
        'http://a.in.applicationinsights.azure.com/',
        'https://a.in.applicationinsights.azure.cn/',
        'https://dc.applicationinsights.us/',
        'wss://a.in.applicationinsights.azure.com/',
      ].map((host) => `InstrumentationKey=${KEY};IngestionEndpoint=${host}`),
    ])('cannot be sent elsewhere by %s, which is not repeated', (value) => {
      const result = trace(value);
      expect(problemsOf(result)).toEqual(['APPLICATIONINSIGHTS_CONNECTION_STRING']);
      expect(JSON.stringify(result)).not.toMatch(/evil|secret|7e57/);
      expect(result).toMatchObject({
        problems: [{ problem: expect.stringContaining('Copy the whole connection string again') }],
      });
    });

    test('are told wrong with everything else that is', () => {
      const result = read({
        APPLICATIONINSIGHTS_CONNECTION_STRING: 'nonsense',
        OTP_BRIDGE_APP_ID: 'x',
      });
      expect(problemsOf(result)).toEqual([
        'OTP_BRIDGE_APP_ID',
        'APPLICATIONINSIGHTS_CONNECTION_STRING',
        'APPLICATIONINSIGHTS_CONNECTION_STRING',
      ]);
    });
  });

  test.each(['MicrosoftAppPassword', 'AZURE_CLIENT_SECRET'])(
    'wants no secret: %s is refused, and its value is not repeated',
    (name) => {
      const result = read({ [name]: 'hunter2' });
      expect(problemsOf(result)).toEqual([name]);
      expect(JSON.stringify(result)).not.toContain('hunter2');
    },
  );

  test.each([
    ['both', [ENDPOINT, RULE], []],
    ['neither', ['', ''], []],
    ['the address alone', [ENDPOINT, ''], ['OTP_BRIDGE_SENTINEL_RULE']],
    ['the rule alone', ['', RULE], ['OTP_BRIDGE_SENTINEL_ENDPOINT']],
    ['no rule', [ENDPOINT, 'dcr-1'], ['OTP_BRIDGE_SENTINEL_RULE']],
    ['another host', ['https://evil.example', RULE], ['OTP_BRIDGE_SENTINEL_ENDPOINT']],
    ['a host that ends alike', [`https://evil${HOST}`, RULE], ['OTP_BRIDGE_SENTINEL_ENDPOINT']],
    ['no TLS', [ENDPOINT.replace('https', 'http'), RULE], ['OTP_BRIDGE_SENTINEL_ENDPOINT']],
    ['a path', [`${ENDPOINT}/x`, RULE], ['OTP_BRIDGE_SENTINEL_ENDPOINT']],
    ['a name in it', [`https://a@x.${HOST}`, RULE], ['OTP_BRIDGE_SENTINEL_ENDPOINT']],
  ] as const)('Sentinel, %s', (_what, [endpoint, rule], problems) => {
    const result = read({ OTP_BRIDGE_SENTINEL_ENDPOINT: endpoint, OTP_BRIDGE_SENTINEL_RULE: rule });
    expect(result.ok ? [] : problemsOf(result)).toEqual(problems);
    expect(JSON.stringify(result)).not.toContain('evil');
  });

  test('has in its infrastructure every setting that it needs, and none that it does not know', () => {
    const bicep = readFileSync(
      join(import.meta.dirname, '..', '..', 'infra', 'modules', 'app.bicep'),
      'utf8',
    );
    const set = [
      ...bicep.matchAll(/^ +((?:OTP_BRIDGE|APPLICATIONINSIGHTS_CONNECTION)_[A-Z_]+):/gm),
    ].map(([, name]) => name ?? '');
    const known = ['OTP_BRIDGE_PROFILE', ...Object.keys(PRODUCTION_SETTINGS)];
    expect(set.filter((name) => !known.includes(name))).toEqual([]);
    for (const [name, value] of Object.entries(QUIET_EXPORTER)) {
      expect(bicep).toContain(`    ${name}: '${value}'\n`);
    }
    const needed = Object.entries(PRODUCTION_SETTINGS).filter(([, one]) => !('default' in one));
    for (const [name] of needed) expect(set).toContain(name);
  });
});
