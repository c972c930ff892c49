// The card of the person who asked: wait, show, and say how it went. It never holds a code.
import type { RequestId } from '../../../domain/ids.js';
import type { Disclosure } from '../../../domain/release/request.js';
import type { Phase, RequestView } from '../../../domain/release/view.js';
import type { Words } from '../../../text/words.js';
import { actionSet, paragraph } from './elements.js';
import type { ActionShowCard, AdaptiveCard, Element } from './elements.js';
import { isCodeGoing } from './ended.js';
import { execute } from './frame.js';
import { reasonForm } from './reason-form.js';
import type { Speech } from './reader.js';
import { buttons, requestCard } from './request-card.js';
import type { Pressed } from './request-card.js';
import { exportActions, seedActions } from './seed-actions.js';

export function requesterCard(view: RequestView, pressed: Pressed): AdaptiveCard {
  return requestCard(view, pressed, (seen, speech) =>
    DRAWN[seen.disclosure](seen, speech, pressed),
  );
}

type Draw = (view: RequestView, speech: Speech, pressed: Pressed) => readonly Element[];
const DRAWN: Readonly<Record<Disclosure, Draw>> = {
  release: actions,
  'seed-qr': seedActions,
  'seed-export': exportActions,
};

function actions(view: RequestView, { words }: Speech): readonly Element[] {
  const { phase, requestId } = view;
  if (!isCodeGoing(phase)) return [];
  const titles = words.parts.buttons;
  const show = { title: titles.showCode, verb: 'code.show', requestId, style: 'positive' } as const;
  const cancel = execute({ title: titles.cancel, verb: 'request.cancel', requestId });
  switch (phase.kind) {
    case 'waiting':
      return buttons([cancel, ...breakGlassForm(view, words)]);
    case 'approved':
      return buttons(phase.showFrom === undefined ? [execute(show), cancel] : [cancel]);
    case 'releasing':
      return buttons([execute(show)]);
    case 'code-out':
      return [
        ...buttons(mayShowAgain(phase) ? [execute({ ...show, title: titles.showAgain })] : []),
        ...reportButtons(requestId, words),
      ];
    case 'closed':
      return phase.report === undefined ? reportButtons(requestId, words) : another(view, words);
  }
}

/** A new request, with what was said before. */
function another({ phase, requestId, tokenOver }: RequestView, words: Words): readonly Element[] {
  if (phase.kind !== 'closed' || phase.report === 'worked' || tokenOver === true) return [];
  const title = words.parts.buttons.another;
  return buttons([execute({ title, verb: 'code.another', requestId })]);
}

/** For those alone whom the policy names: everybody is told when they use it. */
function breakGlassForm(
  { mayBreakGlass, requestId }: RequestView,
  { control }: Words,
): readonly ActionShowCard[] {
  if (mayBreakGlass !== true) return [];
  const { open, send, input } = control.breakGlass;
  const verb = 'request.break-glass';
  return [reasonForm({ title: open, send, verb, requestId, input, style: 'destructive' })];
}

function mayShowAgain(phase: Extract<Phase, { kind: 'code-out' }>): boolean {
  return phase.showsLeft > 0 && !phase.objected;
}

/** The same three on the card with the code, on the card after it, and when the code's time is over. */
export function reportButtons(requestId: RequestId, words: Words): readonly Element[] {
  const { worked, refused, notUsed } = words.parts.buttons;
  return [
    paragraph(words.parts.howDidItGo, { spacing: 'Medium' }),
    actionSet(
      [
        execute({ title: worked, verb: 'code.worked', requestId }),
        execute({ title: refused, verb: 'code.refused', requestId }),
        execute({ title: notUsed, verb: 'code.not-used', requestId }),
      ],
      { spacing: 'Small' },
    ),
  ];
}
