// Every verb that a button can carry: one alone shows a code, and a press that is delivered twice does what it does once.
import { describe, expect, test } from '@jest/globals';
import { answerPress } from '../../../src/channels/teams/answer-press.js';
import type { RequestPress } from '../../../src/channels/teams/parse-press.js';
import { VERBS } from '../../../src/channels/teams/cards/verbs.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { fine, meet, openTrial } from '../../app/trial.js';
import type { PersonName, Trial } from '../../app/trial.js';

/** Those that carry what was typed before ask anew; they have tests of their own. */
const ABOUT_SOMETHING = VERBS.flatMap((verb) =>
  verb === 'ask.send' || verb === 'command.again' ? [] : [verb],
);

async function approved(): Promise<{ trial: Trial; requestId: RequestId }> {
  const trial = await openTrial();
  await meet(trial, 'alex', 'megan', 'alice', 'adele');
  const requestId = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), requestId, { kind: 'approve' }));
  return { trial, requestId };
}

async function press(
  trial: Trial,
  who: PersonName,
  pressed: Pick<RequestPress, 'verb' | 'requestId'>,
): Promise<unknown> {
  const { bridge, provisioning, parts } = trial;
  const reader = { localTrial: false, now: parts.clock.now() };
  const actor = trial.as(who, `press-${who}`);
  const whole = { ...pressed, typed: 'because', automatic: false };
  return answerPress({ bridge, tokens: { provisioning } }, { actor, press: whole, reader });
}

const actions = async (trial: Trial): Promise<readonly string[]> =>
  (await trial.audit()).map(({ fact }) => fact.action);
const shown = (all: readonly string[]): readonly string[] =>
  all.filter((action) => action === 'release.handed-out');

describe.each(ABOUT_SOMETHING)('%s', (verb) => {
  test('shows a code only where that is what it is for', async () => {
    const { trial, requestId } = await approved();
    for (const who of ['alex', 'megan', 'alice', 'adele'] as const) {
      await press(trial, who, { verb, requestId });
    }
    expect(shown(await actions(trial))).toHaveLength(verb === 'code.show' ? 1 : 0);
  });

  test('delivered twice, has done once what it does', async () => {
    const { trial, requestId } = await approved();
    await press(trial, 'alex', { verb, requestId });
    const once = await actions(trial);
    await press(trial, 'alex', { verb, requestId });
    const twice = (await actions(trial)).slice(once.length);
    // A code that is shown once more is the same code, and on record (DESIGN §3.4).
    expect(twice.filter((action) => action !== 'release.shown-again')).toEqual([]);
  });
});
