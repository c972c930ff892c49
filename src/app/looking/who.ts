// Who acts, how they are reached, and whom they mean.
import type { Instant, PersonId, TenantId } from '../../domain/ids.js';
import type { Address, Recipient } from '../../ports/messenger.js';

/** Who did something, as the channel has verified it, and the id of the activity that carried it. */
export type Actor = {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  /** The same activity delivered twice has the same id: what it did is done once. */
  readonly activityId: string;
};

/** How a person can be reached and spoken to, as last seen. */
export type Contact = Recipient & {
  /** Does another address lead to the same chat? Parts of an address may change while the chat stays. */
  readonly sameChat?: (other: Address) => boolean;
};

/** Who was meant: as typed, and as chosen on a card where that was not enough. */
export type Whom = {
  readonly typedName: string;
  /** Who was chosen. It gives nothing that typing their address would not. */
  readonly person?: PersonId;
};

/** `longer`: the same words, read as beginning with a longer name: from two words upwards. */
export type Typed<W extends Whom> = W & { readonly longer?: readonly W[] };

/** A person as a list names them. */
export type Mention = { readonly name: string; readonly account: string };

/** Somebody to choose: `reading` says as what their name was read, 0 as the first word. */
export type Candidate = Mention & {
  readonly id: PersonId;
  readonly reading: number;
  /** When the code is wanted, as it was understood. */
  readonly moments?: readonly Instant[];
};

/** No such request, or one in which this person has no part: the same answer for both. */
export type NothingHere = { readonly code: 'NOTHING_HERE' };
