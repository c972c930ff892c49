// A messenger that keeps what each person would see. An address is { chat: <name> }.
import type { PersonId } from '../../src/domain/ids.js';
import { ChatGone, DeliveryFailed, MessageGone, PersonUnreachable } from '../../src/ports/fault.js';
import type { Fault } from '../../src/ports/fault.js';
import type {
  Address,
  Message,
  MessageReference,
  Messenger,
  Recipient,
} from '../../src/ports/messenger.js';

export type Shown = {
  readonly reference: MessageReference;
  readonly message: Message;
  /** Times this message was brought up to date. */
  readonly updates: number;
};

export class RecordingMessenger implements Messenger {
  readonly #chats = new Map<string, Shown[]>();
  readonly #closed = new Set<string>();
  readonly #lost = new Set<string>();
  readonly #faults: Fault[] = [];
  readonly #openFaults: Fault[] = [];
  readonly #installed = new Map<PersonId, Address>();
  #last = 0;
  #everySend: (() => void) | undefined;

  /** What is in the person's chat now, oldest first. */
  chat(address: Address): readonly Shown[] {
    return this.#chats.get(key(address)) ?? [];
  }

  /** The next deliveries fail so, in order. */
  failNext(...faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  /** The next openings of a chat fail so, in order. */
  failNextOpening(...faults: readonly Fault[]): void {
    this.#openFaults.push(...faults);
  }

  /** This person has the app: a chat can be opened with them. */
  install(person: PersonId, address: Address): void {
    this.#installed.set(person, address);
  }

  async open(person: PersonId): Promise<Address> {
    await Promise.resolve();
    const fault = this.#openFaults.shift();
    if (fault !== undefined) throw fault;
    const address = this.#installed.get(person);
    if (address === undefined) throw new PersonUnreachable('the app is not there');
    if (this.#closed.has(key(address))) throw new PersonUnreachable('no', { why: 'blocked' });
    return address;
  }

  /** The chat is not found any more. */
  lose(address: Address): void {
    this.#lost.add(key(address));
  }

  /** The person takes them in again. */
  reopen(address: Address): void {
    this.#closed.delete(key(address));
  }

  /** The person blocks the bot. */
  close(address: Address): void {
    this.#closed.add(key(address));
  }

  /** Somebody deletes the message. */
  delete(address: Address, reference: MessageReference): void {
    const rest = this.chat(address).filter((shown) => shown.reference !== reference);
    this.#chats.set(key(address), rest);
  }

  /** Runs after each delivery: what may happen meanwhile. */
  onDelivery(happens: () => void): void {
    this.#everySend = happens;
  }

  async send(to: Recipient, message: Message): Promise<MessageReference> {
    await this.#arrive(to);
    this.#last += 1;
    const reference = `m${this.#last}`;
    const chat = [...this.chat(to.address), { reference, message, updates: 0 }];
    this.#chats.set(key(to.address), chat);
    this.#everySend?.();
    return reference;
  }

  async update(to: Recipient, reference: MessageReference, message: Message): Promise<void> {
    await this.#arrive(to);
    const chat = this.chat(to.address);
    if (!chat.some((shown) => shown.reference === reference)) throw new MessageGone('deleted');
    const updated = chat.map((shown) =>
      shown.reference === reference ? { ...shown, message, updates: shown.updates + 1 } : shown,
    );
    this.#chats.set(key(to.address), updated);
    this.#everySend?.();
  }

  async #arrive(to: Recipient): Promise<void> {
    await Promise.resolve();
    const fault = this.#faults.shift();
    if (fault !== undefined) throw fault;
    if (this.#lost.has(key(to.address))) throw new ChatGone('not found');
    if (this.#closed.has(key(to.address)))
      throw new PersonUnreachable('blocked', { why: 'blocked' });
    if (key(to.address) === '{}') throw new DeliveryFailed('no address');
  }
}

function key(address: Address): string {
  return JSON.stringify(address);
}
