// The card of a person who was asked to approve, before and after anybody has decided.
import type { RequestId } from '../../../domain/ids.js';
import type { RequestView } from '../../../domain/release/view.js';
import type { Words } from '../../../text/words.js';
import type { ActionShowCard, AdaptiveCard, Element } from './elements.js';
import { execute } from './frame.js';
import { reasonForm } from './reason-form.js';
import type { Speech } from './reader.js';
import { buttons, requestCard } from './request-card.js';
import type { Pressed } from './request-card.js';
import { NUMBER_INPUT } from './verbs.js';

export function approverCard(view: RequestView, pressed: Pressed): AdaptiveCard {
  return requestCard(view, pressed, actions);
}

function actions({ phase, requestId }: RequestView, { words }: Speech): readonly Element[] {
  const titles = words.parts.buttons;
  const withdraw = execute({ title: titles.withdraw, verb: 'request.withdraw', requestId });
  const approve = {
    title: titles.approve,
    verb: 'request.approve',
    requestId,
    style: 'positive',
  } as const;
  if (phase.kind === 'approved') {
    return buttons([phase.youApproved ? withdraw : denyForm(requestId, words)]);
  }
  if (phase.kind !== 'waiting') return [];
  const say = phase.numberWanted === true ? numberForm(requestId, words) : execute(approve);
  return buttons(phase.youApproved ? [withdraw] : [say, denyForm(requestId, words)]);
}

/** The requester reads the number out: who approves has spoken to them. */
function numberForm(requestId: RequestId, { parts }: Words): ActionShowCard {
  const { approve, approveNow } = parts.buttons;
  return {
    type: 'Action.ShowCard',
    title: approve,
    card: {
      type: 'AdaptiveCard',
      body: [
        {
          type: 'Input.Text',
          id: NUMBER_INPUT,
          label: parts.number.label,
          placeholder: parts.number.hint,
          maxLength: 2,
          isMultiline: false,
        },
      ],
      actions: [
        execute({ title: approveNow, verb: 'request.approve', requestId, style: 'positive' }),
      ],
    },
  };
}

/** A no is never in the way of being said: the reason may stay empty. */
function denyForm(requestId: RequestId, { parts }: Words): ActionShowCard {
  const { deny, denyNow } = parts.buttons;
  const look = { verb: 'request.deny', style: 'destructive', input: parts.denyReason } as const;
  return reasonForm({ title: deny, send: denyNow, requestId, ...look });
}
