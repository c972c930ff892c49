// What stands in the way of a capture is said once, with what to do about it, and nothing beside it.
import { expect, test } from '@jest/globals';
import { Sitting } from '../app/provisioning/sitting.js';
import type { SetUpPage } from './set-up-page.js';
import { onSetUpPage, SECRET, uriOf } from './set-up-stage.js';
import { isOn } from '../../scripts/environment.mjs';

const inHeavy = isOn(process.env, 'HEAVY') ? test : test.skip;

// She has a token under way.
const played = onSetUpPage('alice');

async function store(at: SetUpPage): Promise<string> {
  await at.type(uriOf('alice'));
  await at.press(at.words.enrol.check.store);
  const guards = at.page.locator('.guards .notice');
  await guards.waitFor();
  return (await guards.innerText()).replace(/\s*\n\s*/g, '\n');
}

inHeavy(
  'a token that is under way: one fact, and one box to tick',
  played(async ({ at }) => {
    const { said, overrule = '' } = at.words.guards.TOKEN_UNDER_WAY({ code: 'TOKEN_UNDER_WAY' });
    expect(await store(at)).toBe([at.words.enrol.check.overrule, said, overrule].join('\n'));
    await at.page.getByRole('checkbox').check();
    await at.press(at.words.enrol.check.store);
    await at.code();
  }),
);

inHeavy(
  'what cannot be stored at all: that alone, and no box to tick in vain',
  played(async ({ at, server }) => {
    const sitting = await Sitting.open(server.trial);
    await sitting.capture({ text: SECRET });
    const { said } = at.words.guards.SEED_ALREADY_KEPT({
      code: 'SEED_ALREADY_KEPT',
      ownerName: 'Diego Siciliani',
    });
    expect(await store(at)).toBe([at.words.enrol.check.blocked, said].join('\n'));
    expect(await at.page.getByRole('button', { name: at.words.enrol.check.store }).count()).toBe(0);
    await at.press(at.words.enrol.check.back);
    await at.heading(at.words.capture.heading);
  }),
);
