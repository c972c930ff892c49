// The tokens under way, or those that were looked for, each with what there is to do next.
import type { FindRefusal, TokenList } from '../../../app/provisioning/provisioning.js';
import type { Outcome } from '../../../domain/outcome.js';
import { fact, paragraph } from './elements.js';
import { noteCard } from './note-card.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';
import { nextFor, renderFindRefusal } from './render-token.js';
import { moreButton } from './token-actions.js';

const DAY_MS = 86_400_000;

/** `typed`: by what they were looked for; empty where by nothing. */
export function renderTokenList(
  answer: Outcome<TokenList, FindRefusal>,
  reader: Reader,
  typed = '',
): Rendered {
  if (!answer.ok)
    return renderFindRefusal(answer.refusal, reader, { kind: 'token', typedName: typed });
  const speech = speechFor(reader);
  const { tokens, tokenSearch, parts } = speech.words;
  const { list, stages } = tokens;
  const { localTrial } = reader;
  const lines = beside(answer.value, speech);
  if (answer.value.tokens.length === 0) {
    const { none, otherwise } = tokenSearch;
    const text = typed === '' ? list.none : [none, ...lines, otherwise].join(' ');
    return { text, summary: typed === '' ? list.none : none };
  }
  const rows = answer.value.tokens.flatMap(({ owner, token, now }) => {
    const age = list.age(Math.max(0, Math.floor((now - token.since.at) / DAY_MS)));
    const mark = token.sample ? ` · ${parts.marks.sample}` : '';
    const said = `${stages[token.stage]} (${age})${mark}`;
    return [fact(speech.say.name(owner.name), said), paragraph(nextFor(token, speech))];
  });
  const { heading } = typed === '' ? list : tokenSearch;
  const more = [...rows, ...moreButton(answer.value.next, typed, speech)];
  return { card: noteCard({ heading, lines, more, speech, localTrial }), summary: heading };
}

/** What is not in the list, and how to have it. */
function beside({ ended = 0, notAll }: TokenList, { words }: Speech): readonly string[] {
  const said = words.tokenSearch;
  return [...(ended === 0 ? [] : [said.andEnded(ended)]), ...(notAll ? [said.notAll] : [])];
}
