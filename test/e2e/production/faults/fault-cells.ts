// One cell of the fault table: something is wrong, somebody does something, it is well again, and everything is held against
// the audit: nothing was lost, and no code was handed out twice.
import type { AuditEntry } from '../../../../src/domain/audit/entry.js';
import type { TeamsPerson } from '../../../fakes/teams-person.js';
import { SetUp, ticketFor } from '../set-up.js';
import type { HostName } from '../tenant.js';
import { has } from './fault-stage.js';
import type { FaultStage, Owner, Seen } from './fault-stage.js';
import { identityTrouble, TROUBLES } from './troubles.js';
import type { TroubleName } from './troubles.js';

export type FaultRow = Seen & {
  readonly dependency: string;
  readonly trouble: string;
  readonly after: string;
};

type Outcome = Seen & { readonly after: string };
type Weather = {
  readonly name: TroubleName;
  readonly on: () => void;
  readonly off: () => void;
};
export type Dependency = {
  readonly name: string;
  /** What is in trouble: a host, or the managed identity. */
  readonly of: HostName | 'identity';
  readonly troubles: readonly TroubleName[];
  readonly deed: string;
  readonly cell: (stage: FaultStage, trouble: Weather) => Promise<Outcome>;
};

export async function cell(
  stage: FaultStage,
  { name, of, cell: run }: Dependency,
  trouble: TroubleName,
): Promise<FaultRow> {
  const { tenant } = stage;
  const weather: Weather = {
    name: trouble,
    on: () => {
      if (of === 'identity') tenant.identity.trouble = identityTrouble(trouble);
      else tenant.fronts[of].trouble(TROUBLES[trouble]);
    },
    off: () => {
      if (of === 'identity') tenant.identity.trouble = undefined;
      else tenant.fronts[of].heal();
    },
  };
  const outcome = await run(stage, weather);
  return { dependency: name, trouble, ...outcome };
}

const CODE_ONCE = 'its code was handed out, once';

/** Shows the code now that all is well, and holds what happened since against the audit. */
async function codeAfterwards(stage: FaultStage, owner: Owner, since: number): Promise<string> {
  await stage.codeOf(owner);
  const burnt = (await assertOnce(stage, since)) - 1;
  return burnt === 0 ? CODE_ONCE : `${CODE_ONCE}; ${burnt} step was burnt`;
}

/** One code went out; how many steps were set aside. */
async function assertOnce(stage: FaultStage, since: number): Promise<number> {
  const entries = (await stage.audit()).slice(since);
  assertRising(entries);
  const counted = (action: string): number =>
    entries.filter(({ fact }) => fact.action === action).length;
  const out = counted('release.handed-out');
  if (out !== 1) throw new Error(`handed out ${out} times`);
  return counted('release.intended');
}

/** No step twice, and none after a later one. */
function assertRising(entries: readonly AuditEntry[]): void {
  const steps = entries.flatMap(({ fact }) =>
    fact.action === 'release.intended' ? [fact.step] : [],
  );
  const sorted = [...new Set(steps)].sort((a, b) => a - b);
  if (sorted.join() !== steps.join()) throw new Error(`steps ${steps.join()}`);
}

export const showing: Dependency['cell'] = async (stage, trouble) => {
  const since = (await stage.audit()).length;
  const owner = await stage.approved();
  trouble.on();
  const seen = await stage.watch(stage.alex, async () => stage.alex.press('Show code'));
  trouble.off();
  // Nobody said that it was written; the bot looked, and it was.
  if (!has(stage.alex, 'Show code')) {
    await assertOnce(stage, since);
    return { ...seen, saw: 'the code, some seconds later', after: 'nothing is left to do' };
  }
  return { ...seen, after: `the next press: ${await codeAfterwards(stage, owner, since)}` };
};

export const approving: Dependency['cell'] = async (stage, trouble) => {
  const since = (await stage.audit()).length;
  const owner = await stage.asked();
  trouble.on();
  const seen = await stage.watch(stage.megan, async () => stage.megan.press('Approve'));
  trouble.off();
  const approvals = (await stage.audit())
    .slice(since)
    .filter(({ fact }) => fact.action === 'approval.given');
  if (approvals.length > 0) throw new Error('somebody was let through');
  await stage.megan.press('Approve');
  await stage.until(() => has(stage.alex, 'Show code'));
  return { ...seen, after: `the next press counts; ${await codeAfterwards(stage, owner, since)}` };
};

/** How often this owner's request lies in the chat. */
const copies = (person: TeamsPerson, { name }: Owner): number =>
  person.messages.filter(({ card }) => JSON.stringify(card ?? '').includes(name)).length;

export const telling: Dependency['cell'] = async (stage, trouble) => {
  const since = (await stage.audit()).length;
  const owner = await stage.owner();
  const line = stage.bot.log().length;
  trouble.on();
  const seen = await stage.watch(stage.alex, async () => {
    const answered = await stage.alex.say(`/otp ${owner.typed} locked out`);
    // Alex's card and Megan's.
    await stage.until(() => stage.triedSince(line) >= 2);
    return answered;
  });
  trouble.off();
  const closed = trouble.name === 'refusing (403)';
  if (closed) for (const person of [stage.alex, stage.megan]) await person.say('/requests');
  await stage.until(() => has(stage.megan, 'Approve') && copies(stage.alex, owner) > 0);
  const came = closed
    ? 'the cards come once they write to the bot'
    : 'the cards come by themselves';
  await stage.megan.press('Approve');
  await stage.until(() => has(stage.alex, 'Show code'));
  return { ...seen, after: `${came}; ${await codeAfterwards(stage, owner, since)}` };
};

const ok = (status: number): void => {
  if (status !== 200) throw new Error(`it is well again, and answers ${status}`);
};

/** The first activity of all: the bot has no keys yet. */
export const meeting: Dependency['cell'] = async (stage, trouble) => {
  await stage.restart();
  trouble.on();
  const seen = await stage.watch(stage.alex, async () => stage.alex.install());
  trouble.off();
  ok((await stage.alex.install()).status);
  return { ...seen, after: 'what comes again is let in' };
};

/** The first page of all: the bot has no keys yet. */
export const signingIn: Dependency['cell'] = async (stage, trouble) => {
  await stage.restart();
  const ticket = await ticketFor(stage.alex, 'o90');
  const line = stage.bot.log().length;
  trouble.on();
  const { status } = await SetUp.knock(stage, stage.alex, ticket);
  const logged = stage.loggedSince(line);
  trouble.off();
  ok((await SetUp.knock(stage, stage.alex, ticket)).status);
  return { saw: `(HTTP ${status})`, logged, after: 'the same link opens the page' };
};

/** Nobody waits for traces. */
export const tracing: Dependency['cell'] = async (stage, trouble) => {
  const since = (await stage.audit()).length;
  const owner = await stage.approved();
  const line = stage.bot.log().length;
  trouble.on();
  await stage.codeOf(owner);
  await stage.until(() => stage.loggedSince(line).includes('telemetry.failed'));
  const logged = stage.loggedSince(line);
  trouble.off();
  const burnt = (await assertOnce(stage, since)) - 1;
  if (burnt > 0) throw new Error('the code did not come at the first press');
  await stage.until(async () => {
    await stage.alex.say('/requests');
    return stage.loggedSince(line).includes('telemetry.works');
  });
  return {
    saw: 'the code, at once',
    logged,
    after: 'traces are taken again; those of the time between are lost',
  };
};

/** Another instance, beside one that runs and has its tokens. */
export const starting: Dependency['cell'] = async (stage, trouble) => {
  const since = (await stage.audit()).length;
  const owner = await stage.approved();
  trouble.on();
  const another = await stage.tenant.startBot();
  const isReady = async (): Promise<boolean> => (await fetch(`${another.url}/readyz`)).ok;
  const saw = (await isReady()) ? 'it is ready' : 'it listens, and waits';
  // Whether the store says that it waited or that it failed depends on how fast this machine is.
  const waiting = another.log().find((line) => line.includes('open.waiting')) ?? '';
  const code = /"code":"(\w+)"/.exec(waiting)?.[1] ?? 'nothing';
  const running = await codeAfterwards(stage, owner, since);
  trouble.off();
  await stage.until(isReady);
  await another.stop();
  return {
    saw,
    logged: `open.waiting ${code}`,
    after: `it goes on by itself; meanwhile, on the one that runs: ${running}`,
  };
};
