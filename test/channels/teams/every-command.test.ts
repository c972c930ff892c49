// Every command, from the table itself, so that a new one is in here: a message that is delivered twice does what it does once,
// is answered alike, and sends nobody anything twice. The ordinary run takes a few of them.
import { describe, expect, test } from '@jest/globals';
import { answerCommand } from '../../../src/channels/teams/answer-command.js';
import type { Rendered } from '../../../src/channels/teams/cards/render.js';
import { dialogAction } from '../../../src/channels/teams/open-dialog.js';
import { noTrace } from '../../../src/adapters/local/no-trace.js';
import { COMMANDS } from '../../../src/text/commands.js';
import type { Follows } from '../../../src/text/commands.js';
import { brokenGlass, glassOf } from '../../app/emergency.js';
import { fine, meet, openTrial, samplePolicy } from '../../app/trial.js';
import type { PersonName, Trial } from '../../app/trial.js';
import { someOf } from '../../heavy.js';

const BEHIND: Readonly<Record<Follows, readonly string[]>> = {
  nothing: [''],
  ask: [' alice she is locked out', ''],
  whom: [' alice', ''],
  'whom-and-why': [' alice the burner failed', ' alice'],
  'everybody-or-whom': ['', ' alice her phone was stolen'],
  'to-find': ['', ' all', ' alice', ' in the mail all'],
  'look-back': ['', ' alice since monday', ' releases last week'],
};
const TYPED = COMMANDS.flatMap(({ name, follows }) =>
  BEHIND[follows].map((behind) => `/${name}${behind}`),
);
const EVERYONE = ['alex', 'megan', 'alice', 'adele', 'isaiah'] as const;

/** Alex has an open request, and one that was released in an emergency; Adele has frozen Diego. */
async function opened(): Promise<Trial> {
  const trial = await openTrial({ policy: samplePolicy({ breakGlass: glassOf(2) }) });
  await meet(trial, ...EVERYONE);
  await brokenGlass(trial);
  fine(await trial.bridge.freeze(trial.as('adele'), { typedName: 'diego', reason: '' }));
  await trial.outbox.drain();
  return trial;
}

describe.each(someOf(TYPED, 5))('%s', (text) => {
  async function say(trial: Trial, who: PersonName): Promise<Rendered | undefined> {
    const { bridge, provisioning, parts } = trial;
    const answer = await answerCommand(
      { bridge, tokens: { provisioning, pageAction: dialogAction }, trace: noTrace },
      {
        actor: trial.as(who, `said-by-${who}`),
        text,
        reader: { localTrial: false, now: parts.clock.now() },
      },
    );
    await trial.outbox.drain();
    return answer;
  }

  test.each(EVERYONE)('by %s, delivered twice, has done once what it does', async (who) => {
    const trial = await opened();
    const first = await say(trial, who);
    const once = await whatIsThere(trial);
    const second = await say(trial, who);
    expect({ answer: second, there: await whatIsThere(trial) }).toEqual({
      answer: first,
      there: once,
    });
  });
});

/** Everything on record, and in everybody's chat. */
async function whatIsThere(trial: Trial): Promise<unknown> {
  return {
    audit: (await trial.audit()).map(({ fact }) => fact.action),
    chats: EVERYONE.map((chat) => trial.parts.messenger.chat({ chat }).length),
  };
}
