// Messages that are no answer to a press: sent to the person's own chat, within a budget, the platform's errors renamed
// once.
import { ActivityTypes } from 'botbuilder';
import type { ConversationReference, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { DeliveryFailed, Fault, MessageGone, PersonUnreachable } from '../../ports/fault.js';
import type { Clock } from '../../ports/clock.js';
import type { Message, MessageReference, Messenger, Recipient } from '../../ports/messenger.js';
import { activityOf } from './activity-of.js';
import { renderMessage } from './cards/render.js';
import type { Reader, Rendered } from './cards/render.js';
import type { ServiceUrlRule } from './service-url.js';
import type { TeamsAdapter } from './teams-adapter.js';

export type TeamsMessengerParts = {
  readonly adapter: TeamsAdapter;
  /** The bot's app id; empty in the local trial. */
  readonly appId: string;
  readonly serviceUrl: ServiceUrlRule;
  readonly clock: Clock;
  readonly localTrial: boolean;
  /** Milliseconds that one message may take. */
  readonly budgetMs: number;
};

const address = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  conversation: z.object({
    id: z.string(),
    conversationType: z.string(),
    tenantId: z.exactOptional(z.string()),
  }),
  user: z.object({ id: z.string() }),
  bot: z.object({ id: z.string() }),
});

export class TeamsMessenger implements Messenger {
  readonly #parts: TeamsMessengerParts;

  constructor(parts: TeamsMessengerParts) {
    this.#parts = parts;
  }

  async send(to: Recipient, message: Message): Promise<MessageReference> {
    return this.sendRendered(to, renderMessage(message, this.#readerOf(to)));
  }

  /** Something that was drawn already, for a person's own chat. */
  async sendRendered(to: Recipient, rendered: Rendered): Promise<MessageReference> {
    const activity = { type: ActivityTypes.Message, ...activityOf(rendered) };
    const sent = await this.#deliver(to, async (context) => context.sendActivity(activity));
    if (sent?.id === undefined || sent.id === '') throw new DeliveryFailed('no id came back');
    return sent.id;
  }

  async update(to: Recipient, reference: MessageReference, message: Message): Promise<void> {
    const rendered = renderMessage(message, this.#readerOf(to));
    const activity = { type: ActivityTypes.Message, ...activityOf(rendered), id: reference };
    try {
      await this.#deliver(to, async (context) => context.updateActivity(activity));
    } catch (error) {
      if (error instanceof PersonUnreachable && statusOf(error.cause) === 404) {
        throw new MessageGone('the message is gone', { cause: error.cause });
      }
      throw error;
    }
  }

  #readerOf({ zone, locale }: Recipient): Reader {
    const { clock, localTrial } = this.#parts;
    return {
      localTrial,
      now: clock.now(),
      ...(zone === undefined ? {} : { zone }),
      ...(locale === undefined ? {} : { locale }),
    };
  }

  async #deliver<T>(to: Recipient, act: (context: TurnContext) => Promise<T>): Promise<T> {
    const { adapter, appId, budgetMs } = this.#parts;
    let result: { readonly value: T } | undefined;
    const turn = async (context: TurnContext): Promise<void> => {
      result = { value: await act(context) };
    };
    const reference = this.#referenceOf(to);
    try {
      await adapter.reach({ appId, reference, budgetMs }, turn);
    } catch (error) {
      throw translated(error);
    }
    if (result === undefined) throw new DeliveryFailed('the turn did not run');
    return result.value;
  }

  #referenceOf({ address: stored }: Recipient): Partial<ConversationReference> {
    const parsed = address.safeParse(stored);
    if (!parsed.success || !this.#parts.serviceUrl(parsed.data.serviceUrl)) {
      throw new PersonUnreachable('no address that messages may go to');
    }
    const { conversation, user, bot, ...rest } = parsed.data;
    return {
      ...rest,
      conversation: { ...conversation, isGroup: false, name: '' },
      user: { ...user, name: '' },
      bot: { ...bot, name: '' },
    };
  }
}

const restError = z.object({ statusCode: z.number() });

function statusOf(error: unknown): number | undefined {
  const parsed = restError.safeParse(error);
  return parsed.success ? parsed.data.statusCode : undefined;
}

/** 403: not installed, or blocked. 404: the chat, or the message to update, is gone. All else may go through later. */
function translated(error: unknown): Fault {
  if (error instanceof Fault) return error;
  const status = statusOf(error);
  if (status === 403 || status === 404) {
    return new PersonUnreachable('the chat is closed to us', { cause: error });
  }
  return new DeliveryFailed('the channel refused or did not answer', { cause: error });
}
