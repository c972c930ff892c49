// What `/audit` found: each release one line that opens to its whole story, each other event a line.
import type {
  LookBack,
  LookBackRefusal,
  LookedBack,
  LookedEvent,
  LookedLine,
  LookedStory,
} from '../../../app/audit/look-back-answers.js';
import type { Typed } from '../../../app/looking/who.js';
import { defined } from '../../../domain/defined.js';
import type { Outcome } from '../../../domain/outcome.js';
import type { ByCode, OfCode } from '../../../text/by-code.js';
import type { Say } from '../../../text/say.js';
import { choiceRows, headingOf } from './choice-rows.js';
import type { GoOn } from './choice-rows.js';
import { actionSet, container, paragraph } from './elements.js';
import type { Action, Element } from './elements.js';
import { factRows } from './facts.js';
import { methodWords } from './method-words.js';
import { noteCard } from './note-card.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';
import { lookAgain } from './typed-before.js';

export function renderLookedBack(
  answer: Outcome<LookedBack, LookBackRefusal>,
  reader: Reader,
  asked: Typed<LookBack>,
): Rendered {
  const speech = speechFor(reader);
  return answer.ok
    ? found(answer.value, { reader, speech, asked })
    : notFound(answer.refusal, { reader, speech, asked });
}

type To = { readonly reader: Reader; readonly speech: Speech; readonly asked: Typed<LookBack> };

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

function found(looked: LookedBack, { reader, speech, asked }: To): Rendered {
  const { words, say } = speech;
  const { lookBack } = words;
  const heading = asked.releases ? lookBack.headingReleases : lookBack.heading;
  const { whom } = looked;
  const lines = [
    ...(whom === undefined ? [] : [lookBack.whom(say.name(whom.name), say.name(whom.account))]),
    ...stretchOf(looked, speech),
  ];
  const more = [
    ...looked.items.flatMap((item) =>
      item.kind === 'story' ? storyRow(item, speech) : eventRow(item, speech),
    ),
    ...goFurther(looked, { reader, speech, asked }),
  ];
  const { localTrial } = reader;
  return { card: noteCard({ heading, lines, more, speech, localTrial }), summary: heading };
}

function stretchOf({ items, between, lookedTo }: LookedBack, speech: Speech): readonly string[] {
  const { lookBack: said } = speech.words;
  const { moment } = speech.say;
  const { from, until } = between;
  const end = lookedTo === undefined ? [] : [said.lookedTo(moment(lookedTo))];
  if (items.length === 0) {
    return lookedTo === undefined ? [said.none] : [said.noneSoFar(moment(lookedTo))];
  }
  if (from !== undefined && until !== undefined) {
    return [said.from(moment(from), moment(until)), ...end];
  }
  if (from !== undefined) return [said.since(moment(from)), ...end];
  return [until === undefined ? said.always : said.before(moment(until)), ...end];
}

function storyRow(story: LookedStory, speech: Speech): readonly Element[] {
  const { lookBack } = speech.words;
  const said = lookBack.outcome[story.outcome]({
    owner: speech.say.name(story.owner),
    by: speech.say.name(story.askedBy),
    disclosure: story.disclosure,
  });
  const open: Action = {
    type: 'Action.ShowCard',
    title: lookBack.open(story.seq),
    card: { type: 'AdaptiveCard', body: wholeStory(story, speech), actions: [] },
  };
  return [
    row(lookBack.line(speech.say.moment(story.askedAt), said)),
    actionSet([open], { spacing: 'Small' }),
  ];
}

function wholeStory(story: LookedStory, speech: Speech): readonly Element[] {
  const { lookBack, parts } = speech.words;
  const { facts } = parts;
  const reason = story.reason.trim() === '' ? facts.noReason : speech.say.quote(story.reason);
  const { receipt, requestId } = story;
  return [
    factRows([
      [facts.askedBy, speech.say.name(story.askedBy)],
      [facts.account, speech.say.name(story.owner)],
      [facts.reason, reason],
      [facts.callerVerified, callerOf(story, speech)],
    ]),
    container(
      linesOf(story.lines, speech).map((line) => paragraph(line, { spacing: 'Small' })),
      { spacing: 'Medium' },
    ),
    factRows([
      [lookBack.labels.request, requestId],
      ...(receipt === undefined
        ? []
        : [[lookBack.labels.receipt, lookBack.receipt(receipt)] as const]),
    ]),
  ];
}

function callerOf({ verifiedBy }: LookedStory, speech: Speech): string {
  if (verifiedBy === undefined) return speech.words.parts.facts.callerNotSaid;
  return verifiedBy.kind === 'gone'
    ? speech.say.name(verifiedBy.id)
    : methodWords(verifiedBy, speech);
}

function eventRow(event: LookedEvent, speech: Speech): readonly Element[] {
  return linesOf([event], speech, event.whose).map(row);
}

function row(text: string): Element {
  return paragraph(text, { spacing: 'Medium', separator: true });
}

/** What has no words need not be told of. */
function linesOf(
  lines: readonly LookedLine[],
  { words, say }: Speech,
  whose?: string,
): readonly string[] {
  const { lookBack, tokens } = words;
  const of = whose === undefined ? '' : lookBack.whose(say.name(whose));
  return lines.flatMap(({ at, by, action, detail, said = '' }) => {
    const what = lookBack.action(action) ?? tokens.card.action(action, detail);
    if (what === undefined) return [];
    const who = by === 'bridge' ? '' : lookBack.byWhom(say.name(by));
    const why = said.trim() === '' ? '' : say.quote(said);
    return [lookBack.line(say.moment(at), lookBack.event([what, of, who, why]))];
  });
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
