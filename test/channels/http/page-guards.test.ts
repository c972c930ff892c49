// Who gets to the set-up page's API, and what its files are served with.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PageAnswer } from '../../../src/domain/capture/page-api.js';
import { must } from '../../app/trial.js';
import { CAPTURE, startPageServer } from './page-visit.js';
import type { PageServer } from './page-visit.js';

let server: PageServer;
beforeEach(async () => {
  server = await startPageServer();
});
afterEach(async () => {
  await server.stop();
});

describe('who is at the page', () => {
  test('the session is kept by the browser alone, for our own page alone', async () => {
    const ticket = await server.ticket();
    const response = await server.post('session', { ticket });
    const cookie = must(response.headers.get('set-cookie') ?? undefined);
    expect(cookie).toMatch(
      /^otp-bridge-page-[0-9A-Za-z-]+=[0-9A-Za-z_-]{43}; Path=\/provision; HttpOnly; SameSite=Strict$/,
    );
    expect(await response.text()).not.toContain('session');
    expect((await (await server.post('session', { ticket })).json()) as PageAnswer).toEqual({
      refusal: { code: 'TICKET_UNKNOWN' },
    });
  });

  test('nobody without a session', async () => {
    expect((await server.post('case', {})).status).toBe(401);
    const caseId = 'some-case-0123456789';
    const forged = { cookie: `otp-bridge-page-${caseId}=${'A'.repeat(43)}` };
    const named = { ...forged, 'x-otp-bridge-case': caseId };
    expect((await server.post('case', {}, named)).status).toBe(401);
  });

  test.each<readonly [string, Readonly<Record<string, string>>, number]>([
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another page on this machine', { origin: 'http://localhost:56150' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['a request that another site started', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a page that is not ours', { 'x-otp-bridge': 'other' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ])('refuses %s', async (_who, headers, status) => {
    const ticket = await server.ticket();
    const refused = await server.post('session', { ticket }, headers);
    expect(refused.status).toBe(status);
    expect(await refused.text()).toBe('');
    // And the ticket still works for our own page.
    expect((await server.post('session', { ticket })).headers.get('set-cookie')).not.toBeNull();
  });

  test.each([
    ['capture', { ...CAPTURE, secret: 'not base32!' }],
    ['capture', { ...CAPTURE, digits: 9 }],
    ['capture', { ...CAPTURE, overruled: ['SEED_ALREADY_KEPT'] }],
    ['ship', { offered: { kind: 'nothing' }, expectedOn: '2026-02-30' }],
    // Only the days of what is in the mail are noted alone.
    ['ship', { expectedOn: '2026-11-27' }],
    ['case', { more: 'than asked' }],
  ] as const)('takes no body that our page would not send: %s', async (endpoint, body) => {
    const ticket = await server.ticket();
    const session = await server.post('session', { ticket });
    const cookie = must(session.headers.get('set-cookie')?.split(';')[0]);
    const { caseId } = must(((await session.json()) as PageAnswer).case);
    const headers = { cookie, 'x-otp-bridge-case': caseId };
    expect((await server.post(endpoint, body, headers)).status).toBe(400);
  });
});

describe('the page’s files', () => {
  test('come to whoever opens the link, under a strict policy', async () => {
    const response = await fetch(`${server.base}/provision`);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Set up');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
  });

  test('are no way to other files', async () => {
    for (const path of ['/provision/../package.json', '/provision/%2e%2e/secret', '/provision/x']) {
      expect((await fetch(`${server.base}${path}`)).status).toBe(404);
    }
  });
});
