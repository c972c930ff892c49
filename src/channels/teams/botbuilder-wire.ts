// The wire that botbuilder is: its adapter, with two things mended. Its own `process` puts an error's message into the HTTP answer and on
// the console. And its client waits without end and tries again by itself, also when nobody waits any more: what it then
// delivers is old, and may replace a newer card, or the code that somebody is reading out.
import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type {
  Activity,
  ConversationReference,
  InvokeResponse,
  ResourceResponse,
  TurnContext,
} from 'botbuilder';
import { AuthenticationError } from 'botframework-connector';
import type { BotFrameworkAuthentication, ConnectorClient } from 'botframework-connector';
import { z } from 'zod';
import { answerWithin } from '../../ports/answer-within.js';
import { DeliveryFailed } from '../../ports/fault.js';
import type { Log } from '../../ports/log.js';
import { activityOf } from './activity-of.js';
import { keepClients } from './kept-clients.js';
import { retry } from './retry.js';
import type { Rendered } from './cards/render.js';
import { whyNotRead } from './readable.js';
import type { NewChat, Place, Reach, Received, Respond, There, Turn, Wire } from './wire.js';

/** Milliseconds for one message that answers an activity: who wrote it waits, and so does the channel. */
const ANSWER_BUDGET_MS = 8_000;

/** Nobody asks who it is on this machine. */
const LOCAL_BOT = '28:otp-bridge';

/** In the state of a turn that has one budget for all: what ends everything that it has under way. */
const ENDS = Symbol('ends');

export type SendOptions = {
  readonly answerBudgetMs?: number | undefined;
  /** Channel account of the bot, for activities that do not say whom they are for; e.g. `28:` and its app id. */
  readonly botId?: string;
  readonly log?: Log;
  /** From 0 up to 1: spreads the pauses of several instances that the channel asks to come again. */
  readonly chance?: () => number;
};

export class BotbuilderWire extends CloudAdapter implements Wire {
  readonly #answerBudgetMs: number;
  readonly #chance: () => number;
  readonly #botId: string;
  readonly #log: Log | undefined;

  constructor(authentication: BotFrameworkAuthentication, options: SendOptions = {}) {
    super(authentication);
    keepClients(authentication);
    const { answerBudgetMs = ANSWER_BUDGET_MS, chance = (): number => 0.5 } = options;
    this.#answerBudgetMs = answerBudgetMs;
    this.#chance = chance;
    this.#botId = options.botId ?? LOCAL_BOT;
    this.#log = options.log;
  }

  async receive(authorization: string, body: unknown, respond: Respond): Promise<Received> {
    const why = whyNotRead(body);
    if (why !== undefined) {
      this.#log?.info('activity.refused', { code: 'MALFORMED', field: why });
      return { status: 400 };
    }
    try {
      const activity = addressedTo(this.#botId, asActivity(body));
      const answer = await this.processActivity(authorization, activity, async (context) =>
        respond(this.#turnOf(context)),
      );
      return answerOf(answer);
    } catch (error) {
      if (error instanceof AuthenticationError) return { status: 401 };
      throw error;
    }
  }

  /** Throws the client's own errors. */
  async reach<T>({ appId, place, budgetMs }: Reach, act: (there: There) => Promise<T>): Promise<T> {
    let result: { readonly value: T } | undefined;
    await endAfter(budgetMs, async (signal) =>
      this.continueConversationAsync(appId, referenceOf(place), async (context) => {
        context.turnState.set(ENDS, signal);
        result = { value: await act(this.#thereIn(context)) };
      }),
    );
    if (result === undefined) throw new DeliveryFailed('the turn did not run');
    return result.value;
  }

  /** botbuilder has no word for it. */
  protected async whisper(_context: TurnContext, _answer: Rendered): Promise<boolean> {
    return false;
  }

  #turnOf(context: TurnContext): Turn {
    const { activity } = context;
    return {
      activity,
      type: activity.type,
      reply: async (answer) => {
        await context.sendActivity(activityOf(answer));
      },
      answerInvoke: async (body) => {
        const value = body === undefined ? { status: 200 } : { status: 200, body };
        await context.sendActivity({ type: ActivityTypes.InvokeResponse, value });
      },
      whisper: async (answer) => this.whisper(context, answer),
    };
  }

  #thereIn(context: TurnContext): There {
    return {
      send: async (message) => (await context.sendActivity(activityOf(message)))?.id ?? '',
      update: async (id, message) => {
        await context.updateActivity({ ...activityOf(message), id });
      },
      openChat: async (chat) => this.#openChat(context, chat),
    };
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const sent: ResourceResponse[] = [];
    for (const activity of activities) {
      if (activity.type === ActivityTypes.Message.valueOf()) {
        sent.push(await this.#send(context, activity));
      } else sent.push(...(await super.sendActivities(context, [activity])));
    }
    return sent;
  }

  override async updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse> {
    const { conversations } = this.#clientOf(context);
    const { conversation, id } = activity;
    return this.#doWithinBudget(context, async (abortSignal) =>
      conversations.updateActivity(conversation?.id ?? '', id ?? '', activity, { abortSignal }),
    );
  }

  async #send(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    const { conversations } = this.#clientOf(context);
    const chat = activity.conversation?.id ?? '';
    const { replyToId, ...alone } = activity;
    return this.#doWithinBudget(context, async (abortSignal) =>
      // Of an activity whose id is no text: what it is answered with is sent all the same.
      typeof replyToId === 'string'
        ? conversations.replyToActivity(chat, replyToId, activity, { abortSignal })
        : conversations.sendToConversation(chat, alone, { abortSignal }),
    );
  }

  async #openChat(context: TurnContext, { bot, person, tenantId }: NewChat): Promise<string> {
    const { conversations } = this.#clientOf(context);
    const asked = {
      bot: { ...bot, name: '' },
      members: [{ id: person, name: '' }],
      isGroup: false,
      tenantId,
      channelData: { tenant: { id: tenantId } },
    };
    const opened = await this.#doWithinBudget(context, async (abortSignal) =>
      conversations.createConversation(asked, { abortSignal }),
    );
    if (opened.id === '') throw new DeliveryFailed('no chat came back');
    return opened.id;
  }

  #clientOf({ turnState }: TurnContext): ConnectorClient {
    return turnState.get<ConnectorClient>(this.ConnectorClientKey);
  }

  async #doWithinBudget<T>(
    { turnState }: TurnContext,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const ends = turnState.get<AbortSignal | undefined>(ENDS);
    const chance = this.#chance;
    const persist = async (signal: AbortSignal): Promise<T> =>
      retry(async () => work(signal), { signal, chance });
    return ends === undefined ? endAfter(this.#answerBudgetMs, persist) : persist(ends);
  }
}

async function endAfter<T>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ends = new AbortController();
  const late = (): DeliveryFailed => new DeliveryFailed('the channel did not answer in time');
  try {
    return await answerWithin(milliseconds, work(ends.signal), late);
  } finally {
    ends.abort();
  }
}

function referenceOf({ conversation, user, bot, ...rest }: Place): Partial<ConversationReference> {
  return {
    ...rest,
    conversation: { ...conversation, isGroup: false, name: '' },
    user: { ...user, name: '' },
    bot: { ...bot, name: '' },
  };
}

/** Answers go out in the name of whom the activity was for; some activities leave that out, and it is always us. */
function addressedTo(botId: string, activity: Activity): Activity {
  if (isAccount(activity.recipient)) return activity;
  return { ...activity, recipient: { id: botId, name: '' } };
}

const account = z.looseObject({ id: z.string().min(1) });

function isAccount(value: unknown): boolean {
  return account.safeParse(value).success;
}

function answerOf(answer: InvokeResponse | undefined): Received {
  return answer === undefined ? { status: 200 } : { status: answer.status, body: answer.body };
}

// What an activity holds is looked at once, at our own edge (activity-edge.ts); botbuilder only carries it.
function isActivity(_body: unknown): _body is Activity {
  return true;
}

function asActivity(body: unknown): Activity {
  if (isActivity(body)) return body;
  throw new TypeError('unreachable');
}

/** No app id: authentication is off. For the local trial, which listens on loopback alone, and for nothing else. */
export function unauthenticatedWire(options: SendOptions = {}): BotbuilderWire {
  return new BotbuilderWire(new ConfigurationBotFrameworkAuthentication({}), options);
}
