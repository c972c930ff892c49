// Where a card is: found, sent anew, brought up to date. Where it went is a trail, written with the item's own end.
import { MessageGone } from '../../ports/fault.js';
import type { Message, MessageReference, Recipient } from '../../ports/messenger.js';
import type { RowName } from '../../ports/store.js';
import { readValue } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { cardSchema } from '../commit/rows/schemas.js';
import { changeRow } from '../commit/small-write.js';
import type { Deps } from '../deps.js';
import type { Trail } from './delivery.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'messenger'>;

export type Place = {
  readonly reference: MessageReference;
  /** Absent where it is written already. */
  readonly trail?: Trail;
};

type Fresh = Place & {
  readonly trail: Trail;
  /** The copy that this one takes the place of. */
  readonly before?: MessageReference;
};

export type Placing = {
  readonly to: Recipient;
  /** Where it is written where the card is. */
  readonly row: RowName;
  readonly message: Message;
};

export async function readPlace(
  { store, tenantId }: Rows,
  row: RowName,
): Promise<Place | undefined> {
  const found = await store.get(tenantId, row);
  return found && { reference: readValue(cardSchema, found).reference };
}

/** One that another instance has sent a moment ago is replaced, too. */
export async function sendFresh(
  { store, tenantId, messenger }: Needs,
  { to, row, message }: Placing,
): Promise<Fresh> {
  const reference = await messenger.send(to, message);
  const before = await store.get(tenantId, row);
  const trail = { row, value: { reference }, before };
  if (before === undefined) return { reference, trail };
  return { reference, trail, before: readValue(cardSchema, before).reference };
}

export async function updateOrSend(deps: Needs, placing: Placing, old: Place): Promise<Place> {
  try {
    await deps.messenger.update(placing.to, old.reference, placing.message);
    return old;
  } catch (error) {
    if (!(error instanceof MessageGone)) throw error;
    return sendFresh(deps, placing);
  }
}

export async function leaveNote(
  { messenger }: Needs,
  { to, old }: { readonly to: Recipient; readonly old: MessageReference },
  note: Message,
): Promise<void> {
  try {
    await messenger.update(to, old, note);
  } catch (error) {
    // The old copy may be gone; its buttons answer from the store anyway.
    if (!(error instanceof MessageGone)) throw error;
  }
}

/** Writes it at once. */
export async function keepPlace(rows: Rows, { row, value }: Trail): Promise<void> {
  await changeRow(rows, { name: row, schema: cardSchema }, () => value);
}
