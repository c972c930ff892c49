// *Show the QR code* in Teams: one press opens the page on which the seed is shown at once. Whether it is shown is decided when the
// page asks; what is refused already opens nothing, and says where things stand.
import type { RequestId } from '../../domain/ids.js';
import type { RequestView } from '../../domain/release/view.js';
import type { Actor } from '../../app/looking/who.js';
import { tellRequest } from './cards/render.js';
import { speechFor } from './cards/reader.js';
import type { Reader } from './cards/reader.js';
import { dialogOf, inTheDialogsPlace, noDialog } from './open-dialog.js';
import type { DialogAnswer } from './open-dialog.js';
import type { Parts } from './press-handler.js';

export async function openSeedDialog(
  { bridge, tokens }: Pick<Parts, 'bridge' | 'tokens'>,
  of: { readonly actor: Actor; readonly requestId: RequestId; readonly reader: Reader },
): Promise<DialogAnswer> {
  const { provisioning, pageUrl } = tokens;
  const { actor, requestId, reader } = of;
  if (pageUrl === undefined) return noDialog('noSetUp', reader);
  const opened = await provisioning.openReburn(actor, requestId);
  if (!opened.ok && opened.refusal.code === 'NOTHING_HERE') return noDialog('nothingHere', reader);
  const answer = await bridge.viewRequest(actor, requestId);
  if (!answer.ok) return noDialog('nothingHere', reader);
  const { view } = answer.value;
  if (opened.ok && !isHeldUp(view)) {
    const { title } = speechFor(reader).words.page;
    return dialogOf(title, pageUrl(opened.value.ticket));
  }
  const lost =
    !opened.ok && opened.refusal.code === 'NOT_A_PROVISIONER' ? opened.refusal : undefined;
  return inTheDialogsPlace(tellRequest(view, reader, lost));
}

/** By a freeze, or by the time in which its owner may object. */
function isHeldUp({ frozen, phase }: RequestView): boolean {
  return frozen === true || (phase.kind === 'approved' && phase.showFrom !== undefined);
}
