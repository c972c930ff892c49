// Who has lost the role of a provisioner while the page is open: it shows nothing of the case any more, whatever it asks for.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { PageEndpoint } from '../../../src/domain/capture/page-api.js';
import { changePolicy } from '../../app/provisioning/reburning.js';
import { CAPTURE, startPageServer } from './page-visit.js';
import type { PageServer } from './page-visit.js';

let server: PageServer;
beforeEach(async () => {
  server = await startPageServer();
});
afterEach(async () => {
  await server.stop();
});

const REFUSED = { refusal: { code: 'NOT_A_PROVISIONER' } };
const BODIES: Readonly<Record<Exclude<PageEndpoint, 'session'>, object>> = {
  case: {},
  capture: CAPTURE,
  code: {},
  accepted: {},
  refused: {},
  'start-over': {},
  cancel: {},
  'seed-qr': {},
  'token-code': { code: '000000' },
  ship: { serial: '8658012345678', expectedOn: '2026-11-27', offered: { kind: 'nothing' } },
  done: {},
};

function nobodySetsUpTokens(): () => void {
  const { trial } = server;
  const before = trial.parts.policy;
  const provisioner = { people: [], groups: [] };
  changePolicy(trial, { ...before, roles: { ...before.roles, provisioner } });
  return () => {
    changePolicy(trial, before);
  };
}

test.each(Object.entries(BODIES))('sees nothing of the case: %s', async (endpoint, body) => {
  const page = await server.visit();
  await page.ask('capture', CAPTURE);
  nobodySetsUpTokens();
  expect(await page.ask(endpoint as PageEndpoint, body)).toEqual(REFUSED);
});

test('does not get in with a link from before', async () => {
  const ticket = await server.ticket();
  nobodySetsUpTokens();
  expect(await (await server.post('session', { ticket })).json()).toEqual(REFUSED);
});

test('leaves no mark on the case, and it goes on when the role is back', async () => {
  const page = await server.visit();
  await page.ask('capture', CAPTURE);
  const giveBack = nobodySetsUpTokens();
  const before = await server.trial.audit();
  await page.ask('refused');
  expect(await server.trial.audit()).toEqual(before);
  giveBack();
  expect((await page.ask('accepted')).case?.token?.stage).toBe('enrolled');
});
