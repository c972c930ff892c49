// Six people's parts in one trial, each from the first word to the last. What others do meanwhile is in nobody's count.
import type { Browser } from 'playwright-core';
import { must } from '../../app/trial.js';
import type { PlaygroundWindow } from '../playground-window.js';
import { Player } from './player.js';
import type { Step } from './player.js';
import { setsUp } from './set-up-story.js';
import { showCode } from '../show-code.js';

export type People = Readonly<
  Record<'alex' | 'megan' | 'alice' | 'adele' | 'isaiah', PlaygroundWindow>
>;
export type Story = {
  readonly name: string;
  readonly title: string;
  /** For the printed page: what happens, and what was different before. */
  readonly told: string;
  readonly before: string;
  readonly play: (people: People, browser: Browser) => Promise<Player>;
};

const CALLED_BACK = 'called back on the number on file';
async function asks({ alex, megan, alice }: People): Promise<Player> {
  const steps: Step[] = [];
  const [player, approver, owner] = [
    new Player('Alex', alex, steps),
    new Player('Megan', megan, steps),
    new Player('Alice', alice, steps),
  ];
  await player.say('/otp alice she is at the airport');
  await player.sees('How was the caller verified?');
  await player.choose(CALLED_BACK);
  await player.press('Send request');
  await player.sees('Waiting for approval');
  await owner.sees('Did you ask for help to sign in?');
  await approver.sees('she is at the airport');
  await approver.press('Approve');
  await approver.sees('You approved');
  await player.sees('Show code');
  await player.press('Show code');
  await player.sees(/\d{3} \d{3}/);
  await player.press('Refused');
  await player.sees('The code was refused');
  await asksAgain(player, approver);
  return player;
}

/** The first code was typed too late. */
async function asksAgain(player: Player, approver: Player): Promise<void> {
  await player.press('Another code');
  await player.choose(CALLED_BACK);
  await player.press('Send request');
  await player.sees('Waiting for approval');
  await approver.press('Approve');
  await player.sees('Show code');
  await player.press('Show code');
  await player.sees(/\d{3} \d{3}/);
  await player.press('Worked');
  await player.sees('The code worked');
}

async function approves({ alex, megan }: People): Promise<Player> {
  const player = new Player('Megan', megan);
  await alex.say('/otp alice her parcel is late, verified by call-back');
  await player.sees('her parcel is late');
  await player.press('Approve');
  await player.sees('You approved');
  await alex.waitForCard('Show code');
  await alex.say('/otp alice');
  await alex.press('Cancel request');
  await megan.waitForCard('Cancelled');
  await alex.say('/otp alice somebody called, verified by call-back');
  await player.sees('somebody called');
  await player.press('Deny');
  await player.fill('Why? The person who asked will read it.', 'Alice says that she did not call');
  await player.press('Deny the request');
  await player.sees('You denied');
  await alex.waitForCard('Denied');
  return player;
}

async function guards({ alex, adele, isaiah }: People): Promise<Player> {
  const player = new Player('Adele', adele);
  await alex.say('/otp alice ward 3 is locked out, verified by call-back');
  await alex.waitForCard('ward 3 is locked out');
  await alex.press('Release in an emergency');
  await alex.fill('Why can it not wait?', 'no approver answers');
  await alex.press('Release without approval');
  await player.sees('An emergency to look into');
  await showCode(alex);
  await alex.press('Worked');
  await player.say('/freeze alice her laptop was stolen');
  await player.sees(/^Frozen/);
  await player.say('/freezes');
  await player.sees('What is frozen');
  await isaiah.waitForCard('her laptop was stolen');
  await isaiah.say('/freezes');
  await isaiah.waitForCard('What is frozen');
  await isaiah.press('Lift it for alice@contoso.example');
  await player.sees('The freeze was lifted');
  await player.press('Close review');
  await player.fill('What did you find?', 'called Alice and Alex, both confirm');
  await player.press('Close it');
  await player.sees('The emergency was looked into');
  return player;
}

async function isAsked({ alex, alice }: People): Promise<Player> {
  const player = new Player('Alice', alice);
  await alex.say('/otp alice she says that she is at the airport, verified by call-back');
  await player.sees('Did you ask for help to sign in?');
  await player.press("This wasn't me");
  await player.sees(/stopped/i);
  await alex.waitForCard('Your request was stopped');
  await player.say('/compromised alice my laptop was stolen');
  await player.sees(/^Stopped/);
  return player;
}

async function audits({ isaiah }: People): Promise<Player> {
  const player = new Player('Isaiah', isaiah);
  await player.say('/audit releases');
  const card = await player.sees('What was disclosed');
  const whole = must(/The whole story, from entry \d+ on/.exec(card)?.[0]);
  await player.press(whole);
  await player.sees('Receipt');
  await player.say('/audit alice');
  await player.sees('About: Alice Example');
  return player;
}

/** Of the first story, those that the README tells: asked, told, approved, shown. */
export const README_STEPS = [0, 2, 3, 6];

export const STORIES: readonly Story[] = [
  {
    name: 'asks',
    title: 'who asks',
    told: 'Alex is called by Alice, who cannot sign in; asks, waits for Megan, and reads the code to Alice. It is refused, since she typed it too late; the second one works.',
    before:
      'the name and the reason were typed once more for the second code; a message said that it was approved, and the button was on a card further up',
    play: asks,
  },
  {
    name: 'approves',
    title: 'who approves',
    told: 'Megan agrees to one request, and denies another with her reason.',
    before: 'nothing in the number of steps; what had ended with its token went on waiting for her',
    play: approves,
  },
  {
    name: 'guards',
    title: 'who guards',
    told: 'Adele is told of an emergency that Alex made use of, freezes what is Alice’s, sees what is frozen, is told that Isaiah lifted it, and closes the review.',
    before:
      'she had no window, nothing in the trial was an emergency, and nobody could see what was frozen: /freezes is new, a message more',
    play: guards,
  },
  {
    name: 'alice',
    title: 'Alice, whose codes they are',
    told: 'Alice is asked whether she asked for help, stops it, and then ends her token, since her laptop was stolen.',
    before: 'she had no window',
    play: isAsked,
  },
  {
    name: 'sets-up',
    title: 'who sets up',
    told: 'Alex captures the QR code from Alice’s screen, enrols, burns and posts the token, corrects a day of the parcel, is shown the seed once more when the parcel came back, and marks the token as delivered.',
    before:
      'the days of a parcel could not be corrected: that is a message and four presses more; *Show the QR code* is two of these presses (in Teams one), and was three',
    play: setsUp,
  },
  {
    name: 'audits',
    title: 'who audits',
    told: 'Isaiah sees everything that was disclosed, opens the newest story, and looks up what there is of Alice.',
    before:
      'he had no window, and there was nothing to type: the audit was read on the command line alone',
    play: audits,
  },
];
