// The first message: one screen of a chat, and the part of whoever reads it, and nobody else's.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { must } from '../../app/trial.js';
import { textOf } from '../../fakes/shown-card.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(async () => bot.stop());

/** Of a chat at 320 pixels, about 40 characters a line, beside what is typed into. */
const LINES_OF_A_SCREEN = 20;

test.each([
  ['alex', ['/otp alice', '/provision alice'], ['/freeze', 'Approve and']],
  ['megan', ['Approve and Deny'], ['/provision', '/reviews']],
  ['adele', ['/freeze and why'], ['/otp alice at']],
  ['isaiah', ['/audit alice', '/reviews'], ['/otp alice at', 'Approve and']],
  ['alice', ['asks for a code of yours'], ['/otp alice at', '/freeze', 'Approve and']],
] as const)('of %s', async (who, said, notSaid) => {
  const person = bot.person(who);
  await person.install();
  const [first, ...others] = person.messages;
  expect(others).toEqual([]);
  const told = textOf(must(first).card);
  for (const part of said) expect(told).toContain(part);
  for (const part of notSaid) expect(told).not.toContain(part);
  const lines = told.split('\n').map((line) => Math.ceil(line.length / 40));
  expect(lines.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(LINES_OF_A_SCREEN);
});
