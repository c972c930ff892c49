// Every verb that a button can carry, from the union itself, so that a new one is in here: one alone shows a code, and a press
// that is delivered twice does what it does once, and is answered alike. The ordinary run takes a few of them.
import { describe, expect, test } from '@jest/globals';
import { answerPress } from '../../../src/channels/teams/answer-press.js';
import { parsePress, parseSubmit } from '../../../src/channels/teams/parse-press.js';
import { parseCommandForOne } from '../../../src/channels/teams/command.js';
import { COMMANDS } from '../../../src/text/commands.js';
import { VERBS } from '../../../src/channels/teams/cards/verbs.js';
import type { Verb } from '../../../src/channels/teams/cards/verbs.js';
import { isCard } from '../../../src/channels/teams/press-answer.js';
import type { PressAnswer } from '../../../src/channels/teams/press-answer.js';
import { dialogAction } from '../../../src/channels/teams/open-dialog.js';
import type { RequestId } from '../../../src/domain/ids.js';
import { brokenGlass, glassOf } from '../../app/emergency.js';
import { fine, meet, must, openTrial, samplePolicy } from '../../app/trial.js';
import type { PersonName, Trial } from '../../app/trial.js';
import { someOf } from '../../heavy.js';

const ON_REQUEST: readonly Verb[] = [...VERBS.request, ...VERBS.review];

/** What a message may not do: it would stay in the chat. */
const NO_MESSAGE: readonly Verb[] = ['code.show'];

/** What a button of each verb carries; of `command.again`, of each command that there is. */
const PRESSES: readonly (readonly [string, Verb, (requestId: RequestId) => object])[] = [
  ...ON_REQUEST.map(
    (verb) => [verb, verb, (requestId: RequestId) => ({ requestId, reason: 'because' })] as const,
  ),
  ...VERBS.token.map(
    (verb) => [verb, verb, () => ({ tokenId: 'sample-alice', reason: '123456' })] as const,
  ),
  ...VERBS.ask.map((verb) => {
    const ask = { typedName: 'alice', reason: '', byMail: false, verifiedBy: 'call-back' };
    return [verb, verb, () => ({ ask })] as const;
  }),
  ...VERBS.command.flatMap((verb) =>
    COMMANDS.filter(({ name }) => parseCommandForOne(name) !== undefined).map(({ name: kind }) => {
      const again = { kind, typedName: 'alice', reason: 'because' };
      return [`${verb} of ${kind}`, verb, () => ({ again })] as const;
    }),
  ),
];

type Stage = { readonly trial: Trial; readonly requestId: RequestId };

/** Alex has asked for a code for Alice, and Megan has approved it. */
async function approved(): Promise<Stage> {
  const trial = await openTrial();
  await meet(trial, ...EVERYONE);
  const requestId = await trial.requestBy('alex');
  fine(await trial.bridge.actOnRequest(trial.as('megan'), requestId, { kind: 'approve' }));
  return { trial, requestId };
}

/** Alex has released it in an emergency. */
async function brokenInto(): Promise<Stage> {
  const trial = await openTrial({ policy: samplePolicy({ breakGlass: glassOf(2) }) });
  await meet(trial, ...EVERYONE);
  const requestId = await brokenGlass(trial);
  return { trial, requestId };
}

/** Alex asks and sets up, Megan approves, it is Alice's token, Adele and Isaiah look after security and the audit. */
const EVERYONE = ['alex', 'megan', 'alice', 'adele', 'isaiah'] as const;

/** What shows a code is among those of the ordinary run. */
const SOME = someOf(
  PRESSES,
  5,
  PRESSES.findIndex(([, verb]) => verb === 'code.show'),
);

describe.each(SOME)('%s', (_name, verb, carried) => {
  /** By the edge, as it comes from a card; `stays`: as a message, by the button's fallback. */
  async function press(
    { trial, requestId }: Stage,
    who: PersonName,
    stays = false,
  ): Promise<PressAnswer> {
    const { bridge, provisioning, parts } = trial;
    const now = parts.clock.now();
    const data = { at: now, ...carried(requestId) };
    const action = { type: 'Action.Execute', verb, data };
    const read = stays ? parseSubmit({ verb, ...data }) : parsePress({ action });
    const answer = await answerPress(
      { bridge, tokens: { provisioning, pageAction: dialogAction } },
      {
        actor: trial.as(who, `press-${who}`),
        press: must(read),
        reader: { localTrial: false, now },
        stays,
      },
    );
    await trial.outbox.drain();
    return answer;
  }

  test('shows a code only where that is what it is for', async () => {
    const stage = await approved();
    for (const who of EVERYONE) await press(stage, who);
    const shown = (await actions(stage)).filter((action) => action === 'release.handed-out');
    expect(shown).toHaveLength(verb === 'code.show' ? 1 : 0);
  });

  test('does the same by the fallback of a client that cannot do better, but lets no code into a message', async () => {
    const { executed, who, open } = await firstWhoMay();
    const submitted = await open();
    const answer = await press(submitted, who, true);
    const done = await actions(submitted);
    if (NO_MESSAGE.includes(verb)) {
      expect(done).not.toContain('release.intended');
      expect(JSON.stringify(answer)).not.toMatch(/\d{3} \d{3}/);
    } else expect({ who, done }).toEqual({ who, done: await actions(executed) });
  });

  /** Somebody for whom the press does something, or at least has a card. */
  async function firstWhoMay(): Promise<{
    readonly executed: Stage;
    readonly who: PersonName;
    readonly open: () => Promise<Stage>;
  }> {
    const tried = [];
    for (const open of ON_REQUEST.includes(verb) ? [approved, brokenInto] : [approved]) {
      for (const who of EVERYONE) {
        const executed = await open();
        const before = await actions(executed);
        const answer = await press(executed, who);
        const one = { executed, who, open };
        if (isCard(answer) && (await actions(executed)).length > before.length) return one;
        if (isCard(answer)) tried.push(one);
      }
    }
    return must(tried[0]);
  }

  test('delivered twice, has done once what it does, and says the same', async () => {
    const cards = new Set<PersonName>();
    for (const open of ON_REQUEST.includes(verb) ? [approved, brokenInto] : [approved]) {
      for (const who of EVERYONE) {
        const stage = await open();
        const first = await press(stage, who);
        const once = await actions(stage);
        const sent = messages(stage);
        const second = await press(stage, who);
        const twice = (await actions(stage)).slice(once.length);
        // A code that is shown once more is the same code, and on record (DESIGN §3.4).
        const since = twice.filter((action) => action !== 'release.shown-again');
        expect({ who, since, answer: second }).toEqual({ who, since: [], answer: first });
        expect({ who, sent: messages(stage) }).toEqual({ who, sent });
        if (isCard(first)) cards.add(who);
      }
    }
    // Somebody has got more than "there is nothing here for you".
    expect([...cards]).not.toEqual([]);
  });
});

async function actions({ trial }: Stage): Promise<readonly string[]> {
  return (await trial.audit()).map(({ fact }) => fact.action);
}

function messages({ trial }: Stage): readonly number[] {
  return EVERYONE.map((chat) => trial.parts.messenger.chat({ chat }).length);
}
