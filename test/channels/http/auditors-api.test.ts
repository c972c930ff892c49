// The auditors' page over real HTTP: auditors and the security team read what `/audit` says, and take it home; to everybody else, with
// whatever they forge or have stolen, its addresses are like any that is not there.
import { afterEach, describe, expect, test } from '@jest/globals';
import type { VerifySignIn } from '../../../src/channels/http/page-identity.js';
import { parsePersonId } from '../../../src/domain/ids.js';
import { changePolicy } from '../../app/provisioning/reburning.js';
import { fine, meet, PEOPLE, samplePolicy } from '../../app/trial.js';
import type { PersonName } from '../../app/trial.js';
import { DESK_SESSION_SECONDS, DESK_TICKET_SECONDS } from '../../../src/app/audit/desk.js';
import { ASK, foundIn, startAuditors } from './auditors-visit.js';
import type { AuditorsServer, Headers } from './auditors-visit.js';

let server: AuditorsServer;
afterEach(async () => {
  await server.stop();
});

const verify: VerifySignIn = async (token) => {
  const name = Object.keys(PEOPLE).find((one) => token === `of-${one}`);
  return name === undefined ? undefined : parsePersonId(PEOPLE[name as PersonName]);
};

/** Alex was shown a code of Alice. */
async function open(): Promise<void> {
  server = await startAuditors({}, { verify });
  const { trial } = server;
  await meet(trial, 'alex', 'megan', 'isaiah');
  const id = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  fine(await trial.bridge.showCode(trial.as('alex'), id));
}

const ENDPOINTS: readonly (readonly [string, object])[] = [
  ['look', ASK],
  ['take', { format: 'csv', locale: 'en' }],
  ['receipt', { requestId: 'x', seq: 1 }],
];

/** As an address that was never one of ours, to the letter; and nothing is put on record. */
async function expectNothing(headers: Headers): Promise<void> {
  const before = (await server.trial.audit()).length;
  for (const [endpoint, body] of ENDPOINTS) {
    expect(await server.post(endpoint, body, headers)).toEqual(
      await server.post('never-ours', body, headers),
    );
    expect((await server.post(endpoint, '{', headers)).status).toBe(
      (await server.post('never-ours', '{', headers)).status,
    );
  }
  expect(await server.trial.audit()).toHaveLength(before);
}

describe('an auditor', () => {
  test('reads the same as in the chat, story by story, and who looked is on record', async () => {
    await open();
    const isaiah = await server.sessionOf('isaiah');
    const found = foundIn(await server.post('look', { ...ASK, who: 'alice' }, isaiah));
    const [item] = found.items;
    expect(item?.line).toContain('Alex Wilber was shown a code of Alice Example');
    expect(item?.story?.lines.join('\n')).toContain('Approved, by Megan Bowen');
    expect(found.lines[0]).toContain('Alice Example');
    const looks = (await server.trial.audit()).flatMap(({ fact }) =>
      fact.action.startsWith('audit.') ? [fact] : [],
    );
    expect(looks).toEqual([
      { action: 'audit.opened' },
      { action: 'audit.looked', where: 'page', ownerId: PEOPLE.alice },
    ]);
  });

  test.each([
    [{ who: 'nobodyhere' }, { wrong: 'who' }],
    [{ when: 'since christmas' }, { wrong: 'when' }],
    [{ who: '2sk2tsmkjp7kdbck2sk2tsmkjp7kdbck' }, { wrong: 'who', choices: [] }],
    [{ when: 'yesterday' }, { wrong: null, items: [] }],
    [{ outcome: 'denied' }, { items: [] }],
  ])('who asks %j is told %j', async (asked, told) => {
    await open();
    const isaiah = await server.sessionOf('isaiah');
    const { body } = await server.post('look', { ...ASK, ...asked }, isaiah);
    expect(JSON.parse(body)).toMatchObject(told);
    if ('who' in asked) expect(body).not.toContain('2sk2tsmk');
  });

  test('in German gets German words', async () => {
    await open();
    const isaiah = await server.sessionOf('isaiah');
    const { body } = await server.post('look', { ...ASK, locale: 'de-DE' }, isaiah);
    expect(body).toContain('Protokoll');
  });

  test('takes home every entry as a sheet and for a SIEM, which is on record before', async () => {
    await open();
    const isaiah = await server.sessionOf('isaiah');
    const take = async (format: string): ReturnType<AuditorsServer['post']> =>
      server.post('take', { format, locale: 'en' }, isaiah);
    const csv = await take('csv');
    expect(csv.headers).toMatchObject({
      'content-disposition': 'attachment; filename=audit.csv',
      'cache-control': 'no-store',
    });
    expect(csv.body).toContain('she is locked out');
    const lines = (await take('ocsf')).body.trim().split('\n');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('class_uid');
    const taken = (await server.trial.audit()).filter(({ fact }) => fact.action === 'audit.taken');
    expect(taken.map(({ actor, fact }) => [actor, fact])).toEqual([
      [PEOPLE.isaiah, { action: 'audit.taken', what: 'csv' }],
      [PEOPLE.isaiah, { action: 'audit.taken', what: 'ocsf' }],
    ]);
  });
});

describe('nobody else', () => {
  test('by any sign-in or session that is forged, stolen or another’s gets in', async () => {
    await open();
    const isaiah = await server.sessionOf('isaiah');
    const { authorization = '', ...unsigned } = isaiah;
    for (const headers of [
      {},
      unsigned,
      { authorization },
      { ...isaiah, authorization: 'Bearer of-alex' },
      { ...isaiah, authorization: 'Bearer of-adele' },
      { ...isaiah, authorization: 'Bearer forged' },
      { ...isaiah, authorization: 'Basic of-isaiah' },
      { ...isaiah, 'x-otp-bridge-session': 'x'.repeat(43) },
      { ...isaiah, 'x-otp-bridge-session': '' },
      { ...isaiah, origin: 'https://elsewhere.example' },
      { ...isaiah, 'x-otp-bridge': 'other' },
      { ...isaiah, 'sec-fetch-site': 'cross-site' },
      { ...isaiah, 'content-type': 'text/plain' },
    ]) {
      await expectNothing(headers);
    }
    expect((await server.post('look', ASK, isaiah)).status).toBe(200);
  });

  test('by somebody else’s ticket, one that was used, or one that is too old', async () => {
    await open();
    const never = await server.post('never-ours', {}, { authorization: 'Bearer of-adele' });
    const { ticket } = await server.way('isaiah');
    const by = async (name: string, given = ticket): ReturnType<AuditorsServer['post']> =>
      server.post('session', { ticket: given }, { authorization: `Bearer of-${name}` });
    for (const name of ['alex', 'adele', 'nobody']) expect(await by(name)).toEqual(never);
    expect((await by('isaiah')).status).toBe(200);
    for (const given of [ticket, 'x'.repeat(43), '']) {
      expect(await by('isaiah', given)).toEqual(never);
    }
    const old = await server.way('isaiah');
    server.trial.parts.clock.advanceSeconds(DESK_TICKET_SECONDS);
    expect(await by('isaiah', old.ticket)).toEqual(never);
  });

  test('by a role that is gone, or a session that is over: at once', async () => {
    await open();
    const isaiah = await server.sessionOf('isaiah');
    const { policy } = server.trial.parts;
    const nobody = { people: [], groups: [] };
    changePolicy(server.trial, {
      ...policy,
      roles: { ...policy.roles, auditor: nobody, security: nobody },
    });
    await expectNothing(isaiah);
    changePolicy(server.trial, samplePolicy());
    expect((await server.post('look', ASK, isaiah)).status).toBe(200);
    server.trial.parts.clock.advanceSeconds(DESK_SESSION_SECONDS);
    await expectNothing(isaiah);
  });

  test.each(['alex', 'megan', 'alice', 'diego'] as const)('%s is given no way', async (name) => {
    await open();
    expect(await server.trial.auditors.desk.issue(server.trial.as(name))).toBeUndefined();
  });
});
