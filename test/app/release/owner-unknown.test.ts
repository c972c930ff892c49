// An account owner whom the directory does not know any more, as one whose account was disabled: it says no groups of theirs,
// so no rule by group could hold, and nothing is approved or shown until it knows them again.
import { expect, test } from '@jest/globals';
import { parseGroupId } from '../../../src/domain/ids.js';
import type { RequestId } from '../../../src/domain/ids.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import type { Directory } from '../../../src/ports/directory.js';
import { askForSeed, reburnPolicy, requestOf } from '../provisioning/reburning.js';
import { Sitting } from '../provisioning/sitting.js';
import { fine, meet, must, openTrial, PEOPLE, sampleDirectory } from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

const VIPS = must(parseGroupId('7e57ab1e-0000-4000-8000-000000000299'));
const ofVips = { people: [], groups: [VIPS] };
const twoForVips: Partial<Policy> = { approvalsNeededFor: [{ owners: ofVips, approvals: 2 }] };

type Known = { readonly trial: Trial; known: boolean };

/** Diego is of a group of his own, as long as the directory knows him. */
async function openKnown(policy: Partial<Policy> = twoForVips): Promise<Known> {
  const people = sampleDirectory();
  const isGone = (id: string): boolean => !state.known && id === PEOPLE.diego;
  const directory: Directory = {
    person: async (id) => (isGone(id) ? undefined : people.person(id)),
    find: async (typed) => people.find(typed),
    similar: async (typed) => people.similar(typed),
    membersOf: async (group) => people.membersOf(group),
    groupsOf: async (id) => {
      if (isGone(id)) return [];
      return [...(await people.groupsOf(id)), ...(id === PEOPLE.diego ? [VIPS] : [])];
    },
  };
  const state = { known: true };
  const trial = await openTrial({ policy: reburnPolicy(policy), directory });
  await meet(trial, 'alex', 'lee', 'megan', 'isaiah', 'diego');
  return Object.assign(state, { trial });
}

type Pressed = 'approve' | 'withdraw' | 'cancel' | 'object';

/** Why it did not count; undefined where it did. */
async function press(
  { trial }: Known,
  id: RequestId,
  { by, kind }: { readonly by: PersonName; readonly kind: Pressed },
): Promise<string | undefined> {
  return fine(await trial.bridge.actOnRequest(trial.as(by), id, { kind })).refusal?.code;
}

const yes = async (at: Known, id: RequestId, by: PersonName): Promise<string | undefined> =>
  press(at, id, { by, kind: 'approve' });

const stateOf = async ({ trial }: Known, id: RequestId): Promise<string> =>
  (await requestOf(trial, id)).life.state;

test('one yes is not enough for who needs two, also while the directory does not know them', async () => {
  const at = await openKnown();
  const { trial } = at;
  await (await Sitting.open(trial)).enrol();
  const id = await askForSeed(trial, 'lee');
  expect(await yes(at, id, 'megan')).toBeUndefined();
  at.known = false;
  expect(await press(at, id, { by: 'megan', kind: 'withdraw' })).toBeUndefined();
  expect(await yes(at, id, 'megan')).toBe('OWNER_UNKNOWN');
  expect(await stateOf(at, id)).toBe('pending');
  at.known = true;
  expect(await yes(at, id, 'megan')).toBeUndefined();
  expect(await stateOf(at, id)).toBe('pending');
  expect(await yes(at, id, 'isaiah')).toBeUndefined();
  expect(await stateOf(at, id)).toBe('approved');
});

test('the seed is shown to nobody meanwhile, and again once the owner is back', async () => {
  const at = await openKnown();
  const { trial } = at;
  await (await Sitting.open(trial)).enrol();
  const id = await askForSeed(trial, 'lee');
  await yes(at, id, 'megan');
  await yes(at, id, 'isaiah');
  const { ticket } = fine(await trial.provisioning.openReburn(trial.as('lee'), id));
  const { inCase } = fine(await trial.provisioning.enter(ticket, () => true));
  at.known = false;
  expect(await trial.provisioning.seedForBurner(inCase)).toEqual({
    ok: false,
    refusal: { code: 'OWNER_UNKNOWN' },
  });
  at.known = true;
  const again = { ...inCase, actor: { ...inCase.actor, activityId: 'again' } };
  expect((await trial.provisioning.seedForBurner(again)).ok).toBe(true);
});

test("no code is shown within an owner's time that only their group gives them", async () => {
  const at = await openKnown({ ownerDelay: [{ owners: ofVips, seconds: 120 }] });
  const { trial } = at;
  await (await Sitting.open(trial, 'lee')).enrol();
  const id = await trial.requestBy('alex', 'diego');
  expect(await yes(at, id, 'megan')).toBeUndefined();
  at.known = false;
  const shown = fine(await trial.bridge.showCode(trial.as('alex'), id));
  expect(shown).toMatchObject({ refusal: { code: 'OWNER_UNKNOWN' } });
  expect(shown.shown).toBeUndefined();
  trial.parts.clock.advanceSeconds(120);
  at.known = true;
  expect(fine(await trial.bridge.showCode(trial.as('alex'), id)).shown).toBeDefined();
});

test.each([
  ['cancelled', 'alex', 'cancel'],
  ['stopped', 'diego', 'object'],
] as const)('it can still be %s by %s', async (state, by, kind) => {
  const at = await openKnown();
  const { trial } = at;
  await (await Sitting.open(trial, 'lee')).enrol();
  const id = await trial.requestBy('alex', 'diego');
  at.known = false;
  expect(await press(at, id, { by, kind })).toBeUndefined();
  expect(await stateOf(at, id)).toBe(state);
});
