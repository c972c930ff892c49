// What `/audit` found: each release one line that opens to its whole story, each other event a line.
import type {
  LookBack,
  LookBackRefusal,
  LookedBack,
} from '../../../app/audit/look-back-answers.js';
import type { Typed } from '../../../app/looking/who.js';
import { defined } from '../../../domain/defined.js';
import type { Outcome } from '../../../domain/outcome.js';
import type { ByCode, OfCode } from '../../../text/by-code.js';
import { tellLookBack } from '../../../text/look-back-told.js';
import type { ToldItem, ToldStory } from '../../../text/look-back-told.js';
import type { Say } from '../../../text/say.js';
import { choiceRows, headingOf } from './choice-rows.js';
import type { GoOn } from './choice-rows.js';
import { actionSet, container, paragraph } from './elements.js';
import type { Action, Element } from './elements.js';
import { factRows } from './facts.js';
import { noteCard } from './note-card.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';
import { lookAgain } from './typed-before.js';

/** `open`: the way to the auditors' page. */
export function renderLookedBack(
  answer: Outcome<LookedBack, LookBackRefusal>,
  reader: Reader,
  { asked, open }: { readonly asked: Typed<LookBack>; readonly open?: Action | undefined },
): Rendered {
  const to = { reader, speech: speechFor(reader), asked, open };
  return answer.ok ? found(answer.value, to) : notFound(answer.refusal, to);
}

type To = {
  readonly reader: Reader;
  readonly speech: Speech;
  readonly asked: Typed<LookBack>;
  readonly open: Action | undefined;
};

function notFound(refusal: LookBackRefusal, { reader, speech, asked }: To): Rendered {
  const { refusals, refused } = speech.words.lookBack;
  const lines = tell(refusals, { code: refusal.code, refusal, say: speech.say });
  const heading = headingOf(refusal, refused, speech);
  const goOn: GoOn<LookBack> = (title, chosen) => lookAgain(title, chosen, reader.now);
  const more = choiceRows(refusal, { typed: asked, goOn }, speech);
  const { localTrial } = reader;
  return { card: noteCard({ heading, lines, more, speech, localTrial }), summary: heading };
}

function tell<C extends LookBackRefusal['code']>(
  words: ByCode<LookBackRefusal, readonly string[]>,
  of: { readonly code: C; readonly refusal: OfCode<LookBackRefusal, C>; readonly say: Say },
): readonly string[] {
  return words[of.code](of.refusal, of.say);
}

function found(looked: LookedBack, to: To): Rendered {
  const { reader, speech, asked, open } = to;
  const { heading, lines, items } = tellLookBack(looked, asked.releases, speech);
  const page = open === undefined ? [] : [actionSet([open], { spacing: 'Medium' })];
  const more = [...items.flatMap(itemRows), ...goFurther(looked, to), ...page];
  const { localTrial } = reader;
  return { card: noteCard({ heading, lines, more, speech, localTrial }), summary: heading };
}

function itemRows({ line, story }: ToldItem): readonly Element[] {
  const row = paragraph(line, { spacing: 'Medium', separator: true });
  if (story === undefined) return [row];
  const open: Action = {
    type: 'Action.ShowCard',
    title: story.open,
    card: { type: 'AdaptiveCard', body: wholeStory(story), actions: [] },
  };
  return [row, actionSet([open], { spacing: 'Small' })];
}

function wholeStory({ facts, lines, proof }: ToldStory): readonly Element[] {
  return [
    factRows(facts),
    container(
      lines.map((line) => paragraph(line, { spacing: 'Small' })),
      { spacing: 'Medium' },
    ),
    factRows(proof),
  ];
}

function goFurther(
  { between, next }: LookedBack,
  { reader, speech, asked }: To,
): readonly Element[] {
  if (next === undefined) return [];
  const { typedName, releases, person } = asked;
  const look = { typedName, releases, between, before: next, ...defined({ person }) };
  return [
    actionSet([lookAgain(speech.words.lookBack.more, look, reader.now)], { spacing: 'Medium' }),
  ];
}
