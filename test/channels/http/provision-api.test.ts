// The set-up page's API over real HTTP, in the local trial.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { codeOnToken, MARKED_SEED } from '../../app/provisioning/sitting.js';
import { must } from '../../app/trial.js';
import { CAPTURE, startPageServer } from './page-visit.js';
import type { PageServer, Visit } from './page-visit.js';

let server: PageServer;
beforeEach(async () => {
  server = await startPageServer();
});
afterEach(async () => {
  await server.stop();
});

/** Nothing is expected before it was posted; and the days are corrected without anything else. */
async function daysCanBeCorrected(page: Visit, shipped: unknown): Promise<void> {
  const days = { postedOn: '2026-11-25', expectedOn: '2026-11-24' };
  expect((await page.ask('ship', days)).refusal?.code).toBe('EXPECTED_BEFORE_POSTED');
  const right = { ...days, expectedOn: '2026-11-28' };
  const corrected = (await page.ask('ship', right)).case?.token;
  expect(corrected).toEqual({ ...Object(shipped), ...right });
}

describe('the page', () => {
  test('goes from the ticket to the parcel', async () => {
    const page = await server.visit();
    expect((await page.ask('case')).case).toMatchObject({
      ownerName: 'Diego Siciliani',
      purpose: 'set-up',
      token: null,
    });
    const kept = must((await page.ask('capture', CAPTURE)).case?.token ?? undefined);
    expect(kept).toMatchObject({ stage: 'captured', codesLeft: 5, seedBytes: 20 });
    const { code } = await page.ask('code');
    expect(must(code).digits).toBe(codeOnToken(server.trial));
    expect((await page.ask('refused')).case?.token?.codesLeft).toBe(4);
    expect((await page.ask('accepted')).case?.token?.stage).toBe('enrolled');
    const { seedQr } = await page.ask('seed-qr');
    expect(must(seedQr).uri).toContain(`secret=${MARKED_SEED.toUpperCase()}`);
    expect(must(seedQr).until).toBe(server.trial.parts.clock.now() + 60_000);
    const wrong = await page.ask('token-code', { code: '000000' });
    expect(wrong.refusal).toMatchObject({ code: 'CODE_NOT_ITS_OWN', left: 9 });
    const burned = await page.ask('token-code', { code: codeOnToken(server.trial, -1) });
    expect(burned.case?.token).toMatchObject({
      stage: 'burned',
      drift: { steps: -1, seconds: -30 },
    });
    const parcel = { serial: '8658012345678', expectedOn: '2026-11-27' };
    const offered = { kind: 'dont-ask-again', days: 30 };
    const shipped = (await page.ask('ship', { ...parcel, offered })).case?.token;
    expect(shipped).toMatchObject({
      stage: 'shipped',
      ...parcel,
      asksAgainAt: server.trial.parts.clock.now() + 30 * 86_400_000,
    });
    await daysCanBeCorrected(page, shipped);
    expect((await page.ask('done')).case?.closed).toBe(true);
  });

  test('hears its seed back in one answer alone, and the log and the store have it nowhere', async () => {
    const page = await server.visit();
    await page.ask('capture', CAPTURE);
    await page.ask('code');
    await page.ask('accepted');
    await page.ask('seed-qr');
    await page.ask('case');
    const hearing = page.heard.filter((text) => text.toLowerCase().includes(MARKED_SEED));
    expect(hearing).toHaveLength(1);
    expect(server.logged.join()).toBe('');
  });

  test('cancels: what was captured is destroyed, and the sitting is over', async () => {
    const page = await server.visit();
    await page.ask('capture', CAPTURE);
    expect((await page.ask('cancel')).case).toMatchObject({
      closed: true,
      token: { stage: 'cancelled', may: [] },
    });
    expect((await page.ask('capture', CAPTURE)).refusal?.code).toBe('NO_CASE');
  });

  test('is told what stands in the way, and overrules it in so many words', async () => {
    const page = await server.visit();
    const foreign = { ...CAPTURE, account: 'bob@elsewhere.example' };
    const answer = await page.ask('capture', foreign);
    expect(answer.refusal).toEqual({
      code: 'GUARDED',
      guards: [
        {
          code: 'ACCOUNT_MISMATCH',
          read: 'bob@elsewhere.example',
          expected: 'diego@contoso.example',
        },
      ],
    });
    const overruled = { ...foreign, overruled: ['ACCOUNT_MISMATCH'] };
    expect((await page.ask('capture', overruled)).case?.token?.stage).toBe('captured');
  });

  test('a seed too short is refused with its length', async () => {
    const page = await server.visit();
    const answer = await page.ask('capture', {
      ...CAPTURE,
      secret: 'mfrggzdfmztwq2lk'.slice(0, 8),
    });
    expect(answer.refusal?.guards).toEqual([{ code: 'SEED_TOO_SHORT', bytes: 5, least: 10 }]);
  });
});
