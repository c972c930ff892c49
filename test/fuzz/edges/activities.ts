// Whatever is posted to the running bot as an activity: messages, presses of every card, dialogs, installations.
import { readdirSync, readFileSync } from 'node:fs';
import { LISTED } from '../../../src/text/commands.js';
import { ODD_LINES } from '../../odd/odd-lines.js';
import type { Json, TeamsPerson } from '../../fakes/teams-person.js';
import { startBot } from '../../channels/running-bot.js';
import type { RunningBot } from '../../channels/running-bot.js';
import { BUG, textsOf } from '../edge.js';
import type { Edge, World } from '../edge.js';

const WHO = ['alex', 'megan', 'alice', 'diego', 'isaiah', 'adele', 'lee'] as const;
/** In an input stands this; each world has a connector of its own. */
const CONNECTOR = 'http://connector.example/';
/** An activity that was there before gets the answer of then: each is a new one, unless its id was changed. */
const NEW_ID = 'fuzz-new-id';
const RECORDED = new URL('../../fixtures/playground/', import.meta.url);
/** Each may something that the others may not. */
const SAYING = ['alex', 'alice', 'isaiah', 'adele'];
const SETTLES_AFTER = 25;

type Opened = { readonly bot: RunningBot; readonly people: readonly TeamsPerson[] };

/** The same each time, so that the ids on its cards are, too. */
async function opened(): Promise<Opened> {
  const bot = await startBot();
  const people = WHO.map((name) => bot.person(name));
  for (const one of people) await one.install();
  await people[0]?.say('/otp alice she is locked out');
  await bot.settle();
  return { bot, people };
}

async function sayEverything({ bot, people }: Opened): Promise<void> {
  for (const { name } of LISTED.filter((one) => !['freeze', 'compromised'].includes(one.name))) {
    for (const one of people.filter(({ name }) => SAYING.includes(name))) {
      bot.trial.parts.clock.advanceSeconds(40);
      await one.say(`/${name} ${name === 'otp' ? 'diego' : 'alice'} she is locked out`);
    }
    await bot.settle();
  }
}

function actionsIn(within: unknown, found: Json[] = []): readonly Json[] {
  if (typeof within !== 'object' || within === null) return found;
  const one = within as Json;
  if (one['type'] === 'Action.Execute' && typeof one['verb'] === 'string') found.push(one);
  for (const part of Object.values(within)) actionsIn(part, found);
  return found;
}

function presses({ people }: Opened): readonly Json[] {
  const [alex, megan] = people;
  const shown = people.flatMap(({ messages }) =>
    messages.map(({ card, answer }) => [card, answer]),
  );
  const actions = new Map(
    shown
      .flatMap((one) => actionsIn(one))
      .map((one) => [JSON.stringify([one['verb'], one['data']]), one]),
  );
  return [...actions.values()].flatMap(({ verb, data }) =>
    [alex, megan].flatMap((one) =>
      one === undefined ? [] : [one.invoke({ type: 'Action.Execute', verb, data })],
    ),
  );
}

/** As the Playground sent them, under the connector's own address. */
const recorded = (): readonly Json[] =>
  readdirSync(RECORDED)
    .filter((name) => name !== 'request-headers.json')
    .map((name) => {
      const activity = JSON.parse(readFileSync(new URL(name, RECORDED), 'utf8')) as Json;
      return { ...activity, serviceUrl: CONNECTOR };
    });

async function corpus(): Promise<readonly Buffer[]> {
  const world = await opened();
  const [alex, megan] = world.people;
  if (alex === undefined || megan === undefined) throw new Error('nobody is there');
  const before = presses(world);
  await sayEverything(world);
  const lines = [
    ...ODD_LINES.map(({ input, mentions }) => ({ text: input, entities: mentions })),
    ...LISTED.map(({ name }) => ({ text: `/${name} alice, she is locked out` })),
  ];
  const activities = [
    ...before,
    ...presses(world),
    ...lines.map((line) => alex.activity({ type: 'message', ...line })),
    ...WHO.map((name) => world.bot.person(name).activity({ type: 'message', text: '/mine' })),
    alex.activity({ type: 'installationUpdate', action: 'remove' }),
    ...recorded(),
  ];
  const connector = world.bot.connector.serviceUrl;
  await world.bot.stop();
  return textsOf(
    activities.map((one) =>
      JSON.stringify({ ...one, id: NEW_ID }).replaceAll(connector, CONNECTOR),
    ),
  );
}

async function open(dice: Parameters<Edge['open']>[0]): Promise<World> {
  const { bot, people } = await opened();
  let [taken, looked] = [0, 0];
  const bugs = (): string | undefined => {
    const fresh = bot.log.slice(looked).find((line) => BUG.test(line));
    looked = bot.log.length;
    return fresh;
  };
  return {
    take: async (input) => {
      taken += 1;
      bot.trial.parts.clock.advanceSeconds(dice.one([0, 1, 30, 120]));
      const text = input
        .toString('utf8')
        .replaceAll(CONNECTOR, bot.connector.serviceUrl)
        .replaceAll(NEW_ID, `f:fuzz-${taken}`);
      const { status } = (await people[0]?.postText(text)) ?? { status: 0 };
      if (taken % SETTLES_AFTER === 0) await bot.settle();
      return status >= 500 ? `answered with ${status}: ${bugs() ?? 'nothing logged'}` : bugs();
    },
    close: async () => {
      await bot.settle();
      await bot.stop();
    },
  };
}

export const activities: Edge = { name: 'activities', shape: 'json', perWorld: 100, corpus, open };
