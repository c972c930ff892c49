// The bot, brought to where a forged press is tried on it; and everything that it keeps, but for what it writes of a refusal.
import { findTokens } from '../../../../src/app/looking/find-token.js';
import { must, PEOPLE, samplePolicy, TENANT } from '../../../app/trial.js';
import type { PersonName } from '../../../app/trial.js';
import type { RequestId } from '../../../../src/domain/ids.js';
import { MemoryStore } from '../../../fakes/memory-store.js';
import { textOf } from '../../../fakes/shown-card.js';
import type { Answered, Json, TeamsPerson } from '../../../fakes/teams-person.js';
import { startBot } from '../../running-bot.js';
import type { BotChanges, RunningBot } from '../../running-bot.js';

export const SITUATIONS = [
  'nothing',
  'pending',
  'approved',
  'released',
  'refused',
  'over',
  'glass',
  'ended',
] as const;
export type Situation = (typeof SITUATIONS)[number];
/** What an activity of somebody else's tenant says. */
export const OTHER_TENANT = '0e0e0e0e-0000-4000-8000-000000000002';
const MET = ['alex', 'megan', 'alice', 'adele', 'isaiah', 'lee'] as const;

export class ForgedStage {
  readonly bot: RunningBot;
  readonly requestId: RequestId | undefined;
  readonly #people = new Map<PersonName, TeamsPerson>();
  readonly #store: MemoryStore;

  private constructor(bot: RunningBot, store: MemoryStore, requestId?: RequestId) {
    this.bot = bot;
    this.#store = store;
    this.requestId = requestId;
  }

  /** `changes`: of what the bot is made of. */
  static async open(situation: Situation, changes: BotChanges = {}): Promise<ForgedStage> {
    const breakGlass = { people: [PEOPLE.alex], groups: [], quota: { uses: 2, perHours: 24 } };
    const store = new MemoryStore();
    const bot = await startBot({ store, policy: samplePolicy({ breakGlass }), ...changes });
    for (const name of MET) await bot.person(name).install();
    const requestId =
      situation === 'nothing' || situation === 'ended'
        ? undefined
        : await bot.trial.requestBy('alex');
    const stage = new ForgedStage(bot, store, requestId);
    await stage.#bring(situation);
    await bot.settle();
    return stage;
  }

  async #bring(situation: Situation): Promise<void> {
    const { bridge, as } = this.bot.trial;
    if (situation === 'ended') {
      const { id } = must((await findTokens(this.bot.trial.deps, PEOPLE.alice))[0]);
      await this.bot.trial.provisioning.cancel(as('alex'), id);
    }
    if (this.requestId === undefined) return;
    if (['approved', 'released', 'refused'].includes(situation)) {
      await bridge.actOnRequest(as('megan'), this.requestId, { kind: 'approve' });
    }
    if (situation === 'released' || situation === 'refused') {
      await bridge.showCode(as('alex'), this.requestId);
    }
    if (situation === 'refused') {
      const report = { kind: 'report', report: 'refused' } as const;
      await bridge.actOnRequest(as('alex'), this.requestId, report);
    }
    if (situation === 'over') {
      await bridge.actOnRequest(as('megan'), this.requestId, { kind: 'deny', reason: '' });
    }
    if (situation === 'glass') {
      const glass = { kind: 'break-glass', reason: 'ward 3' } as const;
      await bridge.actOnRequest(as('alex'), this.requestId, glass);
    }
  }

  person(name: PersonName): TeamsPerson {
    const known = this.#people.get(name) ?? this.bot.person(name);
    this.#people.set(name, known);
    return known;
  }

  /** What the bot decides by: everything but the record of refusals, who was seen when, and what is still to be sent. */
  async kept(): Promise<string> {
    const { rows } = await this.#store.list(TENANT, { from: '0', to: 'z~~', limit: 1000 });
    return rows
      .filter(({ row }) => !BESIDES.test(row))
      .map(({ row, value }) => `${row} ${JSON.stringify(value)}`)
      .join('\n');
  }

  /** Refusals on record since `from` entries; those that are counted are written after a minute. */
  async record(from: number): Promise<readonly string[]> {
    this.bot.trial.parts.clock.advanceSeconds(61);
    await this.bot.settle();
    const entries = (await this.bot.trial.audit()).slice(from);
    return entries.flatMap(({ fact }) => {
      if (fact.action === 'refusals.counted')
        return [`counted: ${Object.keys(fact.counts).join()}`];
      return 'refusal' in fact ? [`${fact.action}: ${fact.refusal}`] : [];
    });
  }
}

const BESIDES =
  /^(?:audit|refused|refusals-head|token-audit|op|tally|person|outbox|want|chat|held|owners-looked)(?:[~-]|$)/;

/** The first line that the presser reads, or the number of the error. */
export function readOf({ status, body }: Answered): string {
  const { statusCode = status, value } = (body ?? {}) as Json & { statusCode?: number };
  if (statusCode !== 200) return String(statusCode);
  if (typeof value === 'string') return value;
  return textOf(value).split('\n')[0] ?? '';
}
