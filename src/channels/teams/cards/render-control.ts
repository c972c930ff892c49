// Answers to the commands of security people and auditors.
import type {
  ControlRefusal,
  FreezeAnswer,
  FreezeCommand,
  FreezeOne,
  ReviewList,
} from '../../../app/safety/answers.js';
import type { ByCode, OfCode } from '../../../text/by-code.js';
import type { Say } from '../../../text/say.js';
import { actionSet } from './elements.js';
import type { Element } from './elements.js';
import { choiceRows, headingOf } from './choice-rows.js';
import type { GoOn } from './choice-rows.js';
import { noteCard } from './note-card.js';
import type { Reader } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';
import { commandAgain } from './typed-before.js';

export function renderFreezeAnswer(
  answer: FreezeAnswer,
  reader: Reader,
  command: FreezeCommand & { readonly kind: 'freeze' | 'unfreeze' },
): Rendered {
  const speech = speechFor(reader);
  const { control } = speech.words;
  const { localTrial } = reader;
  if (answer.ok) {
    const told = control[answer.value.kind](answer.value, speech.say);
    return { card: noteCard({ ...told, speech, localTrial }), summary: told.heading };
  }
  const { refusal } = answer;
  const lines = tell(control.refusals, { code: refusal.code, refusal, say: speech.say });
  const heading = headingOf(refusal, control.refused, speech);
  const { kind } = command;
  const goOn: GoOn<FreezeOne> = (title, chosen) =>
    commandAgain(title, { ...chosen, kind }, reader.now);
  const more =
    command.typedName === null ? [] : choiceRows(refusal, { typed: command, goOn }, speech);
  const first = everythingButton(refusal, command, reader);
  return {
    card: noteCard({ heading, lines, more: [...first, ...more], speech, localTrial }),
    summary: heading,
  };
}

/** `/freeze phishing wave`: words that name nobody are rather why everything has to stop than somebody's name. */
function everythingButton(
  { code }: ControlRefusal,
  command: FreezeCommand & { readonly kind: 'freeze' | 'unfreeze' },
  reader: Reader,
): readonly Element[] {
  if (code !== 'UNKNOWN_PERSON' || command.kind !== 'freeze' || command.typedName === null)
    return [];
  const { words, say } = speechFor(reader);
  const reason = [command.typedName, command.reason].filter((part) => part !== '').join(' ');
  const title = words.control.everything(say.name(reason));
  return [
    actionSet([commandAgain(title, { kind: 'freeze', typedName: '', reason }, reader.now)], {
      spacing: 'Medium',
    }),
  ];
}

/** Comes before the cards that `/reviews` sends again. */
export function renderReviewList(list: ReviewList, reader: Reader): Rendered {
  const { list: words } = speechFor(reader).words.control.review;
  if (!list.ok) return textOnly(words.notAReviewer);
  const { open, more } = list.value;
  if (open === 0) return textOnly(words.none);
  return textOnly(more ? `${words.some(open)} ${words.more}` : words.some(open));
}

function textOnly(text: string): Rendered {
  return { text, summary: text };
}

function tell<C extends ControlRefusal['code']>(
  words: ByCode<ControlRefusal, readonly string[]>,
  of: { readonly code: C; readonly refusal: OfCode<ControlRefusal, C>; readonly say: Say },
): readonly string[] {
  return words[of.code](of.refusal, of.say);
}
