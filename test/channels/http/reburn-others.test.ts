// Who has no part in a request for the whole seed gets nowhere near it.
import { afterEach, describe, expect, test } from '@jest/globals';
import {
  APPROVE,
  approvedSeed,
  askForSeed,
  changePolicy,
  requestOf,
  without,
} from '../../app/provisioning/reburning.js';
import { fine, must } from '../../app/trial.js';
import { Visit } from './page-visit.js';
import { beginReburn } from './reburn-page.js';
import type { Reburn } from './reburn-page.js';

let re: Reburn;
afterEach(async () => {
  await re.server.stop();
});

describe('nobody else', () => {
  test('gets to the page: not another provisioner, not an approver, not by an id of their own making', async () => {
    re = await beginReburn();
    const { trial } = re;
    const id = await approvedSeed(trial);
    for (const who of ['lee', 'megan', 'diego', 'adele'] as const) {
      expect(await trial.provisioning.openReburn(trial.as(who), id)).toEqual({
        ok: false,
        refusal: { code: 'NOTHING_HERE' },
      });
    }
    const code = await trial.requestBy('alex', 'diego');
    expect(await trial.provisioning.openReburn(trial.as('alex'), code)).toMatchObject({
      refusal: { code: 'NOTHING_HERE' },
    });
  });

  test('gets a ticket into that sitting, and no other sitting shows the seed', async () => {
    re = await beginReburn();
    const { trial } = re;
    const id = await approvedSeed(trial);
    const { caseId, ticket } = fine(await trial.provisioning.openReburn(trial.as('alex'), id));
    expect(await trial.provisioning.issueTicketFor(trial.as('lee'), caseId)).toBeUndefined();
    expect(await trial.provisioning.enter(ticket, () => false)).toMatchObject({ ok: false });
    const setUp = await re.server.visit();
    expect((await setUp.ask('seed-qr')).refusal?.code).toMatch(/^(NO_CASE|APPROVAL_NEEDED)$/);
    const lees = fine(await trial.provisioning.openCase(trial.as('lee'), { typedName: 'diego' }));
    const other = await Visit.begin(re.server.post, lees.ticket);
    expect((await other.ask('seed-qr')).refusal?.code).toBe('NO_CASE');
  });

  test('opens it before it is approved', async () => {
    re = await beginReburn();
    const { trial } = re;
    const id = await askForSeed(trial);
    expect(await trial.provisioning.openReburn(trial.as('alex'), id)).toMatchObject({
      refusal: { code: 'NO_CASE' },
    });
  });

  test('approves but others: not who asked, not the owner, not who captured it', async () => {
    re = await beginReburn({ captorTakesNoPartInFirstRelease: true });
    const { trial } = re;
    const everybody = without(trial.parts.policy, 'approver', 'megan', 'alex', 'lee', 'diego');
    changePolicy(trial, everybody);
    const id = await askForSeed(trial, 'lee');
    for (const [who, code] of [
      ['lee', 'SELF_APPROVAL'],
      ['diego', 'OWNER_APPROVAL'],
    ] as const) {
      const answer = await trial.bridge.actOnRequest(trial.as(who), id, APPROVE);
      expect(fine(answer).refusal).toEqual({ code });
    }
    // Nobody asked the captor; and where the policy lets them take part, they may.
    const captor = await trial.bridge.actOnRequest(trial.as('alex'), id, APPROVE);
    expect(captor).toMatchObject({ ok: false, refusal: { code: 'NOTHING_HERE' } });
    expect((await requestOf(trial, id)).ask.asked.map(({ name }) => name)).toEqual(['Megan Bowen']);
    const own = await approvedSeed(trial);
    expect(must((await (await re.openPage(own)).ask('seed-qr')).seedQr).uri).toContain('secret=');
  });

  test('has it in an emergency without approval', async () => {
    const breakGlass = { people: [], groups: [], quota: { uses: 5, perHours: 1 } };
    re = await beginReburn();
    const { trial } = re;
    const { requester } = (await requestOf(trial, await askForSeed(trial))).ask;
    changePolicy(trial, {
      ...trial.parts.policy,
      breakGlass: { ...breakGlass, people: [requester.id] },
    });
    const id = await askForSeed(trial);
    const act = { kind: 'break-glass', reason: 'now' } as const;
    const answer = fine(await trial.bridge.actOnRequest(trial.as('alex'), id, act));
    expect(answer.refusal).toEqual({ code: 'BREAK_GLASS_NOT_ALLOWED' });
    expect(answer.view.mayBreakGlass).toBeUndefined();
  });

  test('sees a code under it', async () => {
    re = await beginReburn();
    const { trial } = re;
    const id = await approvedSeed(trial);
    const answer = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(answer.shown).toBeUndefined();
    expect((await requestOf(trial, id)).life.state).toBe('approved');
  });
});
