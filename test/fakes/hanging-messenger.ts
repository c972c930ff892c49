// A messenger some of whose chats do not answer until they are let go (Teams throttles one conversation), or in all of whose chats
// some messages do not; the others are answered at once.
import type { Message, MessageReference, Messenger, Recipient } from '../../src/ports/messenger.js';
import type { RecordingMessenger } from './recording-messenger.js';

export class HangingMessenger implements Messenger {
  readonly inner: RecordingMessenger;
  readonly hanging = new Set<string>();
  /** Of these no chat says that they have arrived. */
  stuck: (message: Message) => boolean = () => false;
  readonly begun = new Map<string, number>();
  readonly #waiting: (() => void)[] = [];

  constructor(inner: RecordingMessenger) {
    this.inner = inner;
  }
  async send(to: Recipient, message: Message): Promise<MessageReference> {
    await this.#pass(to, message);
    return this.inner.send(to, message);
  }
  async update(to: Recipient, reference: MessageReference, message: Message): Promise<void> {
    await this.#pass(to, message);
    return this.inner.update(to, reference, message);
  }
  async open(...to: Parameters<Messenger['open']>): ReturnType<Messenger['open']> {
    return this.inner.open(...to);
  }
  letGo(): void {
    this.hanging.clear();
    this.stuck = () => false;
    for (const go of this.#waiting.splice(0)) go();
  }
  async #pass(to: Recipient, message: Message): Promise<void> {
    const name = JSON.stringify(to.address);
    if (!this.hanging.has(name) && !this.stuck(message)) return;
    this.begun.set(name, (this.begun.get(name) ?? 0) + 1);
    await new Promise<void>((go) => this.#waiting.push(go));
  }
}
