// Answers to what was typed.
import type { AskAnswer, AskForCode, AskForSeed, AskRefusal } from '../../../app/asking/answers.js';
import type { RequestList, WhoAmI } from '../../../app/bridge.js';
import type { Typed, Whom } from '../../../app/looking/who.js';
import type { Right } from '../../../domain/policy/roles.js';
import type { ByCode, OfCode } from '../../../text/by-code.js';
import { LISTED } from '../../../text/commands.js';
import type { Say } from '../../../text/say.js';
import type { Words } from '../../../text/words.js';
import { choiceRows, headingOf } from './choice-rows.js';
import type { GoOn } from './choice-rows.js';
import { fact } from './elements.js';
import type { AdaptiveCard } from './elements.js';
import { factRows } from './facts.js';
import { paragraphs } from './frame.js';
import { noteCard } from './note-card.js';
import { questionCard } from './question-card.js';
import type { Reader } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';
import { seedWords } from './request-card.js';
import { askAgain, commandAgain } from './typed-before.js';

/** Undefined where the card, which comes by itself, is answer enough. */
export function renderAskAnswer(
  answer: AskAnswer,
  reader: Reader,
  typed: Typed<AskForCode>,
): Rendered | undefined {
  const goOn: GoOn<AskForCode> = (title, chosen) => askAgain(title, chosen, reader.now);
  const { askRefusals } = speechFor(reader).words;
  return renderAsk(answer, reader, { typed, goOn, askRefusals });
}

const DISCLOSED_BY = { reburn: 'seed-qr', export: 'seed-export' } as const;

/** The same of a whole seed. */
export function renderSeedAnswer(
  answer: AskAnswer,
  reader: Reader,
  { kind, ...typed }: Typed<AskForSeed> & { readonly kind: keyof typeof DISCLOSED_BY },
): Rendered | undefined {
  const goOn: GoOn<AskForSeed> = (title, { when: _never, ...chosen }) =>
    commandAgain(title, { ...chosen, kind }, reader.now);
  const { words: all } = speechFor(reader);
  const words = { ...all.askRefusals, ...seedWords(DISCLOSED_BY[kind], all).askRefusals };
  return renderAsk(answer, reader, { typed, goOn, askRefusals: words });
}

type Asked<W extends Whom> = {
  readonly typed: Typed<W>;
  readonly goOn: GoOn<W>;
  readonly askRefusals: ByCode<AskRefusal, readonly string[]>;
};

function renderAsk<W extends Whom>(
  answer: AskAnswer,
  reader: Reader,
  { typed, goOn, askRefusals }: Asked<W>,
): Rendered | undefined {
  const speech = speechFor(reader);
  const { replies } = speech.words;
  if (answer.ok) {
    const { value } = answer;
    if (value.kind === 'question') return renderQuestion(value, reader);
    return value.kind === 'already-open' ? textOnly(replies.alreadyOpen) : undefined;
  }
  const { refusal } = answer;
  const heading = headingOf(refusal, replies.askRefused, speech);
  const lines = tellAskRefusal(askRefusals, { code: refusal.code, refusal, say: speech.say });
  const more = choiceRows(refusal, { typed, goOn }, speech);
  const card = noteCard({ heading, lines, more, speech, localTrial: reader.localTrial });
  return { card, summary: heading };
}

type Question = Extract<Extract<AskAnswer, { ok: true }>['value'], { kind: 'question' }>;

function renderQuestion({ question, ask }: Question, reader: Reader): Rendered {
  const { heading } = speechFor(reader).words.asking[question.kind];
  return { card: questionCard(question, ask, reader), summary: heading };
}

/** What takes the place of a question that was answered. */
export function renderAskPressed(
  answer: AskAnswer,
  reader: Reader,
  typed: AskForCode,
): AdaptiveCard {
  const speech = speechFor(reader);
  const { replies, asking } = speech.words;
  const { heading, lines } = asking.sent;
  const isOld = answer.ok && answer.value.kind === 'already-open';
  const rest = isOld ? [replies.alreadyOpen] : lines;
  const sent = { heading: isOld ? replies.askRefused : heading, lines: rest };
  return (
    renderAskAnswer(answer, reader, typed)?.card ??
    noteCard({ ...sent, speech, localTrial: reader.localTrial })
  );
}

/** Why no new request came of it, as one sentence or some. */
export function tellNotSent(answer: AskAnswer, reader: Reader): string | undefined {
  const { words, say } = speechFor(reader);
  if (answer.ok)
    return answer.value.kind === 'already-open' ? words.replies.alreadyOpen : undefined;
  const { refusal } = answer;
  return tellAskRefusal(words.askRefusals, { code: refusal.code, refusal, say }).join(' ');
}

function tellAskRefusal<C extends AskRefusal['code']>(
  words: ByCode<AskRefusal, readonly string[]>,
  of: { readonly code: C; readonly refusal: OfCode<AskRefusal, C>; readonly say: Say },
): readonly string[] {
  return words[of.code](of.refusal, of.say);
}

/** What takes the place of a card whose buttons are too old. */
export function renderTooOld(reader: Reader): AdaptiveCard {
  const speech = speechFor(reader);
  return noteCard({ ...speech.words.choices.tooOld, speech, localTrial: reader.localTrial });
}

/** The same as a card, where only a card can take the place of one. */
export function asCard({ card, summary }: Rendered, reader: Reader): AdaptiveCard {
  if (card !== undefined) return card;
  const speech = speechFor(reader);
  const heading = speech.words.tokens.refused;
  return noteCard({ heading, lines: [summary], speech, localTrial: reader.localTrial });
}

/** Comes before the cards that `/requests` sends again. */
export function renderListIntro(list: RequestList, reader: Reader): Rendered {
  const { none, some, more } = speechFor(reader).words.replies.requests;
  const { mine, waitingForMe, answered } = list;
  if (mine.length + waitingForMe.length + answered.length === 0) return textOnly(none);
  const intro = some(mine.length, waitingForMe.length, answered.length);
  return textOnly(list.more ? `${intro} ${more}` : intro);
}

export function renderWhoAmI(who: WhoAmI | undefined, reader: Reader): Rendered {
  const speech = speechFor(reader);
  const { say } = speech;
  const words = speech.words.replies.whoAmI;
  if (who === undefined) return textOnly(words.unknown);
  const { unreached = [] } = who;
  const roles = who.roles.map((role) => words.role[role]);
  const more = [
    factRows([
      [words.name, say.name(who.name)],
      [words.account, say.name(who.account)],
      [words.roles, roles.length === 0 ? words.noRole : say.names(roles)],
    ]),
    ...paragraphs(unreached.length === 0 ? [] : speech.words.unreached(unreached, say)),
  ];
  const { heading, next } = words;
  const { localTrial } = reader;
  return {
    card: noteCard({ heading, lines: [next], more, speech, localTrial }),
    summary: heading,
  };
}

/** What everybody can type, and what these rights give. */
export function renderHelp(
  reader: Reader,
  { rights, hasPage }: { readonly rights: readonly Right[]; readonly hasPage: boolean },
): Rendered {
  const speech = speechFor(reader);
  const { heading, commands, lines, trial } = speech.words.replies.help;
  const { localTrial } = reader;
  const mine = LISTED.filter(({ needsPage }) => hasPage || needsPage !== true)
    .filter((one) => one.for?.some((right) => rights.includes(right)) ?? true)
    .flatMap(({ name }) => commands[name]);
  const more = [...mine.map(({ command, does }) => fact(command, does)), ...paragraphs(lines)];
  const first = localTrial ? [trial] : [];
  return { card: noteCard({ heading, lines: first, more, speech, localTrial }), summary: heading };
}

/** One of the fixed answers. */
export function renderReply(reply: Fixed, reader: Reader): Rendered {
  return textOnly(speechFor(reader).words.replies[reply]);
}

/** `meant`: a command that what was typed is a slip away from. */
export function renderUnknown({ meant }: { readonly meant?: string }, reader: Reader): Rendered {
  const { didYouMean, unknownCommand } = speechFor(reader).words.replies;
  return textOnly(meant === undefined ? unknownCommand : didYouMean(meant));
}

/** What is not there to decide with: the list of people, the store, the policy, or something that nobody expected. */
export type Failing = keyof Words['replies']['failed'];

/** `incident` is the number under which the log has it. */
export function renderFailure(failing: Failing, incident: string, reader: Reader): Rendered {
  return textOnly(speechFor(reader).words.replies.failed[failing](incident));
}

/** `waitingFor`: what the bot cannot decide anything without. */
export function renderWaiting(
  waitingFor: keyof Words['replies']['waiting'],
  reader: Reader,
): Rendered {
  return textOnly(speechFor(reader).words.replies.waiting[waitingFor]);
}

export type Fixed =
  | 'nothingHere'
  | 'unknownCommand'
  | 'identityUnknown'
  | 'unreadable'
  | 'answeredInOurChat'
  | 'openOurChat'
  | 'personalChatOnly'
  | 'noSetUp'
  | 'secretTyped'
  | 'tooOften'
  | 'askedTooOften'
  | 'pictureSent';

function textOnly(text: string): Rendered {
  return { text, summary: text };
}
