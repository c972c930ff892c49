// Brings one person's card about one request up to date, drawn from the state at this moment.
import { plusSeconds } from '../../domain/ids.js';
import type { Instant, PersonId } from '../../domain/ids.js';
import { isOpen } from '../../domain/release/request.js';
import type { Request } from '../../domain/release/request.js';
import { audienceOf } from '../../domain/release/view.js';
import type { RequestView } from '../../domain/release/view.js';
import { MessageGone } from '../../ports/fault.js';
import type { Message, Recipient } from '../../ports/messenger.js';
import type { Deps } from '../deps.js';
import type { CardUpdates } from './card-updates.js';
import { drawView } from './draw-view.js';
import { readValue } from '../commit/reading.js';
import { findRequest } from '../looking/find-request.js';
import { cardRow, requestRow } from '../commit/rows/names.js';
import { cardSchema } from '../commit/rows/schemas.js';
import { changeRow } from '../commit/small-write.js';
import { recipientFor } from '../outbox/find-recipient.js';
import type { CardItem } from '../commit/rows/items.js';

type Needs = Pick<Deps, 'store' | 'tenantId' | 'moment' | 'directory' | 'messenger' | 'clock'> & {
  readonly cardUpdates: CardUpdates;
};

/** Times that a card is drawn again because the request changed while it was on its way. */
const REDRAWN_AT_MOST = 5;
const NEWS_SECONDS = 600;

/** Throws the messenger's faults. Does nothing for somebody who cannot be reached, or has no part in the request. */
export async function deliverCard(deps: Needs, item: CardItem): Promise<void> {
  let fresh = item.fresh;
  for (let drawn = 0; drawn < REDRAWN_AT_MOST; drawn += 1) {
    const version = await drawVersion(deps, item);
    const now = { ...item, fresh };
    const delivered = await deps.cardUpdates.during(item, async () => deliverOnce(deps, now));
    if (!delivered || version === (await drawVersion(deps, item))) return;
    fresh = false;
  }
}

async function drawVersion(
  { store, tenantId }: Needs,
  item: CardItem,
): Promise<string | undefined> {
  return (await store.get(tenantId, requestRow(item.requestId)))?.etag;
}

async function deliverOnce(deps: Needs, item: CardItem): Promise<boolean> {
  const request = await findRequest(deps, item.requestId);
  if (request === undefined) return false;
  const old = await readCurrentCard(deps, item);
  if (old === undefined && isOldNews(request, item.to, deps.clock.now())) return false;
  const view = await drawView(deps, request, item.to);
  if (view === undefined) return false;
  const to = await recipientFor(deps, item.to);
  const holdsCode = mayHoldCode(request, item.to, deps.clock.now());
  // An update would wipe the code that the requester is reading out (DESIGN §9).
  if (holdsCode && !item.fresh) return false;
  const message: Message = { kind: 'request', view };
  if (old !== undefined && !item.fresh) await updateOrSend(deps, { item, to, old }, message);
  else await sendAnew(deps, { item, to }, { message, view, holdsCode });
  return true;
}

/** And what it takes the place of says so. */
async function sendAnew(
  deps: Needs,
  delivery: Delivery,
  drawn: { readonly message: Message; readonly view: RequestView; readonly holdsCode: boolean },
): Promise<void> {
  const { message, view, holdsCode } = drawn;
  const old = await sendFresh(deps, delivery, message);
  const moved: Message = { kind: 'moved', ownerName: view.ownerName };
  if (old !== undefined && !holdsCode) await leaveNote(deps, { to: delivery.to, old }, moved);
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

async function readCurrentCard(
  { store, tenantId }: Needs,
  { requestId, to }: CardItem,
): Promise<string | undefined> {
  const row = await store.get(tenantId, cardRow(requestId, to));
  return row === undefined ? undefined : readValue(cardSchema, row).reference;
}

type Delivery = { readonly item: CardItem; readonly to: Recipient };

/** The copy that this one takes the place of: the one we knew, or one that another instance has just sent. */
async function sendFresh(
  deps: Needs,
  { item, to }: Delivery,
  message: Message,
): Promise<string | undefined> {
  const reference = await deps.messenger.send(to, message);
  let replaced: string | undefined;
  const row = { name: cardRow(item.requestId, item.to), schema: cardSchema };
  await changeRow(deps, row, (before) => {
    replaced = before?.reference;
    return { reference };
  });
  return replaced;
}

async function updateOrSend(
  deps: Needs,
  delivery: Delivery & { readonly old: string },
  message: Message,
): Promise<void> {
  try {
    await deps.messenger.update(delivery.to, delivery.old, message);
  } catch (error) {
    if (!(error instanceof MessageGone)) throw error;
    await sendFresh(deps, delivery, message);
  }
}

async function leaveNote(
  { messenger }: Needs,
  { to, old }: { readonly to: Recipient; readonly old: string },
  note: Message,
): Promise<void> {
  try {
    await messenger.update(to, old, note);
  } catch (error) {
    // The old copy may be gone; its buttons answer from the store anyway.
    if (!(error instanceof MessageGone)) throw error;
  }
}
