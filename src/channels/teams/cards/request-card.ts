// A request's card: what the words say of its phase, the facts, and the buttons that the reader has now.
import type { Disclosure } from '../../../domain/release/request.js';
import type { Audience, PhaseKind, RequestView } from '../../../domain/release/view.js';
import type { AboutRequest, AnyPhaseWords, PhaseOf, Told } from '../../../text/card-words.js';
import type { Words } from '../../../text/words.js';
import type { Action, ActionSet, AdaptiveCard, Element } from './elements.js';
import { facts } from './facts.js';
import { tellCompromised, tellFrozen, withoutRefused } from './frozen-card.js';
import { frame, paragraphs } from './frame.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';

/** The buttons: what differs between the people who have a part in a request. */
export type DrawActions = (view: RequestView, speech: Speech) => readonly Element[];

export type Pressed = {
  readonly reader: Reader;
  /** What opens the page on which the seed is shown, where that was pressed. */
  readonly page?: Action | undefined;
  /** Why the press did not count, as a sentence. */
  readonly refusal?: string | undefined;
};

export function requestCard(
  view: RequestView,
  { reader, refusal }: Pressed,
  draw: DrawActions,
): AdaptiveCard {
  const speech = speechFor(reader);
  const told = tellPhase(view, speech);
  const actions = draw(view, speech);
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

export function tellPhase(view: RequestView, speech: Speech): Told {
  const warned = tellCompromised(view, speech) ?? tellFrozen(view, speech);
  if (warned !== undefined) return warned;
  return tell(phaseWords(view, speech), view.phase.kind, { phase: view.phase, view, speech });
}

/** What is asked for decides; the other one's words are for states that a request of this kind never has. */
function phaseWords({ audience, disclosure }: RequestView, { words }: Speech): AnyPhaseWords {
  const card: `${Audience}Card` = `${audience}Card`;
  if (disclosure === 'release') return { ...words.seedQr[card], ...words[card] };
  return { ...words[card], ...seedWords(disclosure, words)[card] };
}

function tell<K extends PhaseKind>(
  words: AnyPhaseWords,
  kind: K,
  of: { readonly phase: PhaseOf<K>; readonly view: RequestView; readonly speech: Speech },
): Told {
  return words[kind](of.phase, aboutRequest(of.view, of.speech), of.speech.say);
}

/** What is said of a request for the whole seed, by how the seed is wanted. */
export function seedWords(
  disclosure: Exclude<Disclosure, 'release'>,
  words: Words,
): Words['seedQr'] {
  return disclosure === 'seed-qr' ? words.seedQr : words.seedExport;
}

const COMMANDS: Readonly<Record<Disclosure, string>> = {
  release: '/otp',
  'seed-qr': '/reburn',
  'seed-export': '/export',
};

function aboutRequest(view: RequestView, { say }: Speech): AboutRequest {
  const owner = say.name(view.ownerName);
  const account = say.name(view.ownerAccount);
  const isAddress = /^[^\s@]+@[^\s@]+$/.test(account);
  return {
    requestId: view.requestId,
    requester: say.name(view.requesterName),
    owner,
    command: `${COMMANDS[view.disclosure]} ${isAddress ? account : `"${owner}"`}`,
    tokenOver: view.tokenOver === true,
    emergency: view.emergencyAt !== undefined,
    byMail: view.byMail,
    ...(view.notBefore === undefined ? {} : { notBefore: say.moment(view.notBefore) }),
  };
}

/** No empty rows of buttons. */
export function buttons(actions: ActionSet['actions']): readonly Element[] {
  return actions.length === 0 ? [] : [{ type: 'ActionSet', spacing: 'Medium', actions }];
}
