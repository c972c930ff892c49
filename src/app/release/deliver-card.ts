// Brings one person's card about one request up to date, drawn from the state at this moment.
import { plusSeconds } from '../../domain/ids.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { isOpen } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import { audienceOf } from '../../domain/release/view.js';
import type { RequestView } from '../../domain/release/view.js';
import type { Message } from '../../ports/messenger.js';
import type { ETag } from '../../ports/store.js';
import type { Deps } from '../deps.js';
import type { CardUpdates } from './card-updates.js';
import { drawView } from './draw-view.js';
import { readValue } from '../commit/reading.js';
import { cardRow, requestRow } from '../commit/rows/names.js';
import type { CardItem } from '../commit/rows/items.js';
import { requestSchema } from '../commit/rows/request-row.js';
import type { Trail } from '../outbox/delivery.js';
import { findRecipientFor } from '../outbox/find-recipient.js';
import {
  keepPlace,
  leaveNote,
  owing,
  readPlace,
  sendFresh,
  updateOrSend,
} from '../outbox/place.js';
import type { Fresh, Place, Placing } from '../outbox/place.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'moment' | 'directory' | 'messenger' | 'clock'> & {
  readonly cardUpdates: CardUpdates;
};

/** Times that a card is drawn again because the request changed while it was on its way. */
const REDRAWN_AT_MOST = 5;
const NEWS_SECONDS = 600;

/**
 * Throws the messenger's faults. Does nothing for somebody who cannot be reached, or has no part in the request. The trail: where
 * the card is, where that is not written yet.
 */
export async function deliverCard(deps: Needs, item: CardItem): Promise<Trail | undefined> {
  let last: Drawn | undefined;
  for (let drawn = 0; drawn < REDRAWN_AT_MOST; drawn += 1) {
    const now = await redraw(deps, item, last?.place);
    if (now === undefined) break;
    last = now;
    if (now.version === (await readVersion(deps, item))) break;
  }
  return last?.place.trail;
}

/** `place`: where it was sent a moment ago, being drawn by now. */
async function redraw(
  deps: Needs,
  item: CardItem,
  place: Place | undefined,
): Promise<Drawn | undefined> {
  const now = place === undefined ? item : { ...item, fresh: false };
  try {
    return await deps.cardUpdates.runUpdate(item, async () => deliverOnce(deps, now, place));
  } catch (error) {
    // It comes again: not as one more copy.
    if (place?.trail !== undefined) await keepPlace(deps, place.trail);
    throw error;
  }
}

async function readVersion({ store, tenantId }: Needs, item: CardItem): Promise<ETag | undefined> {
  return (await store.get(tenantId, requestRow(item.requestId)))?.etag;
}

type Drawn = { readonly version: ETag; readonly place: Place };

/** Undefined where there is nothing to draw. */
async function deliverOnce(
  deps: Needs,
  item: CardItem,
  known: Place | undefined,
): Promise<Drawn | undefined> {
  const row = await deps.store.get(deps.tenantId, requestRow(item.requestId));
  if (row === undefined) return undefined;
  const request = readValue(requestSchema, row);
  const name = cardRow(item.requestId, item.to);
  const old = known ?? (await readPlace(deps, name));
  if (old === undefined && isOldNews(request, item.to, deps.clock.now())) return undefined;
  const view = await drawView(deps, request, item.to);
  if (view === undefined) return undefined;
  const to = await findRecipientFor(deps, item.to);
  const placing = { to, row: name, message: { kind: 'request', view } } as const;
  const place = await putCard(deps, placing, { item, request, view, old });
  return place && { version: row.etag, place };
}

type Putting = {
  readonly item: CardItem;
  readonly request: Request;
  readonly view: RequestView;
  readonly old: Place | undefined;
};

/** Undefined where it must stay as it is. */
async function putCard(
  deps: Needs,
  placing: Placing,
  { item, request, view, old }: Putting,
): Promise<Place | undefined> {
  const holdsCode = mayHoldCode(request, item.to, deps.clock.now());
  const fresh = isFresh(item, request) && (holdsCode || old?.older === undefined);
  // An update would wipe the code that the requester is reading out (DESIGN §9).
  if (holdsCode && !fresh) return undefined;
  return old !== undefined && !fresh
    ? bringUpToDate(deps, placing, { old, view })
    : sendAnew(deps, placing, { item, view, holdsCode });
}

function isFresh({ fresh, ready }: CardItem, { life }: Request): boolean {
  if (ready !== true) return fresh;
  return fresh && life.state === 'approved' && life.heldUntil === undefined;
}

/** And what could not say before that it has moved says so now: a code on it, if there was one, is over. */
async function bringUpToDate(
  deps: Needs,
  placing: Placing,
  { old, view }: { readonly old: Place; readonly view: RequestView },
): Promise<Place> {
  const place = await updateOrSend(deps, placing, old);
  if (old.older === undefined) return place;
  const { to, row } = placing;
  for (const one of old.older) await leaveNote(deps, { to, old: one }, movedNote(view));
  if (place.trail !== undefined) return place;
  const { reference } = place;
  await keepPlace(deps, { row, value: { reference } });
  return { reference };
}

function movedNote({ ownerName }: RequestView): Message {
  return { kind: 'moved', ownerName };
}

/** And what it takes the place of says so: at once, or when it can. */
async function sendAnew(
  deps: Needs,
  placing: Placing,
  {
    item,
    view,
    holdsCode,
  }: { readonly item: CardItem; readonly view: RequestView; readonly holdsCode: boolean },
): Promise<Place> {
  const place = await sendFresh(deps, placing);
  const { before } = place;
  const { to } = placing;
  const leftNote = async (old: string): Promise<boolean> =>
    deps.cardUpdates.runUpdate(item, async () => {
      // Shown there meanwhile: its buttons answer from the store.
      if (await holdsCodeNow(deps, item)) return false;
      await leaveNote(deps, { to, old }, movedNote(view));
      return true;
    });
  if (before === undefined) return withReplaced(place, leftNote);
  try {
    if (!holdsCode && (await leftNote(before.reference))) return withReplaced(place, leftNote);
  } catch (error) {
    // It comes again: not as one more copy.
    await keepPlace(deps, owing(place, before).trail);
    throw error;
  }
  return owing(place, before);
}

/** Where another instance's is replaced, that one says so, too. */
function withReplaced(place: Fresh, leftNote: (old: string) => Promise<boolean>): Fresh {
  const replaced = async (old: string): Promise<void> => {
    await leftNote(old);
  };
  return { ...place, trail: { ...place.trail, replaced } };
}

async function holdsCodeNow(
  { store, tenantId, clock }: Needs,
  { requestId, to }: CardItem,
): Promise<boolean> {
  const row = await store.get(tenantId, requestRow(requestId));
  return row !== undefined && mayHoldCode(readValue(requestSchema, row), to, clock.now());
}

/** An approver who comes when it has long been over, and has never seen it, has nothing to do with it. */
function isOldNews(request: Request, person: PersonId, now: Instant): boolean {
  const { life } = request;
  if (isOpen(life) || audienceOf(request, person) !== 'approver') return false;
  return plusSeconds(life.at, NEWS_SECONDS) < now;
}

/** Might the requester's client show a code in place of this card now? */
function mayHoldCode(request: Request, person: PersonId, now: Instant): boolean {
  // The whole seed is on the page, never on a card.
  if (request.ask.disclosure !== 'release') return false;
  if (audienceOf(request, person) !== 'requester') return false;
  const { life } = request;
  if (life.state === 'releasing') return true;
  return life.state === 'released' && now < life.current.worksUntil;
}
