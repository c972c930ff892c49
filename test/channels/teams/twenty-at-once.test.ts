// Ten approvers, two needed, twenty requesters for one account owner at once, six in the ordinary run. PRINT=1 writes docs/twenty-at-once.md.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { isOn } from '../../../scripts/environment.mjs';
import type { AuditEntry } from '../../../src/domain/audit/entry.js';
import { decodeBase32 } from '../../../src/domain/otp/base32.js';
import { DEFAULT_PARAMETERS } from '../../../src/domain/otp/parameters.js';
import { fine, must, SAMPLE_SEED } from '../../app/trial.js';
import { independentCode } from '../../domain/otp/independent-code.js';
import { textOf } from '../../fakes/shown-card.js';
import type { TeamsPerson } from '../../fakes/teams-person.js';
import { HEAVY } from '../../heavy.js';
import { heldPage } from '../../held-page.js';
import { codesIn } from '../../marked-spellings.js';
import { atOnce, openHelpdesk, pressesOn } from './helpdesk.js';
import type { Helpdesk } from './helpdesk.js';
import { twentyAtOncePage } from './twenty-at-once-page.js';
import type { Round } from './twenty-at-once-page.js';

const MANY = HEAVY || isOn(process.env, 'PRINT') ? 20 : 6;

let desk: Helpdesk;
beforeEach(async () => {
  desk = await openHelpdesk({ approvalsNeeded: 2 }, MANY);
});
afterEach(async () => {
  await desk.close();
});

const seen = (person: TeamsPerson): string =>
  person.messages.map(({ answer, card }) => textOf(answer ?? card)).join('\n');

function codeOf(step: number): string {
  return independentCode(fine(decodeBase32(SAMPLE_SEED)), step, DEFAULT_PARAMETERS);
}

type Fact<A> = Extract<AuditEntry['fact'], { readonly action: A }>;
type Entry<A> = AuditEntry & { readonly fact: Fact<A> };

async function entries<A extends AuditEntry['fact']['action']>(
  action: A,
): Promise<readonly Entry<A>[]> {
  const all = await desk.bot.trial.audit();
  return all.filter((entry): entry is Entry<A> => entry.fact.action === action);
}

/** Of all twenty, one alone sees this code. */
function expectOnly(name: string | undefined, code: string): void {
  const has = desk.requesters.filter((one) => codesIn([code], seen(one)).length > 0);
  expect(has.map((one) => one.name)).toEqual([name]);
}

const stepNow = (): number => Math.floor(desk.bot.trial.parts.clock.now() / 30_000);

/** Everybody who has no code yet presses at once, and nobody before the time that the others were told. */
async function pressUntilAllHaveOne(): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  let waiting = desk.requesters;
  let given = 0;
  while (waiting.length > 0 && rounds.length < 40) {
    await atOnce(waiting.map((one) => async () => one.press('Show code')));
    const out = (await entries('release.handed-out')).slice(given);
    given += out.length;
    const names = out.map(({ actor }) => desk.nameOf(actor as TeamsPerson['id']));
    waiting = waiting.filter(({ name }) => !names.includes(name));
    for (const [index, { fact }] of out.entries()) expectOnly(names[index], codeOf(fact.step));
    const told = new Set(
      waiting.map((one) =>
        /available at ([\d:]+).*?, in (\d+) s/.exec(seen(one))?.slice(1).join(' '),
      ),
    );
    expect(told.size).toBe(waiting.length === 0 ? 0 : 1);
    const [at = '', seconds = '0'] = [...told][0]?.split(' ') ?? [];
    rounds.push({
      at: desk.bot.trial.parts.clock.now(),
      given: out.map(({ fact }, index) => ({
        name: must(names[index]),
        step: fact.step,
        ahead: fact.step - stepNow(),
      })),
      waiting: waiting.length,
      ...(waiting.length === 0 ? {} : { told: { at, seconds: Number(seconds) } }),
    });
    await desk.bot.settle();
    desk.bot.trial.parts.clock.advanceSeconds(Number(seconds));
    await desk.bot.settle();
  }
  return rounds;
}

test('everybody gets one code, two at once and then one a step, each later than the last, none twice', async () => {
  const { bot, requesters, approvers, nameOf } = desk;
  bot.trial.parts.clock.set('2026-11-24T12:00:03Z');
  await atOnce(requesters.map((one) => async () => one.say('/otp alice')));
  await bot.settle();
  const created = await entries('request.created');
  expect(created.map(({ fact }) => fact.asked.length)).toEqual(requesters.map(() => 5));
  for (const { fact } of created) {
    expect(fact.asked.slice(0, 2)).toEqual(approvers.slice(0, 2).map(({ id }) => id));
  }

  await atOnce(approvers.flatMap((one) => pressesOn(one, 'Approve')));
  await bot.settle();
  const yes = await entries('approval.given');
  const pairs = created.map(({ requestId, fact }) => ({
    asked: fact.asked,
    by: yes.filter((entry) => entry.requestId === requestId).map(({ actor }) => actor),
  }));
  for (const { asked, by } of pairs) {
    expect(by).toHaveLength(2);
    expect(new Set(by).size).toBe(2);
    expect(asked).toEqual(expect.arrayContaining([...by]));
  }

  const rounds = await pressUntilAllHaveOne();
  expect(rounds.map(({ given }) => given.length)).toEqual([2, ...Array<number>(MANY - 2).fill(1)]);
  const given = rounds.flatMap((round) => round.given);
  const steps = given.map(({ step }) => step);
  expect(steps).toEqual(steps.map((_, index) => must(steps[0]) + index));
  expect(new Set(given.map(({ name }) => name)).size).toBe(MANY);
  expect(codesIn(steps.map(codeOf), bot.connector.seen.join('\n'))).toEqual([]);
  expect(bot.log).toEqual([]);

  const page = twentyAtOncePage({
    rounds,
    asked: approvers.map(({ id, name }) => ({
      name,
      asked: created.filter(({ fact }) => fact.asked.includes(id)).length,
      counted: yes.filter(({ actor }) => actor === id).length,
    })),
    approvedBy: (name) =>
      yes
        .filter(({ requestId }) => requestId === requestOf(created, name, nameOf))
        .map(({ actor }) => nameOf(actor as TeamsPerson['id'])),
  });
  heldPage('twenty-at-once.md', page);
}, 900_000);

function requestOf(
  created: readonly Entry<'request.created'>[],
  name: string,
  nameOf: Helpdesk['nameOf'],
): string | undefined {
  return created.find(({ actor }) => nameOf(actor as TeamsPerson['id']) === name)?.requestId;
}
