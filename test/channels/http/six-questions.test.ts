// Six questions of an auditor, answered in the chat, on the page and from an export; and the same six by each other role: nobody learns
// that there is anything to see.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { noTrace } from '../../../src/adapters/local/no-trace.js';
import { answerCommand } from '../../../src/channels/teams/answer-command.js';
import type { VerifySignIn } from '../../../src/channels/http/page-identity.js';
import type { RoleHolders } from '../../../src/domain/policy/roles.js';
import { ROLES } from '../../../src/domain/policy/roles.js';
import { changePolicy } from '../../app/provisioning/reburning.js';
import { fine, meet, openedBy, PEOPLE, samplePolicy } from '../../app/trial.js';
import type { PersonName } from '../../app/trial.js';
import { ASK, startAuditors } from './auditors-visit.js';
import type { AuditorsServer } from './auditors-visit.js';

/** What answers each, in words, and in a row of the sheet. */
const QUESTIONS: readonly (readonly [asked: string, said: RegExp, row: RegExp])[] = [
  [
    'who saw a code, and of whom',
    /Alex Wilber was shown a code of Alice Example/,
    /release\.handed-out.*Alex Wilber/,
  ],
  ['when', /November 2026/, /2026-11-\d\dT[^"]*".*release\.handed-out/],
  ['why', /at the airport/, /request\.created.*at the airport/],
  [
    'how the caller was verified',
    /called back on the number on file/,
    /request\.created.*call-back/,
  ],
  ['who agreed', /Approved, by Megan Bowen/, /approval\.given.*Megan Bowen/],
  ['what came of it', /The code worked/, /code\.reported.*worked/],
];
const OTHERS = ROLES.filter((role) => role !== 'auditor' && role !== 'security');
const ASKED = ['/audit alice', '/audit releases', '/audit @megan since yesterday'];

let server: AuditorsServer;
const verify: VerifySignIn = async (token) =>
  Object.entries(PEOPLE).find(([name]) => token === `of-${name}`)?.[1];

beforeAll(async () => {
  server = await startAuditors({}, { verify });
  const { trial } = server;
  await meet(trial, 'alex', 'megan', 'isaiah', 'diego');
  const ask = { typedName: 'alice', reason: 'at the airport', byMail: false };
  const asked = { ...ask, verifiedBy: 'call-back' };
  const id = openedBy(await trial.bridge.askForCode(trial.as('alex'), asked));
  fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  fine(await trial.bridge.showCode(trial.as('alex'), id));
  const worked = { kind: 'report', report: 'worked' } as const;
  fine(await trial.bridge.actOnRequest(trial.as('alex'), id, worked));
  await trial.outbox.drain();
});
afterAll(async () => {
  await server.stop();
});

async function inChat(who: PersonName, text: string): Promise<string> {
  const { bridge, provisioning, auditors, parts } = server.trial;
  const channel = { desk: auditors.desk, isDialog: true, url: () => 'https://bridge.example' };
  const answer = await answerCommand(
    { bridge, tokens: { provisioning }, auditors: channel, trace: noTrace },
    {
      actor: server.trial.as(who),
      text,
      reader: { localTrial: false, now: parts.clock.now() },
    },
  );
  return JSON.stringify(answer?.card ?? answer?.text);
}

describe('an auditor is answered', () => {
  let chat: string;
  let page: string;
  let rows: readonly string[];
  let events: string;
  beforeAll(async () => {
    chat = await inChat('isaiah', '/audit alice');
    const isaiah = await server.sessionOf('isaiah');
    page = (await server.post('look', { ...ASK, who: 'alice' }, isaiah)).body;
    const take = async (format: string): Promise<string> =>
      (await server.post('take', { format, locale: 'en' }, isaiah)).body;
    rows = (await take('csv')).split('\r\n');
    events = await take('ocsf');
  });

  test.each(QUESTIONS)('%s', (_asked, said, row) => {
    expect(chat).toMatch(said);
    expect(page).toMatch(said);
    expect(rows.filter((one) => row.test(one)).length).toBeGreaterThan(0);
  });

  test('also by what a SIEM reads, with the way to the page on the card', () => {
    expect(events).toContain('at the airport');
    expect(events).toContain('Megan Bowen');
    expect(chat).toContain('Open the auditors’ page');
  });
});

describe.each([...OTHERS, 'no role'])('whoever has %s', (role) => {
  beforeAll(() => {
    const policy = samplePolicy();
    const only = (holders: RoleHolders, isOurs: boolean): RoleHolders => ({
      groups: [],
      people: [...holders.people, ...(isOurs ? [PEOPLE.diego] : [])],
    });
    const roles = { ...policy.roles };
    for (const one of ROLES) roles[one] = only(policy.roles[one], one === role);
    changePolicy(server.trial, { ...policy, roles });
  });

  test('gets in the chat what any unknown command gets, and on the page what any unknown address gets', async () => {
    const before = (await server.trial.audit()).length;
    const unknown = await inChat('diego', '/nosuchcommand alice');
    for (const text of ASKED) expect(await inChat('diego', text)).toBe(unknown);
    expect(await inChat('diego', '/help')).not.toContain('/audit');
    expect(await server.trial.auditors.desk.issue(server.trial.as('diego'))).toBeUndefined();
    const diego = { authorization: 'Bearer of-diego', 'x-otp-bridge-session': 'x'.repeat(43) };
    const never = await server.post('never-ours', {}, diego);
    expect(await server.post('session', { ticket: 'x'.repeat(43) }, diego)).toEqual(never);
    expect(await server.post('look', ASK, diego)).toEqual(never);
    for (const format of ['csv', 'ocsf', 'log']) {
      expect(await server.post('take', { format, locale: 'en' }, diego)).toEqual(never);
    }
    expect(await server.get('/audit/')).toEqual(await server.get('/nowhere/'));
    expect(await server.trial.audit()).toHaveLength(before);
  });
});
