// Telling people things, outside of an answer to something they did. Always in their personal chat.
import type { Instant } from '../domain/ids.js';
import type { RequestView } from '../domain/release/view.js';
import type { JsonObject } from './store.js';

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

/** A short message that asks for attention: an updated card alone makes no sound. */
export type Notice =
  | {
      readonly code: 'request-approved';
      readonly ownerName: string;
      readonly by: readonly string[];
      readonly until: Instant;
    }
  | {
      readonly code: 'request-denied';
      readonly ownerName: string;
      readonly by: string;
      readonly reason: string;
    }
  | { readonly code: 'request-expired'; readonly ownerName: string; readonly unapproved: boolean }
  | { readonly code: 'request-stopped'; readonly ownerName: string }
  /** Nobody who was asked could be reached after all. */
  | {
      readonly code: 'approvers-unreachable';
      readonly ownerName: string;
      readonly couldBe: readonly { readonly name: string; readonly account: string }[];
    }
  /** To the account owner, when a code was handed out. */
  | {
      readonly code: 'code-released';
      readonly requesterName: string;
      readonly approvedBy: readonly string[];
      readonly issuer: string;
      readonly at: Instant;
    };

export type Message =
  | { readonly kind: 'request'; readonly view: RequestView }
  /** What is left of an older copy of a card that was sent again further down. */
  | { readonly kind: 'moved'; readonly ownerName: string }
  | { readonly kind: 'notice'; readonly notice: Notice };

/**
 * Throws `PersonUnreachable` where the person's chat is closed to us, `MessageGone` where the message to update is no
 * longer there, and `DeliveryFailed` for everything that may go through later. Answers within its own budget of seconds.
 */
export interface Messenger {
  send(to: Recipient, message: Message): Promise<MessageReference>;
  update(to: Recipient, reference: MessageReference, message: Message): Promise<void>;
}
