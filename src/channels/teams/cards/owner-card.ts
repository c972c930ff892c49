// The card of the account owner: somebody asks for a code of theirs, and one press stops it.
import type { RequestView } from '../../../domain/release/view.js';
import type { AdaptiveCard, Element } from './elements.js';
import { isEnded } from './ended.js';
import { execute } from './frame.js';
import type { Speech } from './reader.js';
import { buttons, requestCard } from './request-card.js';
import type { Pressed } from './request-card.js';

export function ownerCard(view: RequestView, pressed: Pressed): AdaptiveCard {
  return requestCard(view, pressed, actions);
}

function actions(view: RequestView, { words }: Speech): readonly Element[] {
  if (!mayObject(view)) return [];
  const title = words.parts.buttons.object;
  const { requestId } = view;
  return buttons([execute({ title, verb: 'request.object', requestId, style: 'destructive' })]);
}

/** One press stops it, now. */
export function mayObject({ phase }: RequestView): boolean {
  if (isEnded(phase)) return false;
  switch (phase.kind) {
    case 'waiting':
    case 'approved':
    case 'releasing':
      return true;
    case 'code-out':
    case 'seed-out':
      return !phase.objected;
    case 'closed':
    case 'seed-closed':
      return false;
  }
}
