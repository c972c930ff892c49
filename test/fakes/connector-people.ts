// Who has the app, who has blocked it, and what the connector says of chats and messages that are not there any more.
import type { WireRefusal } from './connector-wire.js';
import { whomToMeet } from './connector-wire.js';

const BLOCKED: WireRefusal = { status: 403, code: 'ConversationBlockedByUser' };
const NOT_INSTALLED: WireRefusal = { status: 403, code: 'ForbiddenOperationException' };
const NO_CHAT: WireRefusal = { status: 404, code: 'ConversationNotFound' };
const DELETED: WireRefusal = { status: 403, code: 'ServiceError' };
const NO_ACTIVITY: WireRefusal = { status: 404, code: 'ActivityNotFoundInConversation' };

export class ConnectorPeople {
  /** By Entra object id: in which chat they have the app. */
  readonly #installed = new Map<string, string>();
  readonly #blocked = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #deleted = new Set<string>();

  /** The person has the app, by a set-up policy or by their own hand; what told of it may have been lost. */
  install(objectId: string, chat: string): void {
    this.#installed.set(objectId, chat);
  }

  /** The person's chat as it is now. */
  chatOf(objectId: string): string | undefined {
    return this.#installed.get(objectId);
  }

  /** The person blocks the bot. */
  block(chat: string): void {
    this.#blocked.add(chat);
  }

  unblock(chat: string): void {
    this.#blocked.delete(chat);
  }

  noteGone(chat: string): void {
    this.#gone.add(chat);
  }

  isGone(chat: string): boolean {
    return this.#gone.has(chat);
  }

  noteDeleted(chat: string, id: string): void {
    this.#deleted.add(`${chat} ${id}`);
  }

  /** Of a chat that is there, or is not. */
  whyNot(chat: string, isThere: boolean): WireRefusal | undefined {
    if (!isThere) return NO_CHAT;
    return this.#blocked.has(chat) ? BLOCKED : undefined;
  }

  /** The chat that there is, or a new one: with whoever has the app, and with nobody else. */
  chatFor(body: unknown): string | WireRefusal {
    const member = whomToMeet(body);
    if (typeof member !== 'string') return member;
    const chat = this.#installed.get(member);
    if (chat === undefined) return NOT_INSTALLED;
    return this.#blocked.has(chat) ? BLOCKED : chat;
  }

  /** One that was deleted is refused in other words than one that never was (BotFramework-Services issue 269). */
  noMessage(chat: string, id: string): WireRefusal {
    return this.#deleted.has(`${chat} ${id}`) ? DELETED : NO_ACTIVITY;
  }
}
