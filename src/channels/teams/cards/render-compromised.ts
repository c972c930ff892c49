// What is answered to whoever says that a secret may be in other hands, and the button for it on the account owner's messages.
import type {
  Compromised,
  CompromiseOne,
  CompromiseRefusal,
} from '../../../app/provisioning/provisioning.js';
import type { Typed } from '../../../app/looking/who.js';
import type { Notice } from '../../../domain/release/notice.js';
import type { Outcome } from '../../../domain/outcome.js';
import type { ByCode, OfCode } from '../../../text/by-code.js';
import type { Say } from '../../../text/say.js';
import { choiceRows, headingOf } from './choice-rows.js';
import type { GoOn } from './choice-rows.js';
import { actionSet } from './elements.js';
import type { Element } from './elements.js';
import { noteCard } from './note-card.js';
import { pressable } from './pressable.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';
import { commandAgain } from './typed-before.js';

type Answer = Outcome<Compromised, CompromiseRefusal>;

/** `typed`: absent where a button was pressed, which leaves nothing to choose. */
export function renderCompromised(
  answer: Answer,
  reader: Reader,
  typed?: Typed<CompromiseOne>,
): Rendered {
  const speech = speechFor(reader);
  const { compromised } = speech.words;
  const { localTrial } = reader;
  if (answer.ok) {
    const told = compromised.done(answer.value, speech.say);
    return { card: noteCard({ ...told, speech, localTrial }), summary: told.heading };
  }
  const { refusal } = answer;
  const lines = tell(compromised.refusals, { code: refusal.code, refusal, say: speech.say });
  const heading = headingOf(refusal, compromised.refused, speech);
  const goOn: GoOn<CompromiseOne> = (title, chosen) =>
    commandAgain(title, { ...chosen, kind: 'compromised' }, reader.now);
  const more = typed === undefined ? [] : choiceRows(refusal, { typed, goOn }, speech);
  return { card: noteCard({ heading, lines, more, speech, localTrial }), summary: heading };
}

function tell<C extends CompromiseRefusal['code']>(
  words: ByCode<CompromiseRefusal, readonly string[]>,
  of: { readonly code: C; readonly refusal: OfCode<CompromiseRefusal, C>; readonly say: Say },
): readonly string[] {
  return words[of.code](of.refusal, of.say);
}

/** Under what the account owner is told of their secret: one press stops it. */
export function stopButton(notice: Notice, { words }: Speech): readonly Element[] {
  if (!('tokenId' in notice)) return [];
  const { tokenId } = notice;
  const title = words.compromised.button;
  const button = { title, verb: 'token.compromise', data: { tokenId } } as const;
  return [actionSet([pressable({ ...button, style: 'destructive' })], { spacing: 'Medium' })];
}
