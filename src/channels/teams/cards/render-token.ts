// Cards for those who set up tokens: the link to the set-up page, the list, one token, and the forms that end one.
import type { Typed, Whom } from '../../../app/looking/who.js';
import type {
  FindRefusal,
  HistoryLine,
  OpenedCase,
  TokenPressRefusal,
  TokenSummary,
} from '../../../app/provisioning/provisioning.js';
import type { Token } from '../../../domain/tokens/token.js';
import type { ByCode, OfCode } from '../../../text/by-code.js';
import type { FindTold } from '../../../text/card-words.js';
import type { Say } from '../../../text/say.js';
import { choiceRows, headingOf, tokenRows } from './choice-rows.js';
import type { GoOn } from './choice-rows.js';
import type { Action, ActionExecute, AdaptiveCard, Element } from './elements.js';
import type { TokenChoice } from '../../../app/looking/refusals.js';
import type { Instant, PersonId } from '../../../domain/ids.js';
import { actionSet, paragraph } from './elements.js';
import { factRows } from './facts.js';
import { frame, paragraphs } from './frame.js';
import { noteCard } from './note-card.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';
import { tokenActions } from './token-actions.js';
import { commandAgain } from './typed-before.js';
import type { CommandForOne } from './typed-before.js';

/** How the set-up page is opened from a card: a link in the local trial, a dialog in Teams. */
export type PageAction = (opened: OpenedCase, title: string) => Action;

export function renderOpened(
  opening: OpenedCase,
  reader: Reader,
  pageAction: PageAction,
): Rendered {
  const speech = speechFor(reader);
  const { opened } = speech.words.tokens;
  const { localTrial } = reader;
  const lines = opened.lines(speech.say.name(opening.owner.name), opening.goesOn);
  const more = [actionSet([pageAction(opening, opened.open)], { spacing: 'Medium' })];
  const { heading } = opened;
  return { card: noteCard({ heading, lines, more, speech, localTrial }), summary: heading };
}

export function renderFindRefusal(
  refusal: FindRefusal,
  reader: Reader,
  command: Typed<Whom> & Pick<CommandForOne, 'kind'>,
): Rendered {
  const speech = speechFor(reader);
  const { tokens } = speech.words;
  const told: FindTold =
    refusal.code === 'NAME_MISSING' ? { ...refusal, command: `/${command.kind}` } : refusal;
  const lines = tell(tokens.find, { code: told.code, refusal: told, say: speech.say });
  const heading = headingOf(refusal, tokens.refused, speech);
  const { localTrial } = reader;
  const { kind } = command;
  const goOn: GoOn<Whom> = (title, chosen) => commandAgain(title, { ...chosen, kind }, reader.now);
  const more = choiceRows(refusal, { typed: command, goOn }, speech);
  return { card: noteCard({ heading, lines, more, speech, localTrial }), summary: heading };
}

function tell<C extends FindTold['code']>(
  words: ByCode<FindTold, readonly string[]>,
  of: { readonly code: C; readonly refusal: OfCode<FindTold, C>; readonly say: Say },
): readonly string[] {
  return words[of.code](of.refusal, of.say);
}

/** The trial's own is on no token: nobody is sent to burn or post one. */
export function nextFor({ sample, stage }: Token, { words: { tokens } }: Speech): string {
  return sample && stage === 'enrolled' ? tokens.sampleNext : tokens.next[stage];
}

export type ShownToken = TokenSummary & { readonly history?: readonly HistoryLine[] };

/** `refusal`: why what was typed or pressed did not count; `lines`: instead of what is to be done next. */
export function tokenCard(
  shown: ShownToken,
  reader: Reader,
  more: {
    readonly refusal?: TokenPressRefusal;
    readonly lines?: readonly string[];
    readonly others?: readonly TokenChoice[];
    readonly ownerId?: PersonId;
  } = {},
): AdaptiveCard {
  const speech = speechFor(reader);
  const { words } = speech;
  const { card } = words.tokens;
  const { token, unconfirmed } = shown;
  const lines = [
    ...(more.lines ?? [nextFor(token, speech)]),
    ...(unconfirmed && token.destroyed === undefined ? [card.unconfirmed] : []),
  ];
  return frame({
    words,
    heading: card.heading,
    body: [
      ...paragraphs(lines),
      factRows(tokenFacts(shown, speech)),
      ...tokenActions(shown, speech),
      ...historyOf(shown.history ?? [], speech),
      ...otherTokens(more, { shown, speech, now: reader.now }),
    ],
    refusal: more.refusal && refusalOn(token, more.refusal, speech),
    sample: token.sample,
    localTrial: reader.localTrial,
  });
}

/** One that was replaced has a history, too. */
function otherTokens(
  {
    others = [],
    ownerId,
  }: { readonly others?: readonly TokenChoice[]; readonly ownerId?: PersonId },
  of: { readonly shown: ShownToken; readonly speech: Speech; readonly now: Instant },
): readonly Element[] {
  if (ownerId === undefined || others.length === 0) return [];
  const { shown, speech, now } = of;
  const typedName = shown.owner.account;
  const look = ({ id }: TokenChoice, title: string): ActionExecute =>
    commandAgain(title, { kind: 'token', typedName, person: ownerId, token: id }, now);
  return [
    paragraph(speech.words.tokens.card.earlier, { spacing: 'Medium', separator: true }),
    ...tokenRows(others, look, speech),
  ];
}

/** What is on no token is not to be burned first. */
function refusalOn(token: Token, refusal: TokenPressRefusal, { words, say }: Speech): string {
  const { tokens } = words;
  if (token.sample && refusal.code === 'NOT_IN_THIS_STAGE' && refusal.stage === 'enrolled') {
    return tokens.sampleStays;
  }
  return pressRefusal(refusal, say, tokens.proofRefusals);
}

function pressRefusal<C extends TokenPressRefusal['code']>(
  refusal: OfCode<TokenPressRefusal, C> & { readonly code: C },
  say: Say,
  words: ByCode<TokenPressRefusal, string>,
): string {
  return words[refusal.code](refusal, say);
}

type Fact = readonly [label: string, value: string];

function tokenFacts({ owner, token, capturedBy }: ShownToken, speech: Speech): readonly Fact[] {
  const { words, say } = speech;
  const { card, stages } = words.tokens;
  const issuer = say.name(token.issuer);
  return [
    [card.owner, words.parts.account(say.name(owner.name), say.name(token.accountName), issuer)],
    [card.stage, stages[token.stage]],
    [card.since, say.time(token.since.at)],
    // Sample data was set up by nobody.
    ...optional(card.by, token.capturedBy === null ? undefined : say.name(capturedBy)),
    ...optional(card.serial, token.serial === undefined ? undefined : say.name(token.serial)),
    ...optional(card.drift, token.drift && card.driftOf(token.drift.steps, token.drift.seconds)),
    ...optional(card.model, token.model === undefined ? undefined : say.name(token.model)),
    ...optional(card.posted, dayOf(token.shipment?.postedOn, say)),
    ...optional(card.expected, dayOf(token.shipment?.expectedOn, say)),
    ...optional(card.signIn, signInOf(token, speech)),
    ...optional(card.fingerprint, token.fingerprint),
    [card.secret, seedOf(token, speech)],
  ];
}

function dayOf(day: string | undefined, say: Say): string | undefined {
  return day === undefined ? undefined : say.day(day);
}

function optional(label: string, value: string | undefined): readonly Fact[] {
  return value === undefined || value === '' ? [] : [[label, value]];
}

function signInOf({ signIn, stage }: Token, { words, say }: Speech): string | undefined {
  if (signIn === undefined || stage !== 'shipped') return undefined;
  const { asksAgain, expectCodes } = words.tokens.card;
  return signIn.kind === 'dont-ask-again' ? asksAgain(say.time(signIn.until)) : expectCodes;
}

function seedOf({ sample, destroyed, keptUntil }: Token, { words, say }: Speech): string {
  const { card } = words.tokens;
  if (destroyed !== undefined) {
    const gone = card.destroyed(say.time(destroyed.at));
    const { remainsUntil } = destroyed;
    return remainsUntil === undefined ? gone : `${gone}; ${card.remains(say.time(remainsUntil))}`;
  }
  if (keptUntil !== undefined) return card.keptUntil(say.time(keptUntil));
  return sample ? card.sampleData : card.kept;
}

function historyOf(history: readonly HistoryLine[], { words, say }: Speech): readonly Element[] {
  if (history.length === 0) return [];
  const { card } = words.tokens;
  const lines = history.flatMap(({ at, by, action, detail }) => {
    const what = card.action(action, detail);
    if (what === undefined) return [];
    const who = by === 'bridge' ? '' : say.name(by);
    return [paragraph(card.line(say.time(at), what, who), { spacing: 'None' })];
  });
  return [paragraph(card.history, { spacing: 'Medium', separator: true }), ...lines];
}
