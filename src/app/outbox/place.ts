// Where a card is: found, sent anew, brought up to date. Where it went is a trail, written with the item's own end.
import { MessageGone } from '../../ports/fault.js';
import type { Message, MessageReference, Recipient } from '../../ports/messenger.js';
import type { RowName } from '../../ports/store.js';
import { readValue } from '../commit/reading.js';
import type { Rows } from '../commit/reading.js';
import { cardSchema } from '../commit/rows/schemas.js';
import type { CardRecord } from '../commit/rows/schemas.js';
import { changeRow } from '../commit/small-write.js';
import type { Deps } from '../deps.js';
import type { Trail } from './delivery.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'messenger'>;

export type Place = {
  readonly reference: MessageReference;
  /** Copies before it that do not say yet that it has moved. */
  readonly older?: readonly MessageReference[];
  /** Absent where it is written already. */
  readonly trail?: Trail;
};

export type Fresh = Place & {
  readonly trail: Trail;
  /** The copy that this one takes the place of. */
  readonly before?: CardRecord;
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
  return found && readValue(cardSchema, found);
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
  return { reference, trail, before: readValue(cardSchema, before) };
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

/** Copies that will say that the card has moved. */
const OLDER_AT_MOST = 5;

/** The copy before it does not say yet that it has moved: that is written with the new one's place. */
export function owing(place: Fresh, { reference, older = [] }: CardRecord): Fresh {
  const owed = [...older, reference].slice(-OLDER_AT_MOST);
  const value = { ...place.trail.value, older: owed };
  return { ...place, older: owed, trail: { ...place.trail, value } };
}

/** Writes it at once. */
export async function keepPlace(
  rows: Rows,
  { row, value }: Pick<Trail, 'row' | 'value'>,
): Promise<void> {
  await changeRow(rows, { name: row, schema: cardSchema }, () => value);
}
