// The buttons of who asked to see the whole seed: it is shown on the page alone, which a button opens. In Teams the press opens it as
// a dialog; where there are none the press makes the way there, and the card that answers it has the button that goes.
import type { RequestView } from '../../../domain/release/view.js';
import type { Action, Element } from './elements.js';
import { isSeedGoing } from './ended.js';
import { execute } from './frame.js';
import type { Speech } from './reader.js';
import { buttons } from './request-card.js';
import type { Pressed } from './request-card.js';

export function seedActions(
  { phase, requestId, tokenOver }: RequestView,
  { words }: Speech,
  { page, reader }: Pressed,
): readonly Element[] {
  if (!isSeedGoing(phase)) return [];
  const titles = words.parts.buttons;
  const cancel = execute({ title: titles.cancel, verb: 'request.cancel', requestId });
  const press = (title: string): Action =>
    reader.localTrial
      ? execute({ title, verb: 'seed.open', requestId, style: 'positive' })
      : { type: 'Action.Submit', title, data: { requestId, msteams: { type: 'task/fetch' } } };
  const open = (title: string): Action => page ?? press(title);
  switch (phase.kind) {
    case 'waiting':
      return buttons([cancel]);
    case 'approved':
      return buttons(phase.showFrom === undefined ? [open(titles.showQr), cancel] : [cancel]);
    case 'releasing':
    case 'seed-out':
      return buttons([open(titles.openPage)]);
    case 'seed-closed':
      return buttons(phase.burned || tokenOver === true ? [] : [open(titles.openPage)]);
  }
}

/** It is written by the command line: here it can be given up, and nothing else. */
export function exportActions(
  { phase, requestId }: RequestView,
  { words }: Speech,
): readonly Element[] {
  if (phase.kind !== 'waiting' && phase.kind !== 'approved') return [];
  const title = words.parts.buttons.cancel;
  return buttons([execute({ title, verb: 'request.cancel', requestId })]);
}
