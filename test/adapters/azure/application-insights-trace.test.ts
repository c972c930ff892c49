// Traces on the wire, against our strict fake of Application Insights' ingestion.
import { afterEach, describe, expect, test } from '@jest/globals';
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import { onlyIngestion } from '../../../src/adapters/azure/only-ingestion.js';
import type { Code, Word } from '../../../src/ports/trace.js';
import { must } from '../../app/trial.js';
import type { Envelope } from '../../fakes/ingestion-fake.js';
import { AUDIENCE, ENDPOINT, events, press, telemetry, until } from './telemetry.js';
import type { Telemetry } from './telemetry.js';

let now: Telemetry | undefined;
afterEach(async () => {
  await now?.stop();
  now = undefined;
});

async function open(options?: Parameters<typeof telemetry>[0]): Promise<Telemetry> {
  now = await telemetry(options);
  return now;
}

describe('what arrives', () => {
  test('is the work as it was done, one part within another', async () => {
    const { trace, fake, scopes, stop } = await open();
    await press(trace);
    await stop();
    now = undefined;
    const names = ['POST /api/messages', 'turn code.show', 'store get', 'store commit'];
    expect([...fake.names].sort()).toEqual([...names].sort());
    const of = (name: string): Envelope =>
      must(fake.envelopes.find(({ data }) => data.baseData.name === name));
    const request = of('POST /api/messages');
    const turn = of('turn code.show');
    const get = of('store get');
    const commit = of('store commit');
    expect(new Set(fake.envelopes.map(({ tags }) => tags['ai.operation.id'])).size).toBe(1);
    expect(request.tags['ai.operation.parentId']).toBeUndefined();
    expect(turn.tags['ai.operation.parentId']).toBe(request.data.baseData.id);
    expect(get.tags['ai.operation.parentId']).toBe(turn.data.baseData.id);
    expect(request.data).toMatchObject({ baseType: 'RequestData', baseData: { success: true } });
    expect(request.data.baseData.responseCode).toBe('200');
    expect(turn.data.baseData.properties).toEqual({ verb: 'code.show', outcome: 'NO_ROLE' });
    expect(commit.data).toMatchObject({
      baseType: 'RemoteDependencyData',
      baseData: { success: false, target: 'store', properties: { outcome: 'STORE_UNAVAILABLE' } },
    });
    expect(request.tags).toMatchObject({
      'ai.cloud.role': 'otp-bridge',
      'ai.cloud.roleInstance': 'instance',
    });
    expect(scopes).toEqual([[`${AUDIENCE}/.default`]]);
  });

  test('has nothing but our own words in it, and nothing of an error', async () => {
    const { trace, fake, stop } = await open();
    const typed = (text: string): Word & Code => text as Word & Code;
    for (const text of [
      'alice@contoso.example',
      'jbswy3dpehpk3pxp',
      '7e57ab1e-0000-4000-8000-000000000001',
      'Alice Archer',
      'x'.repeat(41),
    ]) {
      await trace.within({ kind: 'row', item: typed(text) }, async () => {
        trace.tell({ verb: typed(text), outcome: typed(text) });
      });
      await trace
        .within({ kind: 'turn' }, async () => {
          throw new TypeError(text);
        })
        .catch(() => undefined);
    }
    await stop();
    now = undefined;
    expect(fake.envelopes).toHaveLength(10);
    const all = fake.received.join('\n').toLowerCase();
    for (const text of ['alice', 'jbswy', '7e57ab1e-0000-4000-8000-000000000001', 'xxxx']) {
      expect(all).not.toContain(text);
    }
  });

  test('is no text of anybody: the types have no place for one', () => {
    const takes = <T>(value: T): T => value;
    const somebodys = 'alice' as string;
    // @ts-expect-error what was typed is no word of ours
    takes<Word>(somebodys);
    // @ts-expect-error not in small letters either
    takes<Word>(somebodys.toLowerCase());
    // @ts-expect-error nor is it a code
    takes<Code>(somebodys.toUpperCase());
    expect(takes<Word>('code.show')).toBe('code.show');
  });

  test('is not what nobody asked for: a call within nothing', async () => {
    const { trace, fake, stop } = await open();
    await trace.within({ kind: 'call', port: 'store', operation: 'list' }, async () => null);
    await stop();
    now = undefined;
    expect(fake.received).toEqual([]);
  });
});

describe('where it goes', () => {
  test.each([301, 302, 307, 308])(
    'is nowhere else, though the answer is %i to another host, and later it works',
    async (status) => {
      const one = await open();
      one.fake.trouble = { status, headers: { location: 'https://evil.example/v2.1/track' } };
      await press(one.trace);
      await until(() => events(one).includes('telemetry.failed'));
      one.fake.trouble = undefined;
      await press(one.trace);
      await until(() => events(one).includes('telemetry.works'));
      expect(one.elsewhere).toEqual([]);
      expect(one.fake.names).toContain('turn code.show');
    },
  );

  test('is one origin: another is refused before anything is sent', async () => {
    const sent: unknown[] = [];
    const policy = onlyIngestion(ENDPOINT, (failed) => sent.push(failed?.code));
    const asked: string[] = [];
    for (const url of [
      'https://evil.example/v2.1/track',
      `${ENDPOINT}.evil.example/v2.1/track`,
      ENDPOINT.replace('https', 'http'),
      `${ENDPOINT}:8443/v2.1/track`,
    ]) {
      const request = createPipelineRequest({ url, headers: createHttpHeaders() });
      const next = async (): Promise<never> => {
        asked.push(url);
        throw new Error('it was sent');
      };
      await expect(policy.sendRequest(request, next)).rejects.toMatchObject({
        code: 'TELEMETRY_UNAVAILABLE',
      });
    }
    expect(asked).toEqual([]);
    expect(sent).toHaveLength(4);
  });
});
