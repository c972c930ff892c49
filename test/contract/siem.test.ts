import { afterEach, describe, expect, test } from '@jest/globals';
import { createDefaultHttpClient } from '@azure/core-rest-pipeline';
import type { HttpClient } from '@azure/core-rest-pipeline';
import { Sentinel, STREAM } from '../../src/adapters/azure/sentinel.js';
import { SIEM_COLUMNS } from '../../src/domain/audit/siem-row.js';
import type { SiemRow } from '../../src/domain/audit/siem-row.js';
import type { Siem } from '../../src/ports/siem.js';
import { LogsIngestionFake, MONITOR_TOKEN, RULE } from '../fakes/logs-ingestion-fake.js';
import { SiemFake } from '../fakes/siem-fake.js';
import { siemContract, siemRowOf } from './siem.contract.js';

const fakes: LogsIngestionFake[] = [];
afterEach(async () => {
  for (const fake of fakes.splice(0)) await fake.stop();
});

const ENDPOINT = 'https://audit-abcd.westeurope-1.ingest.monitor.azure.com';

/** The client sends no token without TLS: the way out leads to the fake, and nowhere else. */
function leadingTo(fake: LogsIngestionFake): HttpClient {
  const client = createDefaultHttpClient();
  return {
    sendRequest: async (request) => {
      expect(new URL(request.url).origin).toBe(ENDPOINT);
      request.url = request.url.replace(ENDPOINT, fake.origin);
      request.allowInsecureConnection = true;
      return client.sendRequest(request);
    },
  };
}

async function sentinel(
  given: { readonly token?: string; readonly rule?: string; readonly budgetMs?: number } = {},
): Promise<{ readonly fake: LogsIngestionFake; readonly siem: Siem; readonly scopes: unknown[] }> {
  const { token = MONITOR_TOKEN, rule = RULE, budgetMs = 60_000 } = given;
  const fake = await new LogsIngestionFake(STREAM, SIEM_COLUMNS).start();
  fakes.push(fake);
  const scopes: unknown[] = [];
  const credential = {
    getToken: async (scope: unknown) => {
      scopes.push(scope);
      return Promise.resolve({ token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER });
    },
  };
  const siem = new Sentinel({
    endpoint: ENDPOINT,
    rule,
    audience: 'https://monitor.azure.us',
    credential,
    budgetMs,
    transport: { httpClient: leadingTo(fake) },
  });
  return { fake, siem, scopes };
}

siemContract('Sentinel on our strict fake', async () => {
  const { fake, siem } = await sentinel();
  return { siem, taken: () => fake.rows };
});

siemContract('the tests’ own', async () => {
  const siem = new SiemFake();
  return Promise.resolve({ siem, taken: () => siem.rows });
});

describe('Sentinel', () => {
  test('gets a token for the cloud that it is in, and rows packed', async () => {
    const { fake, siem, scopes } = await sentinel();
    await siem.send([siemRowOf(1)]);
    expect(scopes.flat()).toEqual(['https://monitor.azure.us/.default']);
    expect(fake.received[0]).toContain(`/dataCollectionRules/${RULE}/streams/${STREAM}`);
  });

  test.each([
    ['without the role', 403, { code: 'SIEM_FORBIDDEN' }],
    ['of another rule', 404, { code: 'SIEM_FORBIDDEN' }],
    ['with too much at once', 413, { code: 'SIEM_TOO_MUCH' }],
    ['that is down', 503, { code: 'SIEM_UNAVAILABLE' }],
    ['that sends elsewhere', 307, { code: 'SIEM_UNAVAILABLE' }],
  ] as const)('%s', async (_what, status, fault) => {
    const { fake, siem } = await sentinel();
    fake.trouble = { status, headers: { location: 'http://127.0.0.1:9/' } };
    await expect(siem.send([siemRowOf(1)])).rejects.toMatchObject(fault);
    expect(fake.received).toHaveLength(1);
  });

  test('that asks to wait: for how long is told, and it is tried once', async () => {
    const { fake, siem } = await sentinel();
    fake.trouble = { status: 429, headers: { 'retry-after': '17' } };
    const fault = { code: 'SIEM_UNAVAILABLE', retryAfterSeconds: 17 };
    await expect(siem.send([siemRowOf(1)])).rejects.toMatchObject(fault);
    expect(fake.received).toHaveLength(1);
  });

  test('that hangs is given up', async () => {
    const { fake, siem } = await sentinel({ budgetMs: 30 });
    fake.trouble = 'hang';
    await expect(siem.send([siemRowOf(1)])).rejects.toMatchObject({ code: 'SIEM_UNAVAILABLE' });
  });

  test.each([{ token: 'another' }, { rule: `dcr-${'f'.repeat(32)}` }])(
    'refuses %j, and no word of its answer is told',
    async (given) => {
      const { siem } = await sentinel(given);
      await expect(siem.send([siemRowOf(1)])).rejects.toMatchObject({ code: 'SIEM_FORBIDDEN' });
    },
  );

  test('would drop what is of another type, and the contract would see it', async () => {
    const { fake, siem } = await sentinel();
    const wrong = { ...siemRowOf(1), Entry: '1', Added: 'x' } as unknown as SiemRow;
    await siem.send([wrong]);
    const { Entry: _dropped, ...rest } = siemRowOf(1);
    expect(fake.rows).toEqual([rest]);
  });
});
