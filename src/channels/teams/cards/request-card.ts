// A request's card: what the words say of its phase, the facts, and the buttons that the reader has now.
import type { PhaseKind, RequestView } from '../../../domain/release/view.js';
import type { AboutRequest, PhaseOf, PhaseWords, Told } from '../../../text/card-words.js';
import type { ActionSet, AdaptiveCard, Element } from './elements.js';
import { facts } from './facts.js';
import { tellFrozen, withoutRefused } from './frozen-card.js';
import { frame, paragraphs } from './frame.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';

/** What differs between the people who have a part in a request. */
export type RequestDrawing = {
  readonly tell: (speech: Speech) => PhaseWords;
  readonly actions: (view: RequestView, speech: Speech) => readonly Element[];
};

export type Pressed = {
  readonly reader: Reader;
  /** Why the press did not count, as a sentence. */
  readonly refusal?: string | undefined;
};

export function requestCard(
  view: RequestView,
  { reader, refusal }: Pressed,
  drawing: RequestDrawing,
): AdaptiveCard {
  const speech = speechFor(reader);
  const told = tellPhase(drawing.tell(speech), view, speech);
  const actions = drawing.actions(view, speech);
  return frame({
    words: speech.words,
    heading: told.heading,
    body: [
      ...paragraphs(told.lines),
      facts(view, speech),
      ...(view.frozen === true ? withoutRefused(actions) : actions),
    ],
    refusal,
    sample: view.sample,
    localTrial: reader.localTrial,
    requestId: view.requestId,
  });
}

export function tellPhase(words: PhaseWords, view: RequestView, speech: Speech): Told {
  return (
    tellFrozen(view, speech) ?? tell(words, view.phase.kind, { phase: view.phase, view, speech })
  );
}

function tell<K extends PhaseKind>(
  words: PhaseWords,
  kind: K,
  of: { readonly phase: PhaseOf<K>; readonly view: RequestView; readonly speech: Speech },
): Told {
  return words[kind](of.phase, aboutRequest(of.view, of.speech), of.speech.say);
}

function aboutRequest(view: RequestView, { say }: Speech): AboutRequest {
  const owner = say.name(view.ownerName);
  const account = say.name(view.ownerAccount);
  const isAddress = /^[^\s@]+@[^\s@]+$/.test(account);
  return {
    requester: say.name(view.requesterName),
    owner,
    command: isAddress ? `/otp ${account}` : `/otp "${owner}"`,
    byMail: view.byMail,
    ...(view.notBefore === undefined ? {} : { notBefore: say.moment(view.notBefore) }),
  };
}

/** No empty rows of buttons. */
export function buttons(actions: ActionSet['actions']): readonly Element[] {
  return actions.length === 0 ? [] : [{ type: 'ActionSet', spacing: 'Medium', actions }];
}
