// `/freezes`: what is frozen, as those see it who may, and a button for whom it is to lift.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { must } from '../../app/trial.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../running-bot.js';
import type { RunningBot } from '../running-bot.js';

let bot: RunningBot;
let alex: TeamsPerson;
let adele: TeamsPerson;
let isaiah: TeamsPerson;

beforeEach(async () => {
  bot = await startBot();
  [alex, adele, isaiah] = (['alex', 'adele', 'isaiah'] as const).map((name) =>
    bot.person(name),
  ) as [TeamsPerson, TeamsPerson, TeamsPerson];
  for (const person of [alex, adele, isaiah]) await person.install();
});
afterEach(async () => bot.stop());

const last = (person: TeamsPerson): string => {
  const { text, card, answer } = must(person.messages.at(-1));
  return text ?? textOf(answer ?? card);
};

test('says what is frozen, by whom, since when, until when and why', async () => {
  await adele.say('/freezes');
  expect(last(adele)).toBe('Nothing is frozen.');
  await adele.say('/freeze alice her phone was stolen');
  await adele.say('/freeze diego');
  await adele.say('/freeze all phishing wave');
  await isaiah.say('/freezes');
  const told = last(isaiah);
  for (const part of [
    'Everything',
    'Alice Example, alice@contoso.example',
    'Diego Siciliani, diego@contoso.example',
    'Adele Vance',
    '“her phone was stolen”',
    '“phishing wave”',
    'none given',
    'somebody of the security team lifts it, other than who froze it',
  ]) {
    expect(told).toContain(part);
  }
  expect(told.indexOf('Everything')).toBeLessThan(told.indexOf('Alice Example'));
  expect(told.match(/\d\d:\d\d/g)).toHaveLength(3);
});

test('has a button for whom it is to lift, and for nobody else', async () => {
  await adele.say('/freeze alice');
  await adele.say('/freeze');
  await adele.say('/freezes');
  expect(last(adele)).not.toContain('Lift it');
  await isaiah.say('/freezes');
  await isaiah.press('Lift it for alice@contoso.example');
  expect(last(isaiah)).toContain('everything is frozen');
  await isaiah.say('/freezes');
  expect(last(isaiah)).not.toContain('Alice Example');
  await isaiah.press('Lift it for everybody');
  expect(last(isaiah)).toContain('can be approved and shown again');
  await isaiah.say('/freezes');
  expect(last(isaiah)).toBe('Nothing is frozen.');
});

test('tells nobody else what is frozen', async () => {
  await adele.say('/freeze alice');
  await alex.say('/freezes');
  expect(last(alex)).toContain('Only auditors and the security team see what is frozen');
  expect(last(alex)).not.toContain('Alice');
});

test('names those for whom the card has no room, and stays far below the size limit of Teams', async () => {
  const long = 'she called, '.repeat(80);
  for (const whom of ['alice', 'diego', 'megan', 'alex', 'isaiah']) {
    await adele.say(`/freeze ${whom} ${long}`);
  }
  await isaiah.say('/freezes');
  const { card } = must(isaiah.messages.at(-1));
  expect(Buffer.byteLength(JSON.stringify(card), 'utf16le')).toBeLessThan(25 * 1024);
  expect(last(isaiah)).toContain('Frozen too, and not shown here: Isaiah Langer.');
});
