// What the bridge holds of whoever asks: their tokens, what is asked for now, and to whom codes of theirs were shown; and the two buttons
// that stop it.
import type { Mine, ShownOfMine } from '../../../app/audit/mine.js';
import type { RequestView } from '../../../domain/release/view.js';
import { isOver } from '../../../domain/tokens/token.js';
import type { Token } from '../../../domain/tokens/token.js';
import type { Say } from '../../../text/say.js';
import { actionSet, paragraph } from './elements.js';
import type { Action, Element } from './elements.js';
import { factRows } from './facts.js';
import { execute } from './frame.js';
import { noteCard } from './note-card.js';
import { mayObject } from './owner-card.js';
import { pressable } from './pressable.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';

/** The others are behind a button. */
const SHOWN_AT_ONCE = 5;

export function renderMine(mine: Mine, reader: Reader): Rendered {
  const speech = speechFor(reader);
  const { words, say } = speech;
  const { mine: said } = words;
  const { localTrial } = reader;
  const { me, zone, locale } = mine;
  const nobody = me === undefined ? [] : [said.me(say.name(me.name), say.name(me.account))];
  const lines = [
    ...nobody,
    said.contact(saidBy(zone, say), saidBy(locale, say)),
    ...(mine.checked === undefined ? [] : [said.checked]),
    ...(mine.tokens.length === 0 ? [said.noToken] : []),
  ];
  const more = [
    ...mine.tokens.flatMap((token) => tokenRow(token, speech)),
    ...mine.requests.filter(mayObject).flatMap((view) => requestRow(view, speech)),
    ...shownRows(mine, speech),
    paragraph(said.notHere, { spacing: 'Medium', separator: true }),
  ];
  const { heading } = said;
  return { card: noteCard({ heading, lines, more, speech, localTrial }), summary: heading };
}

function saidBy(text: string | undefined, say: Say): string | undefined {
  return text === undefined ? undefined : say.name(text);
}

function tokenRow(token: Token, { words, say }: Speech): readonly Element[] {
  const { mine, tokens, compromised, parts } = words;
  const { card, stages } = tokens;
  const { postedOn, expectedOn } = token.shipment ?? {};
  const rows = factRows([
    [card.owner, parts.ownAccount(say.name(token.accountName), say.name(token.issuer))],
    [card.stage, stages[token.stage]],
    [card.since, say.time(token.since.at)],
    [mine.setUp, say.time(token.capturedAt)],
    ...(token.serial === undefined ? [] : [[card.serial, say.name(token.serial)] as const]),
    ...(postedOn === undefined ? [] : [[card.posted, say.day(postedOn)] as const]),
    ...(expectedOn === undefined ? [] : [[card.expected, say.day(expectedOn)] as const]),
    [card.secret, mine.secret(token.destroyed === undefined)],
  ]);
  if (isOver(token)) return [rows];
  const stop = pressable({
    title: compromised.button,
    verb: 'token.compromise',
    data: { tokenId: token.id },
    style: 'destructive',
  });
  return [rows, actionSet([stop], { spacing: 'Small' })];
}

function requestRow(view: RequestView, { words, say }: Speech): readonly Element[] {
  const { requestId, requesterName, createdAt, disclosure } = view;
  const title = words.parts.buttons.object;
  const line = words.mine.asks[disclosure](say.name(requesterName), say.moment(createdAt));
  const object = execute({ title, verb: 'request.object', requestId, style: 'destructive' });
  return [
    paragraph(line, { spacing: 'Medium', separator: true }),
    actionSet([object], { spacing: 'Small' }),
  ];
}

function shownRows({ shown, more }: Mine, speech: Speech): readonly Element[] {
  const { mine } = speech.words;
  if (shown.length === 0) {
    // Not all of it was looked through: what was shown before that is not denied.
    const none = more ? mine.noneOfLate : mine.noneShown;
    return [paragraph(none, { spacing: 'Medium', separator: true })];
  }
  const lines = shown.map((one) => paragraph(lineOf(one, speech), { spacing: 'Small' }));
  const older = [...lines.slice(SHOWN_AT_ONCE), ...(more ? [paragraph(mine.andBefore)] : [])];
  const open: Action = {
    type: 'Action.ShowCard',
    title: mine.older,
    card: { type: 'AdaptiveCard', body: older, actions: [] },
  };
  return [
    paragraph(mine.shown, { spacing: 'Medium', separator: true }),
    ...lines.slice(0, SHOWN_AT_ONCE),
    ...(older.length === 0 ? [] : [actionSet([open], { spacing: 'Small' })]),
  ];
}

function lineOf({ at, by, action }: ShownOfMine, { words, say }: Speech): string {
  const { lookBack, tokens } = words;
  const what = lookBack.action(action) ?? tokens.card.action(action) ?? '';
  return lookBack.line(say.moment(at), lookBack.event([what, words.mine.to(say.name(by))]));
}
