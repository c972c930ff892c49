// Messages that are no answer to a press: sent to the person's own chat, within a budget, the platform's errors renamed
// once.
import { z } from 'zod';
import { defined } from '../../domain/defined.js';
import type { PersonId } from '../../domain/ids.js';
import {
  ChatGone,
  DeliveryFailed,
  Fault,
  MessageGone,
  PersonUnreachable,
} from '../../ports/fault.js';
import type { Clock } from '../../ports/clock.js';
import type {
  Address,
  Message,
  MessageReference,
  Messenger,
  Recipient,
} from '../../ports/messenger.js';
import { renderMessage } from './cards/render.js';
import type { Reader, Rendered } from './cards/render.js';
import { refusedWith } from './connector-refusal.js';
import type { Doing, Meaning } from './connector-refusal.js';
import { OnTheirWay } from './on-their-way.js';
import type { Arrival } from './on-their-way.js';
import type { ServiceUrlRule } from './service-url.js';
import type { Place, There, Wire } from './wire.js';

export type TeamsMessengerParts = {
  readonly wire: Pick<Wire, 'reach'>;
  /** The bot's app id; empty in the local trial. */
  readonly appId: string;
  readonly serviceUrl: ServiceUrlRule;
  readonly clock: Clock;
  readonly localTrial: boolean;
  /** Milliseconds that one message may take. */
  readonly budgetMs: number;
  /** When windows show what the channel has taken; absent: as those of Teams do. */
  readonly arrival?: Arrival;
  /** Where a chat is opened with somebody who has not written yet; absent: nowhere. */
  readonly opening?: Opening;
};

export type Opening = {
  readonly tenantId: string;
  /** Of the cloud, with a slash at its end. Every activity names its region's own. */
  readonly serviceUrl: string;
  /** Where the tenants are served that the first one says are not its own. */
  readonly elsewhere?: string;
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
  readonly #updates: OnTheirWay;

  constructor(parts: TeamsMessengerParts) {
    this.#parts = parts;
    this.#updates = new OnTheirWay(parts.arrival);
  }

  async send(to: Recipient, message: Message): Promise<MessageReference> {
    return this.sendRendered(to, renderMessage(message, this.#readerOf(to)));
  }

  /** Something that was drawn already, for a person's own chat. */
  async sendRendered(to: Recipient, rendered: Rendered): Promise<MessageReference> {
    const id = await this.#deliver(to, async (there) => there.send(rendered));
    if (id === '') throw new DeliveryFailed('no id came back');
    return id;
  }

  async update(to: Recipient, reference: MessageReference, message: Message): Promise<void> {
    await this.redraw(to, reference, renderMessage(message, this.#readerOf(to)));
  }

  /** Puts something that was drawn already in the place of a message. */
  async redraw(to: Recipient, reference: MessageReference, rendered: Rendered): Promise<void> {
    await this.#updates.run(reference, async () =>
      this.#deliver(to, async (there) => there.update(reference, rendered), 'update'),
    );
  }

  /** Resolves when the window shows what that message has been updated to by now. Never throws. */
  async untilArrived(reference: MessageReference): Promise<void> {
    await this.#updates.untilArrived(reference);
  }

  /**
   * By the person's Entra object id in `members[].id`, and by it alone
   * (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
   */
  async open(person: PersonId): Promise<Address> {
    const { appId, opening } = this.#parts;
    if (opening === undefined) throw new PersonUnreachable('nobody is written to first here');
    const { serviceUrl, tenantId } = opening;
    const bot = { id: `28:${appId}` };
    const about = { channelId: 'msteams', user: { id: person }, bot };
    const conversation = { conversationType: 'personal', tenantId };
    // A chat that is not there yet, so that the line to the channel is opened.
    const nowhere = { ...about, serviceUrl, conversation: { ...conversation, id: person } };
    const { id, at } = await this.#sendInTurn(
      nowhere,
      async (there, at) => ({ id: await there.openChat({ bot, person, tenantId }), at }),
      'open',
    );
    return { ...about, serviceUrl: at, conversation: { ...conversation, id } };
  }

  #readerOf({ zone, locale }: Recipient): Reader {
    const { clock, localTrial } = this.#parts;
    return {
      localTrial,
      now: clock.now(),
      ...defined({ zone, locale }),
    };
  }

  async #deliver<T>(
    { address: stored }: Recipient,
    act: (there: There) => Promise<T>,
    doing: Doing = 'send',
  ): Promise<T> {
    const parsed = address.safeParse(stored);
    if (!parsed.success) throw new PersonUnreachable('no address that messages may go to');
    return this.#sendInTurn(parsed.data, act, doing);
  }

  /** Once more where the tenant's own service is said to be. */
  async #sendInTurn<T>(
    place: Place,
    act: (there: There, serviceUrl: string) => Promise<T>,
    doing: Doing,
  ): Promise<T> {
    const { elsewhere } = this.#parts.opening ?? {};
    const places = [
      place,
      ...(elsewhere === undefined ? [] : [{ ...place, serviceUrl: elsewhere }]),
    ];
    let refused: Fault = new DeliveryFailed('the turn did not run');
    for (const one of places) {
      try {
        return await this.#attempt(one, act);
      } catch (error) {
        if (error instanceof Fault) throw error;
        const { meaning, said } = refusedWith(error, doing);
        refused = faultOf(meaning, said, error);
        if (meaning !== 'elsewhere') throw refused;
      }
    }
    throw refused;
  }

  async #attempt<T>(
    place: Place,
    act: (there: There, serviceUrl: string) => Promise<T>,
  ): Promise<T> {
    const { wire, appId, budgetMs } = this.#parts;
    const { serviceUrl } = place;
    if (!this.#parts.serviceUrl(serviceUrl)) {
      throw new PersonUnreachable('no address that messages may go to');
    }
    return wire.reach({ appId, place, budgetMs }, async (there) => act(there, serviceUrl));
  }
}

/** Where a cloud opens chats; nowhere where it has no such place. */
export function openingIn(
  cloud: { readonly teamsOpens?: string; readonly teamsOpensElsewhere?: string },
  tenantId: string,
): Pick<TeamsMessengerParts, 'opening'> {
  const { teamsOpens: serviceUrl, teamsOpensElsewhere: elsewhere } = cloud;
  if (serviceUrl === undefined) return {};
  return { opening: { tenantId, serviceUrl, ...defined({ elsewhere }) } };
}

function faultOf(meaning: Meaning, said: string, cause: unknown): Fault {
  switch (meaning) {
    case 'later':
    case 'elsewhere':
      return new DeliveryFailed(said, { cause });
    case 'message-gone':
      return new MessageGone(said, { cause });
    case 'chat-gone':
      return new ChatGone(said, { cause });
    case 'not-installed':
    case 'blocked':
    case 'blocked-by-admin':
      return new PersonUnreachable(said, { cause, why: meaning });
  }
}
