// `/compromised`: the seed may be in other hands. One act, by anybody concerned, ends everything of that token, and tells
// everybody whom it concerns what alone helps.
import { describe, expect, test } from '@jest/globals';
import type { Compromised, CompromiseRefusal } from '../../../src/app/provisioning/provisioning.js';
import { seedKeyRow } from '../../../src/app/commit/rows/names.js';
import type { Outcome } from '../../../src/domain/outcome.js';
import { findToken, findTokens } from '../../../src/app/looking/find-token.js';
import { FakeDirectory } from '../../fakes/fake-directory.js';
import { codeOnToken, Sitting } from './sitting.js';
import {
  fine,
  meet,
  must,
  openTrial,
  PEOPLE,
  sampleDirectory,
  samplePolicy,
  TENANT,
} from '../trial.js';
import type { PersonName, Trial } from '../trial.js';

async function world(): Promise<Trial> {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'alice', 'diego', 'isaiah', 'adele');
  return trial;
}

async function says(
  trial: Trial,
  who: PersonName,
  typed: { readonly typedName?: string; readonly reason?: string } = {},
): Promise<Outcome<Compromised, CompromiseRefusal>> {
  const { typedName = 'alice', reason = 'her laptop was stolen' } = typed;
  return trial.provisioning.compromise(trial.as(who), { typedName, reason });
}

const notices = (trial: Trial, who: PersonName) =>
  trial.parts.messenger
    .chat({ chat: who })
    .flatMap(({ message }) => (message.kind === 'notice' ? [message.notice] : []));

const toldOf = (trial: Trial): readonly PersonName[] =>
  (Object.keys(PEOPLE) as PersonName[]).filter((who) =>
    notices(trial, who).some(({ code }) => code === 'token-compromised'),
  );

const stageOf = async (trial: Trial): Promise<string> =>
  must((await findTokens(trial.deps, PEOPLE.alice))[0]).stage;

const actions = async (trial: Trial): Promise<readonly string[]> =>
  (await trial.audit()).map(({ fact }) => fact.action);

describe('a secret that may be in other hands', () => {
  test.each(['adele', 'alex'] as const)('is stopped by %s in one act', async (who) => {
    const trial = await world();
    expect(fine(await says(trial, who))).toMatchObject({ owner: { name: 'Alice Example' } });
    const [token] = await findTokens(trial.deps, PEOPLE.alice);
    expect(token).toMatchObject({
      stage: 'compromised',
      compromised: { by: PEOPLE[who], reason: 'her laptop was stolen' },
      destroyed: { by: PEOPLE[who] },
    });
    expect(await trial.parts.store.get(TENANT, seedKeyRow(must(token).id))).toBeUndefined();
    expect(await actions(trial)).toEqual(
      expect.arrayContaining(['token.changed', 'token.compromised', 'seed.destroyed']),
    );
  });

  test('is told to the owner, security, auditors and who set it up, with the reason', async () => {
    const trial = await world();
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    fine(await says(trial, 'adele', { typedName: 'diego' }));
    await trial.outbox.drain();
    expect(toldOf(trial)).toEqual(['alex', 'diego', 'isaiah']);
    const [told] = notices(trial, 'diego').filter(({ code }) => code === 'token-compromised');
    expect(told).toMatchObject({ by: 'Adele Vance', reason: 'her laptop was stolen', yours: true });
  });

  test('stops what was approved: nothing is shown, and whoever waits for it hears of it', async () => {
    const trial = await world();
    const id = await trial.requestBy('alex');
    fine(await trial.bridge.actOnRequest(trial.as('megan'), id, { kind: 'approve' }));
    fine(await says(trial, 'adele'));
    await trial.outbox.drain();
    const shown = fine(await trial.bridge.showCode(trial.as('alex'), id));
    expect(shown).toMatchObject({ refusal: { code: 'REQUEST_OVER', state: 'stopped' } });
    expect(shown.shown).toBeUndefined();
    expect(notices(trial, 'alex').map(({ code }) => code)).toContain('request-stopped');
  });

  test('stops the set-up in the middle: no code for the wizard, no seed, no further step', async () => {
    const trial = await world();
    const sitting = await Sitting.open(trial);
    await sitting.capture();
    fine(await says(trial, 'adele', { typedName: 'diego' }));
    expect(await sitting.pages.giveEnrolmentCode(sitting.next())).toMatchObject({
      refusal: { code: 'NO_CODES_NOW' },
    });
    expect(await sitting.pages.seedForBurner(sitting.next())).toMatchObject({
      refusal: { code: 'NO_SEED_QR_NOW' },
    });
    expect(await sitting.pages.accept(sitting.next())).toMatchObject({ ok: false });
  });

  test('is stopped also after its delivery, when the bridge holds nothing any more', async () => {
    const trial = await openTrial({ policy: samplePolicy({ keepSeedDays: 0 }) });
    await meet(trial, 'alex', 'diego', 'isaiah', 'adele');
    const sitting = await Sitting.open(trial);
    await sitting.enrol();
    await sitting.burn();
    trial.parts.clock.advanceSeconds(30);
    const { id } = await sitting.token();
    await sitting.ship();
    const typed = codeOnToken(trial);
    fine(await trial.provisioning.deliver(trial.as('alex'), id, typed));
    expect(await trial.parts.store.get(TENANT, seedKeyRow(id))).toBeUndefined();
    fine(await says(trial, 'adele', { typedName: 'diego' }));
    await trial.outbox.drain();
    expect(toldOf(trial)).toContain('diego');
  });

  test('said twice is done once; said again it is told that it is so', async () => {
    const trial = await world();
    const once = { typedName: 'alice', reason: '' };
    const actor = trial.as('adele', 'the same message');
    const first = await trial.provisioning.compromise(actor, once);
    await trial.outbox.drain();
    const before = await actions(trial);
    expect(await trial.provisioning.compromise(actor, once)).toEqual(first);
    expect(await actions(trial)).toEqual(before);
    expect(await says(trial, 'alex')).toMatchObject({
      refusal: { code: 'NOT_IN_THIS_STAGE', stage: 'compromised' },
    });
  });

  test('a reason of any length is kept within its bound', async () => {
    const trial = await world();
    fine(await says(trial, 'adele', { reason: '\u0001'.repeat(4000) }));
    const [token] = await findTokens(trial.deps, PEOPLE.alice);
    expect(JSON.stringify(token?.compromised).length).toBeLessThan(1_200);
  });
});

describe('who may say so', () => {
  test('the owner, of their own message, in one press and without a directory', async () => {
    const directory = new FakeDirectory();
    const sample = sampleDirectory();
    for (const id of Object.values(PEOPLE)) {
      directory.add(must(await sample.person(id)), await sample.groupsOf(id));
    }
    const trial = await openTrial({ directory });
    const [token] = await findTokens(trial.deps, PEOPLE.alice);
    const { id } = must(token);
    for (const who of ['alex', 'adele', 'lee'] as const) {
      expect(await trial.provisioning.compromiseById(trial.as(who), id)).toBeUndefined();
    }
    directory.failNext();
    const stopped = await trial.provisioning.compromiseById(trial.as('alice'), id);
    expect(stopped).toMatchObject({ ok: true, value: { yours: true } });
    expect((await findToken(trial.deps, id))?.stage).toBe('compromised');
  });

  test.each(['', 'alice'])('the owner, who types “%s”', async (typedName) => {
    const trial = await world();
    expect(fine(await says(trial, 'alice', { typedName }))).toMatchObject({ yours: true });
    expect(await stageOf(trial)).toBe('compromised');
  });

  test.each([
    ['lee', 'alice'],
    ['megan', 'alice'],
    ['alice', 'diego'],
    ['lee', 'nobody at all'],
  ] as const)('not %s of %s, and they learn nothing', async (who, typedName) => {
    const trial = await world();
    expect(await says(trial, who, { typedName })).toEqual({
      ok: false,
      refusal: { code: 'NOT_CONCERNED' },
    });
    expect(await stageOf(trial)).toBe('enrolled');
    expect((await trial.audit()).at(-1)?.fact).toMatchObject({ refusal: 'NOT_CONCERNED' });
  });

  test('of several tokens one is chosen, and nothing is stopped before', async () => {
    const trial = await world();
    for (const text of ['mfrggzdfmztwq2lknnwg23tpobyxe43u', 'krugkidrovuwg2zamjzg653oebtg66ba']) {
      const sitting = await Sitting.open(trial);
      await sitting.enrol({ text, issuer: text.slice(0, 4), overruled: ['TOKEN_UNDER_WAY'] });
      await sitting.burn().catch(() => undefined);
      fine(await sitting.pages.close(sitting.next()));
    }
    const asked = await says(trial, 'adele', { typedName: 'diego' });
    expect(asked).toMatchObject({ refusal: { code: 'SEVERAL_TOKENS' } });
    const [first, second] = await findTokens(trial.deps, PEOPLE.diego);
    const chosen = must(second).id;
    const typed = { typedName: 'diego', reason: '' };
    fine(await trial.provisioning.compromise(trial.as('adele'), typed, chosen));
    expect((await findToken(trial.deps, chosen))?.stage).toBe('compromised');
    expect((await findToken(trial.deps, must(first).id))?.stage).not.toBe('compromised');
  });
});
