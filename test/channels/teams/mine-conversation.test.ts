// `/mine` over real HTTP: what is held of whoever asks, to whom codes of theirs were shown, and the two buttons; of nobody else anything.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import type { PersonName } from '../../app/trial.js';
import { must } from '../../app/trial.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
const people = new Map<PersonName, TeamsPerson>();
const the = (name: PersonName): TeamsPerson => must(people.get(name));

beforeEach(async () => {
  bot = await startBot();
  for (const name of ['alex', 'megan', 'alice', 'diego'] as const) {
    people.set(name, bot.person(name));
  }
  for (const name of ['alex', 'megan', 'diego'] as const) await the(name).install();
});
afterEach(async () => {
  await bot.stop();
});

async function shown(): Promise<void> {
  await the('alex').say('/otp alice at the airport, verified by call-back');
  await bot.settle();
  await the('megan').press('Approve');
  await bot.settle();
  await the('alex').press('Show code');
  await bot.settle();
}

async function mine(name: PersonName): Promise<string> {
  await the(name).say('/mine');
  await bot.settle();
  return JSON.stringify(must(the(name).messages.at(-1)).card);
}

test('an account owner sees their token, and when codes were shown and to whom', async () => {
  await the('alice').install();
  const before = await mine('alice');
  for (const part of ['You are Alice Example', 'enrolled, not burned yet', 'kept, sealed']) {
    expect(before).toContain(part);
  }
  expect(before).toContain('No code of yours was shown to anybody.');
  await shown();
  const after = await mine('alice');
  expect(after).toContain('A code was given out, to Alex Wilber');
  expect(after).toContain('Alex Wilber asks, or asked, for a code of yours');
});

test('whoever asks again and again is told so, and asked nobody else', async () => {
  for (let time = 0; time < 10; time += 1) await mine('diego');
  await the('diego').say('/mine');
  await bot.settle();
  expect(must(the('diego').messages.at(-1)).text).toContain('many times within a minute');
  expect(await mine('alex')).toContain('You are Alex');
});

test('one press there objects, another one stops the token', async () => {
  await the('alice').install();
  await shown();
  await mine('alice');
  await the('alice').press("This wasn't me");
  await bot.settle();
  expect((await bot.trial.audit()).map(({ fact }) => fact.action)).toContain('incident.opened');
  expect(await mine('alice')).not.toContain("This wasn't me");
  await the('alice').press('Stop it: others may have it');
  expect(the('alice').last).toContain('gives no more codes');
  const after = await mine('alice');
  expect(after).toContain('stopped: its secret may be in other hands');
  expect(after).not.toContain('Stop it: others may have it');
});

test('nobody sees anything of anybody else, whatever their role', async () => {
  await the('alice').install();
  await shown();
  for (const name of ['alex', 'megan', 'diego'] as const) {
    const said = await mine(name);
    expect(said).toContain('I hold no token of yours.');
    expect(said).not.toContain('Alice');
  }
});

test('who never opened the bot hears of it with their first contact, beside what waited for them', async () => {
  await shown();
  expect(the('alice').messages).toEqual([]);
  await the('alice').install();
  await bot.settle();
  const heard = JSON.stringify(the('alice').messages);
  expect(heard).toContain('/mine');
  expect(heard).toContain('Alex Wilber');
  expect(await mine('alice')).toContain('to Alex Wilber');
});
