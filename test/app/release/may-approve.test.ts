// Who may approve whom: whose requests, or whose codes, only some of the approvers may approve.
import { describe, expect, test } from '@jest/globals';
import type { GroupId } from '../../../src/domain/ids.js';
import { parseGroupId } from '../../../src/domain/ids.js';
import type { MayApproveRule } from '../../../src/domain/policy/may-approve.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import type { RoleHolders } from '../../../src/domain/policy/roles.js';
import { explainPolicy } from '../../../src/app/tenant/explain-policy.js';
import { fine, meet, must, openTrial, PEOPLE, sampleDirectory, samplePolicy } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const group = (number: string): GroupId =>
  must(parseGroupId(`7e57ab1e-0000-4000-8000-0000000002${number}`));
const HELPDESK = group('01');
const AUDITORS = group('03');

const only = (...names: readonly PersonName[]): RoleHolders => ({
  people: names.map((name) => PEOPLE[name]),
  groups: [],
});
const inGroup = (of: GroupId): RoleHolders => ({ people: [], groups: [of] });

/** Megan, Diego and Isaiah, an auditor, approve. */
function policyWith(...mayApprove: readonly MayApproveRule[]): Policy {
  const policy = samplePolicy({ mayApprove });
  const approver = only('megan', 'diego', 'isaiah');
  return { ...policy, roles: { ...policy.roles, approver } };
}

async function opened(policy: Policy): Promise<Trial> {
  const trial = await openTrial({ policy });
  await meet(trial, 'alex', 'megan', 'diego', 'isaiah');
  return trial;
}

const askedOn = async (trial: Trial): Promise<unknown> => {
  const id = await trial.requestBy('alex');
  return fine(await trial.bridge.viewRequest(trial.as('alex'), id)).view.phase;
};

describe('only those are asked whom every rule that applies lets in', () => {
  test.each<[string, readonly MayApproveRule[], readonly string[]]>([
    [
      "a group's requests, by a group",
      [{ requesters: inGroup(HELPDESK), onlyBy: inGroup(AUDITORS) }],
      ['Isaiah Langer'],
    ],
    [
      "an owner's codes, by a person",
      [{ owners: only('alice'), onlyBy: only('diego') }],
      ['Diego Siciliani'],
    ],
    [
      'somebody else’s requests, and somebody else’s codes',
      [
        { requesters: only('lee'), onlyBy: only('diego') },
        { owners: inGroup(HELPDESK), onlyBy: only('diego') },
        { requesters: only('alex'), owners: only('lee'), onlyBy: only('diego') },
      ],
      ['Diego Siciliani', 'Isaiah Langer', 'Megan Bowen'],
    ],
    [
      'two rules at once',
      [
        { requesters: only('alex'), onlyBy: only('diego', 'megan') },
        { owners: only('alice'), onlyBy: only('megan', 'isaiah') },
      ],
      ['Megan Bowen'],
    ],
  ])('%s', async (_what, rules, names) => {
    const phase = await askedOn(await opened(policyWith(...rules)));
    expect([...(phase as { asked: readonly string[] }).asked].sort()).toEqual(names);
  });
});

test('where nobody is let in, nothing is asked, and the explanation says which rule it is', async () => {
  const policy = policyWith({ requesters: only('alex'), onlyBy: only('adele') });
  const trial = await opened(policy);
  const ask = { typedName: 'alice', reason: '', byMail: false };
  expect(await trial.bridge.askForCode(trial.as('alex'), ask)).toMatchObject({
    refusal: { code: 'NO_REACHABLE_APPROVER', reachable: 0 },
  });
  const typed = { requester: 'alex', owner: 'alice' };
  const explained = await explainPolicy(sampleDirectory(), policy, typed);
  expect(explained).toMatchObject({
    narrowedBy: [0],
    approvers: [
      { why: 'OTHERS_APPROVE_THIS' },
      { why: 'OTHERS_APPROVE_THIS' },
      { why: 'OTHERS_APPROVE_THIS' },
    ],
  });
});

describe('when the policy changes meanwhile', () => {
  const rule = { owners: only('alice'), onlyBy: only('isaiah') };

  test('who may no longer approve this cannot, and can still deny', async () => {
    const trial = await opened(policyWith());
    const id = await trial.requestBy('alex');
    Object.assign(trial.parts, { policy: policyWith(rule) });
    const yes = fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    expect(yes.refusal).toEqual({ code: 'OTHERS_APPROVE_THIS' });
    const no = { kind: 'deny', reason: 'not now' } as const;
    const denied = fine(await trial.bridge.actOnRequest(trial.as('megan'), id, no));
    expect(denied.view.phase.kind).toBe('denied');
  });

  test('an approval that would not count any more does not release a code', async () => {
    const trial = await opened(policyWith());
    const id = await trial.requestBy('alex');
    await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
    Object.assign(trial.parts, { policy: policyWith(rule) });
    const answer = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(answer.shown).toBeUndefined();
    expect(answer.refusal).toEqual({ code: 'APPROVAL_LOST' });
    await trial.bridge.actOnRequest(trial.as('isaiah'), id, { kind: 'approve' });
    expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
  });

  test('a request that is widened asks those alone', async () => {
    const trial = await openTrial({ policy: policyWith() });
    await meet(trial, 'alex', 'megan');
    const id = await trial.requestBy('alex');
    await meet(trial, 'diego', 'isaiah');
    Object.assign(trial.parts, { policy: policyWith(rule) });
    trial.parts.clock.advanceSeconds(460);
    await trial.outbox.drain();
    const { phase } = fine(await trial.bridge.viewRequest(trial.as('alex'), id)).view;
    expect(phase).toMatchObject({ asked: ['Megan Bowen', 'Isaiah Langer'] });
  });
});
