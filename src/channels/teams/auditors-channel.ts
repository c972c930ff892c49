// The way to the auditors' page from `/audit`: a dialog in Teams, a link in the local trial. A ticket is made for whoever may look, when
// the page is opened, and stands in the part of the address that is sent to no server.
import type { Desk, WayToDesk } from '../../app/audit/desk.js';
import type { Actor } from '../../app/looking/who.js';
import type { Action } from './cards/elements.js';
import type { Reader } from './cards/reader.js';
import { speechFor } from './cards/reader.js';
import { dialogOf, noDialog } from './open-dialog.js';
import type { DialogAnswer } from './open-dialog.js';

export type AuditorsChannel = {
  readonly desk: Pick<Desk, 'issue'>;
  readonly url: (way: WayToDesk) => string;
  /** Teams opens it as a dialog, and the ticket is made then. */
  readonly isDialog: boolean;
};

/** A button on the card of `/audit`. */
export async function auditorsAction(
  channel: AuditorsChannel | undefined,
  actor: Actor,
  reader: Reader,
): Promise<Action | undefined> {
  if (channel === undefined) return undefined;
  const title = speechFor(reader).words.lookBack.openPage;
  if (channel.isDialog) {
    return {
      type: 'Action.Submit',
      title,
      data: { page: 'audit', msteams: { type: 'task/fetch' } },
    };
  }
  const way = await channel.desk.issue(actor);
  return way && { type: 'Action.OpenUrl', title, url: channel.url(way) };
}

/** To whoever may not, what anything unknown gets. */
export async function openAuditors(
  channel: AuditorsChannel | undefined,
  of: { readonly actor: Actor; readonly personal: boolean; readonly reader: Reader },
): Promise<DialogAnswer> {
  const { actor, personal, reader } = of;
  const way = personal ? await channel?.desk.issue(actor) : undefined;
  if (channel === undefined || way === undefined) return noDialog('nothingHere', reader);
  return dialogOf(speechFor(reader).words.lookBack.heading, channel.url(way));
}
