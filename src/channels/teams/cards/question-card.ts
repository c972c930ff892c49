// One thing more has to be said before there is a request. The button carries what was typed so far, so that nothing of it
// has to be typed again.
import type { AskForCode, AskQuestion } from '../../../app/bridge.js';
import { REASON_MAX_LENGTH } from '../../../domain/policy/policy.js';
import { NAME_SHOWN, plainText } from '../plain-text.js';
import { actionSet } from './elements.js';
import type { ActionExecute, AdaptiveCard, Element } from './elements.js';
import { methodWords } from './method-words.js';
import { noteCard } from './note-card.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';
import { METHOD_INPUT, REASON_INPUT } from './verbs.js';

export function questionCard(question: AskQuestion, ask: AskForCode, reader: Reader): AdaptiveCard {
  const speech = speechFor(reader);
  const { heading, lines, send } = speech.words.asking.caller;
  const { localTrial } = reader;
  return noteCard({
    heading,
    lines: lines(speech.say.name(question.owner.name), question.notEnough),
    more: [
      methodChoice(question, speech),
      reasonField(ask, speech),
      actionSet([sendButton(send, ask)], { spacing: 'Medium' }),
    ],
    speech,
    localTrial,
  });
}

/** More than that would make the card longer than a screen. */
const UNFOLDED_AT_MOST = 6;

/** Nothing is chosen beforehand: whoever asks says what they did. */
function methodChoice({ methods }: AskQuestion, speech: Speech): Element {
  const { label, missing } = speech.words.asking.caller.choice;
  return {
    type: 'Input.ChoiceSet',
    id: METHOD_INPUT,
    label,
    style: methods.length > UNFOLDED_AT_MOST ? 'compact' : 'expanded',
    isRequired: true,
    errorMessage: missing,
    choices: methods.map((method) => ({
      title: plainText(methodWords(method, speech), NAME_SHOWN),
      value: method.id,
    })),
  };
}

function reasonField({ reason }: AskForCode, { words }: Speech): Element {
  const { label, hint } = words.asking.caller.reason;
  const typed = plainText(reason, REASON_MAX_LENGTH);
  return {
    type: 'Input.Text',
    id: REASON_INPUT,
    label,
    placeholder: hint,
    maxLength: REASON_MAX_LENGTH,
    isMultiline: true,
    ...(typed === '' ? {} : { value: typed }),
  };
}

function sendButton(title: string, { typedName, reason, byMail }: AskForCode): ActionExecute {
  const data = { ask: { typedName, reason, byMail } };
  return { type: 'Action.Execute', title, verb: 'ask.send', data, style: 'positive' };
}
