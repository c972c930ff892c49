// One thing more has to be said before there is a request. The button carries what was typed so far, so that nothing of it
// has to be typed again.
import type { AskForCode, AskQuestion } from '../../../app/asking/answers.js';
import { REASON_MAX_LENGTH } from '../../../domain/policy/policy.js';
import { NAME_SHOWN, plainText } from '../plain-text.js';
import { actionSet } from './elements.js';
import type { AdaptiveCard, Element, InputChoiceSet } from './elements.js';
import { methodWords } from './method-words.js';
import { noteCard } from './note-card.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';
import { askAgain, momentsIn } from './typed-before.js';
import { AT_ONCE, METHOD_INPUT, MOMENT_INPUT, REASON_INPUT } from './verbs.js';

export function questionCard(question: AskQuestion, ask: AskForCode, reader: Reader): AdaptiveCard {
  const speech = speechFor(reader);
  const { lines, inputs } = bodyOf(question, ask, speech);
  const { heading, send } = speech.words.asking[question.kind];
  const button = { ...askAgain(send, ask, reader.now), style: 'positive' } as const;
  const more = [...inputs, actionSet([button], { spacing: 'Medium' })];
  return noteCard({ heading, lines, more, speech, localTrial: reader.localTrial });
}

type Body = { readonly lines: readonly string[]; readonly inputs: readonly Element[] };

function bodyOf(question: AskQuestion, ask: AskForCode, speech: Speech): Body {
  const { words, say } = speech;
  const owner = say.name(question.owner.name);
  switch (question.kind) {
    case 'caller': {
      const { lines, notBefore } = words.asking.caller;
      const when = momentsIn(ask).map((at) => notBefore(say.moment(at)));
      return {
        lines: [...lines(owner, question.notEnough), ...when],
        inputs: [methodChoice(question, speech), reasonField(ask, speech)],
      };
    }
    case 'time':
      return { lines: words.asking.time.lines(owner), inputs: [momentChoice(question, speech)] };
    case 'time-or-reason': {
      const { lines } = words.asking['time-or-reason'];
      return {
        lines: lines(owner, say.quote(question.typed)),
        inputs: [orAtOnce(question, speech)],
      };
    }
  }
}

type Question<K extends AskQuestion['kind']> = Extract<AskQuestion, { readonly kind: K }>;

function methodChoice({ methods }: Question<'caller'>, speech: Speech): Element {
  const { choice } = speech.words.asking.caller;
  const choices = methods.map((method) => ({
    title: plainText(methodWords(method, speech), NAME_SHOWN),
    value: method.id,
  }));
  return choiceOf(METHOD_INPUT, choice, choices);
}

function momentChoice({ moments }: Question<'time'>, { words, say }: Speech): Element {
  const choices = moments.map((at) => ({ title: say.moment(at), value: String(at) }));
  return choiceOf(MOMENT_INPUT, words.asking.time.choice, choices);
}

function orAtOnce({ moments }: Question<'time-or-reason'>, { words, say }: Speech): Element {
  const { choice, atOnce, notBefore } = words.asking['time-or-reason'];
  const later = moments.map((at) => ({ title: notBefore(say.moment(at)), value: String(at) }));
  return choiceOf(MOMENT_INPUT, choice, [{ title: atOnce, value: AT_ONCE }, ...later]);
}

/** More than that would make the card longer than a screen. */
const UNFOLDED_AT_MOST = 6;

/** Nothing is chosen beforehand: whoever asks says what they did, and what they mean. */
function choiceOf(
  id: string,
  { label, missing }: { readonly label: string; readonly missing: string },
  choices: InputChoiceSet['choices'],
): Element {
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: choices.length > UNFOLDED_AT_MOST ? 'compact' : 'expanded',
    isRequired: true,
    errorMessage: missing,
    choices,
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
