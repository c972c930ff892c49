// Telling people things, outside of an answer to something they did. Always in their personal chat.
import type { PersonId } from '../domain/ids.js';
import type { Notice } from '../domain/release/notice.js';
import type { ReviewView } from '../domain/release/review.js';
import type { RequestView } from '../domain/release/view.js';
import type { JsonObject } from './store.js';

export type { Notice };

/** How a channel finds a person's personal chat again. Opaque to everybody but the channel that made it. */
export type Address = JsonObject;
/** A message that was delivered, for bringing it up to date. Opaque. */
export type MessageReference = string;

export type Recipient = {
  readonly address: Address;
  /** IANA time zone last seen from this person; UTC where absent. */
  readonly zone?: string;
  /** BCP 47 tag last seen from this person. */
  readonly locale?: string;
};

export type Message =
  | { readonly kind: 'request'; readonly view: RequestView }
  /** What is left of an older copy of a card that was sent again further down. */
  | { readonly kind: 'moved'; readonly ownerName: string }
  | { readonly kind: 'review'; readonly view: ReviewView }
  | { readonly kind: 'notice'; readonly notice: Notice };

/**
 * Throws `PersonUnreachable` where the channel says that nobody can be written to there, `MessageGone` where the message to
 * update is no longer there, `ChatGone` where the chat is not found, and `DeliveryFailed` for everything else: it may go
 * through later. Answers within its own budget of seconds.
 */
export interface Messenger {
  send(to: Recipient, message: Message): Promise<MessageReference>;
  update(to: Recipient, reference: MessageReference, message: Message): Promise<void>;
  /** Opens the personal chat with somebody; the same chat where there is one. Shows them nothing. */
  open(person: PersonId): Promise<Address>;
}
