// The files of the auditors' page: behind the address that an auditor was given, and behind no other.
import { afterEach, describe, expect, test } from '@jest/globals';
import { ASK, startAuditors } from './auditors-visit.js';
import type { AuditorsServer } from './auditors-visit.js';

let server: AuditorsServer;
afterEach(async () => {
  await server.stop();
});

describe('the page’s files', () => {
  test('are there behind the address that an auditor was given, and behind no other', async () => {
    server = await startAuditors();
    const { pass, ticket } = await server.way('isaiah');
    const page = await server.get(`/audit/${pass}/`);
    expect(page).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    });
    expect(JSON.stringify(page.headers)).toContain("default-src 'none'");
    const never = await server.get('/nowhere/at-all/');
    const [until = '', mac = ''] = pass.split('.');
    for (const other of [
      '',
      'api',
      until,
      `${until}.${'A'.repeat(mac.length)}`,
      `${until}0.${mac}`,
      ticket,
      `${pass}x`,
    ]) {
      expect(await server.get(`/audit/${other}/`)).toEqual(never);
    }
    server.trial.parts.clock.advanceSeconds(12 * 3600);
    expect(await server.get(`/audit/${pass}/`)).toEqual(never);
  });

  test('cost the store nothing, whoever knocks how often', async () => {
    server = await startAuditors();
    await server.way('isaiah');
    await server.trial.outbox.drain();
    const { store } = server.trial.parts;
    let reads = 0;
    const get = store.get.bind(store);
    store.get = async (...of) => {
      reads += 1;
      return get(...of);
    };
    for (let times = 0; times < 5; times += 1) {
      await server.get(`/audit/zzzzzzz.${'A'.repeat(22)}/`);
      await server.post('look', ASK, { 'x-otp-bridge-session': 'short' });
    }
    expect(reads).toBe(0);
  });
});
