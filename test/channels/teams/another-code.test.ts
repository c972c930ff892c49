// *Another code*, when the one before was refused and its approval gives no other: a new request in one press, with what was
// said before; how the caller was verified is asked anew.
import { afterEach, describe, expect, test } from '@jest/globals';
import { fine, samplePolicy } from '../../app/trial.js';
import type { Policy } from '../../../src/domain/policy/policy.js';
import { textOf } from '../../fakes/shown-card.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';
import type { Answered, TeamsPerson } from '../../fakes/teams-person.js';

let bot: RunningBot | undefined;
afterEach(async () => bot?.stop());

/** What takes the place of the card. */
const said = ({ body }: Answered): string => textOf((body as { value?: unknown } | null)?.value);

async function refusedOne(policy: Policy): Promise<{
  readonly bot: RunningBot;
  readonly alex: TeamsPerson;
  readonly megan: TeamsPerson;
}> {
  const running = await startBot({ policy });
  bot = running;
  const [alex, megan] = [running.person('alex'), running.person('megan')];
  for (const one of [alex, megan]) await one.install();
  await alex.say('/otp alice at the airport, verified by video');
  await running.settle();
  await megan.press('Approve');
  await running.settle();
  await alex.press('Show code');
  await alex.press('Refused');
  await running.settle();
  return { bot: running, alex, megan };
}

const reasons = async ({ trial }: RunningBot): Promise<readonly unknown[]> =>
  (await trial.audit())
    .map(({ fact }) => fact)
    .filter(({ action }) => action === 'request.created')
    .map((fact) => ('reason' in fact ? fact.reason : undefined));

describe('after Refused', () => {
  test('one press asks again, with the same reason, and its card comes', async () => {
    const { bot: running, alex, megan } = await refusedOne(samplePolicy());
    const stays = said(await alex.press('Another code'));
    expect(stays).toContain('The code was refused');
    expect(stays).toContain('Megan Bowen');
    await running.settle();
    expect(await reasons(running)).toHaveLength(2);
    expect(said(await alex.press('Another code'))).toContain('The code was refused');
    expect(textOf(alex.messages.at(-1)?.card)).toContain('Waiting for approval');
    expect(textOf(megan.messages.at(-1)?.card)).toContain('at the airport');
  });

  test('where it has to be said how the caller was verified, that is asked, and nothing is sent before', async () => {
    const policy = samplePolicy({
      callerVerification: {
        ...samplePolicy().callerVerification,
        required: true,
      },
    });
    const { bot: running, alex } = await refusedOne(policy);
    const answer = said(await alex.press('Another code'));
    expect(answer).toContain('How was the caller verified?');
    await running.settle();
    expect(await reasons(running)).toHaveLength(1);
    // Once it was said, the card of the first code stands there again: how it was granted, and what became of it.
    const sent = said(await alex.press('Send request', { verifiedBy: 'call-back' }));
    expect(sent).toContain('The code was refused');
    await running.settle();
    expect(await reasons(running)).toHaveLength(2);
  });
});

test('where the policy allows another under the same approval, one press shows it', async () => {
  const { alex } = await refusedOne({ ...samplePolicy(), codesPerApproval: 2 });
  expect(said(await alex.press('Show code'))).toMatch(/\d{3} \d{3}/);
});

test('of a code that worked, or of somebody else’s, none is asked for', async () => {
  const running = await startBot({});
  bot = running;
  const { bridge, as, requestBy } = running.trial;
  for (const name of ['alex', 'megan'] as const) await running.person(name).install();
  const id = await requestBy('alex');
  const early = await bridge.askAnother(as('alex'), id);
  expect(early).toMatchObject({ refusal: { code: 'NOT_NOW', state: 'pending' } });
  const theirs = await bridge.askAnother(as('megan'), id);
  expect(theirs).toMatchObject({ refusal: { code: 'NOT_YOUR_REQUEST' } });
  const strange = await bridge.askAnother(as('lee'), id);
  expect(strange).toMatchObject({ refusal: { code: 'NOTHING_HERE' } });
  fine(await bridge.actOnRequest(as('megan'), id, { kind: 'approve' }));
  fine(await bridge.showCode(as('alex'), id));
  fine(await bridge.actOnRequest(as('alex'), id, { kind: 'report', report: 'worked' }));
  expect(await bridge.askAnother(as('alex'), id)).toMatchObject({ refusal: { code: 'NOT_NOW' } });
});
