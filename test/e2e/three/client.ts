// Somebody at Teams, whose activities come to any of the instances; where one dies meanwhile, the channel brings the same
// activity to another.
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatMessage, ConnectorFake } from '../../fakes/connector-fake.js';
import { findAction } from '../../fakes/shown-card.js';
import type { Answered, Json, Somebody, TeamsPerson } from '../../fakes/teams-person.js';
import type { Tenant } from '../production/tenant.js';
import { NAMES } from './instances.js';
import type { InstanceName, Instances } from './instances.js';

export type Press = { readonly at: InstanceName; readonly answered: Answered | undefined };

const REDELIVERIES = 200;

const requests = new WeakMap<object, string | undefined>();

/** The request that a message is about. */
function requestOf({ card }: ChatMessage): string | undefined {
  if (card === undefined) return undefined;
  if (!requests.has(card)) {
    requests.set(card, /"requestId":"([^"]+)"/.exec(JSON.stringify(card))?.[1]);
  }
  return requests.get(card);
}

export class Client {
  readonly redelivered = { times: 0 };
  readonly #instances: Instances;
  readonly #at: Readonly<Record<InstanceName, TeamsPerson>>;
  readonly #connector: ConnectorFake;

  constructor(tenant: Tenant, instances: Instances, who: Somebody) {
    const at = (name: InstanceName): TeamsPerson =>
      tenant.person(who, {
        get url() {
          return instances.urlOf(name);
        },
      });
    this.#instances = instances;
    this.#at = { A: at('A'), B: at('B'), C: at('C') };
    this.#connector = tenant.connector;
  }

  get person(): TeamsPerson {
    return this.#at.A;
  }

  get messages(): readonly ChatMessage[] {
    return this.person.messages;
  }

  /** The newest message about the request that has the button. */
  withButton(requestId: string, title: string): ChatMessage | undefined {
    return this.messages.findLast(
      (one) => requestOf(one) === requestId && findAction(one.card, title) !== undefined,
    );
  }

  /** The request that a card with these words is about. */
  requestNaming(words: string): string | undefined {
    const found = this.messages.findLast(
      (one) => requestOf(one) !== undefined && JSON.stringify(one.card).includes(words),
    );
    return found === undefined ? undefined : requestOf(found);
  }

  /** Brought to one instance after another until one has answered. */
  async deliver(activity: Json): Promise<Answered> {
    for (let tries = 0; tries < REDELIVERIES; tries += 1) {
      const at = await this.#instances.any();
      const answered = await this.#post(at, activity);
      if (answered !== undefined && !isFailure(answered)) return answered;
      this.redelivered.times += 1;
      await pause(200);
    }
    throw new Error(`nobody takes what ${this.person.name} sends`);
  }

  async say(text: string): Promise<Answered> {
    return this.deliver(this.person.activity({ type: 'message', text }));
  }

  async press(message: ChatMessage, title: string): Promise<Answered> {
    if (message.card === undefined) throw new Error('a message without a card');
    return this.deliver(this.person.pressActivity(message.card, title));
  }

  /** A press at every instance at once, each of its own. */
  async pressEverywhere(message: ChatMessage, title: string): Promise<readonly Press[]> {
    const { card } = message;
    if (card === undefined) throw new Error('a message without a card');
    return Promise.all(
      NAMES.map(async (at) => {
        const activity = this.#at[at].pressActivity(card, title);
        const answered = await this.#post(at, activity);
        const shown = (answered?.body as { value?: unknown } | undefined)?.value;
        if (shown !== undefined && answered !== undefined && !isFailure(answered)) {
          this.#connector.showAnswer(this.person.chat, message.id, shown as string);
        }
        return { at, answered };
      }),
    );
  }

  async #post(at: InstanceName, activity: Json): Promise<Answered | undefined> {
    try {
      return await this.#at[at].post(activity);
    } catch {
      // It was not up, or died before it had answered.
      return undefined;
    }
  }
}

function isFailure({ status, body }: Answered): boolean {
  const inner = (body as { statusCode?: number } | undefined)?.statusCode ?? 200;
  return status >= 500 || inner >= 500;
}

/** Each of them with the app. */
export async function clientsOf(
  tenant: Tenant,
  instances: Instances,
  some: readonly (Pick<Somebody, 'id'> & { readonly displayName: string })[],
): Promise<readonly Client[]> {
  return Promise.all(
    some.map(async ({ displayName, id }) => {
      const client = new Client(tenant, instances, { name: displayName, id });
      await client.deliver(client.person.activity({ type: 'installationUpdate', action: 'add' }));
      return client;
    }),
  );
}
