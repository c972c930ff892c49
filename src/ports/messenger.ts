// Telling people things, outside of an answer to something they did. Always in their personal chat.
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
 * Throws `PersonUnreachable` where the person's chat is closed to us, `MessageGone` where the message to update is no
 * longer there, and `DeliveryFailed` for everything that may go through later. Answers within its own budget of seconds.
 */
export interface Messenger {
  send(to: Recipient, message: Message): Promise<MessageReference>;
  update(to: Recipient, reference: MessageReference, message: Message): Promise<void>;
}
