// Some account owners need more approvals than others: as the policy and the groups are at each decision.
import { expect, test } from '@jest/globals';
import { parseGroupId } from '../../../src/domain/ids.js';
import { rulesForOwner } from '../../../src/domain/policy/approval-rules.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import type { Directory } from '../../../src/ports/directory.js';
import { fine, meet, must, openTrial, PEOPLE, sampleDirectory, samplePolicy } from '../trial.js';
import type { Trial } from '../trial.js';

const VIPS = must(parseGroupId('7e57ab1e-0000-4000-8000-000000000299'));

type WithGroups = {
  readonly trial: Trial;
  readonly join: () => void;
  readonly leave: () => void;
};

/** Alice is in a group of her own until she leaves it. */
async function withGroups(policy: Policy): Promise<WithGroups> {
  const people = sampleDirectory();
  let isIn = true;
  const directory: Directory = {
    person: async (id) => people.person(id),
    find: async (typed) => people.find(typed),
    similar: async (typed) => people.similar(typed),
    membersOf: async (group) => people.membersOf(group),
    groupsOf: async (id) => [
      ...(await people.groupsOf(id)),
      ...(isIn && id === PEOPLE.alice ? [VIPS] : []),
    ],
  };
  const set = (to: boolean) => () => {
    isIn = to;
  };
  return { trial: await openTrial({ policy, directory }), join: set(true), leave: set(false) };
}

const twoFor = (owners: Policy['approvalsNeededFor'][number]['owners']): Policy =>
  samplePolicy({ approvalsNeededFor: [{ owners, approvals: 2 }] });

const named = twoFor({ people: [PEOPLE.alice], groups: [] });

test('a code of a named owner needs both approvals, and the card says how many', async () => {
  const trial = await openTrial({ policy: named });
  await meet(trial, 'alex', 'megan', 'diego');
  const id = await trial.requestBy('alex');
  const once = fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  expect(once.view.phase).toMatchObject({ kind: 'waiting', needed: 2 });
  expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeUndefined();
  const twice = fine(await trial.bridge.actOnRequest(trial.as('diego'), id, { kind: 'approve' }));
  expect(twice.view.phase.kind).toBe('approved');
  expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
});

test('where fewer can be reached than this owner needs, nothing is asked', async () => {
  const trial = await openTrial({ policy: named });
  await meet(trial, 'alex', 'megan');
  const ask = { typedName: 'alice', reason: '', byMail: false };
  expect(await trial.bridge.askForCode(trial.as('alex'), ask)).toMatchObject({
    refusal: { code: 'NO_REACHABLE_APPROVER', needed: 2, reachable: 1 },
  });
});

test("an owner's group counts, read afresh at each decision", async () => {
  const { trial, leave } = await withGroups(twoFor({ people: [], groups: [VIPS] }));
  await meet(trial, 'alex', 'megan', 'diego');
  const id = await trial.requestBy('alex');
  const { view } = fine(await trial.bridge.viewRequest(trial.as('alex'), id));
  expect(view.phase).toMatchObject({ needed: 2 });
  leave();
  const once = fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
  expect(once.view.phase.kind).toBe('approved');
});

test('who joins such a group after the approval is protected at the release', async () => {
  const { trial, leave, join } = await withGroups(twoFor({ people: [], groups: [VIPS] }));
  leave();
  await meet(trial, 'alex', 'megan', 'diego');
  const id = await trial.requestBy('alex');
  await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' });
  join();
  const answer = fine(await trial.bridge.showCode(trial.as('alex'), id));
  expect(answer.shown).toBeUndefined();
  expect(answer.view.phase).toMatchObject({ kind: 'waiting', needed: 2 });
});

test('of several rules the highest counts, and none asks for fewer than everybody needs', async () => {
  const rule = (approvals: number): Policy['approvalsNeededFor'][number] => ({
    owners: { people: [PEOPLE.alice], groups: [] },
    approvals,
  });
  const rules = (...all: readonly number[]): Policy =>
    rulesForOwner(
      samplePolicy({ approvalsNeeded: 2, approvalsNeededFor: all.map(rule) }),
      PEOPLE.alice,
      [],
    );
  expect(rules(1).approvalsNeeded).toBe(2);
  expect(rules(1, 4, 3).approvalsNeeded).toBe(4);
});
