// While the vault takes its time, something happens that forbids what was allowed: nothing is shown then.
import { describe, expect, test } from '@jest/globals';
import { ENROLMENT_CODES_AT_MOST } from '../../../src/domain/tokens/disclosing.js';
import { FakeSeedVault } from '../../fakes/fake-seed-vault.js';
import { EVERYBODY, fine, openTrial, PEOPLE, samplePolicy } from '../trial.js';
import { Sitting } from './sitting.js';

type Asking = (sitting: Sitting) => Promise<{ readonly ok: boolean }>;

const code: Asking = async ({ pages, at }) => pages.giveEnrolmentCode(at);
const seed: Asking = async ({ pages, at }) => pages.seedForBurner(at);

type Happening = (sitting: Sitting) => Promise<unknown>;

const nothing: Happening = async () => undefined;
const frozen: Happening = async ({ trial }) =>
  fine(await trial.bridge.freeze(trial.as('adele'), EVERYBODY));
const roleLost: Happening = async ({ trial }) => {
  const { roles } = trial.parts.policy;
  const provisioner = { people: [PEOPLE.lee], groups: [] };
  Object.assign(trial.parts, { policy: samplePolicy({ roles: { ...roles, provisioner } }) });
};
const accepted: Happening = async (sitting) => fine(await sitting.pages.accept(sitting.next()));
const cancelled: Happening = async (sitting) => {
  fine(await sitting.pages.startOver(sitting.next(), true));
  await sitting.trial.outbox.drain();
};

/** What the page gets that asked before this happened, where the vault answers after it. */
async function overtaken(by: Happening, asking: Asking): Promise<unknown> {
  const vault = new FakeSeedVault();
  const sitting = await Sitting.open(await openTrial({ vault }));
  await (asking === code ? sitting.capture() : sitting.enrol());
  sitting.next();
  const goOn = await vault.hangIn(async () => asking(sitting));
  await by(sitting);
  return goOn();
}

describe('a code for the wizard', () => {
  test.each([
    ['by a freeze', frozen, 'FROZEN'],
    ['by the loss of the role', roleLost, 'NOT_A_PROVISIONER'],
    ['by Accepted', accepted, 'NO_CODES_NOW'],
    ['by the end of the set-up, with which its key is gone', cancelled, 'VAULT_FAILED'],
  ])('is not shown where it is overtaken %s', async (_what, by, why) => {
    expect(await overtaken(by, code)).toMatchObject({ ok: false, refusal: { code: why } });
  });

  test('is shown otherwise, also where it is the last one', async () => {
    expect(await overtaken(nothing, code)).toMatchObject({ ok: true });
    const sitting = await Sitting.open(await openTrial());
    await sitting.capture();
    for (let given = 1; given <= ENROLMENT_CODES_AT_MOST; given += 1) {
      fine(await sitting.pages.giveEnrolmentCode(sitting.next()));
      sitting.trial.parts.clock.advanceSeconds(30);
    }
  });
});

describe('a seed for the burner', () => {
  test.each([
    ['by a freeze', frozen, 'FROZEN'],
    ['by the loss of the role', roleLost, 'NOT_A_PROVISIONER'],
    ['by the end of the set-up, with which its key is gone', cancelled, 'VAULT_FAILED'],
  ])('is not shown where it is overtaken %s', async (_what, by, why) => {
    expect(await overtaken(by, seed)).toMatchObject({ ok: false, refusal: { code: why } });
  });

  test('is shown otherwise', async () => {
    expect(await overtaken(nothing, seed)).toMatchObject({ ok: true });
  });
});
