// What is frozen: one block each, with a button for whom it is to lift.
import type { FreezeList, FrozenOne } from '../../../app/safety/answers.js';
import { actionSet, paragraph } from './elements.js';
import type { ActionExecute, Element } from './elements.js';
import { factRows } from './facts.js';
import { noteCard } from './note-card.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';
import { commandAgain } from './typed-before.js';

export function renderFreezes(list: FreezeList, reader: Reader): Rendered {
  const speech = speechFor(reader);
  const { freezes } = speech.words.control;
  if (!list.ok) return textOnly(freezes.notAReviewer);
  const { shown, others } = list.value;
  if (shown.length === 0) return textOnly(freezes.none);
  const more = [
    ...shown.flatMap((one) => block(one, reader, speech)),
    ...(others.length === 0
      ? []
      : [paragraph(freezes.others(speech.say.names(others)), { spacing: 'Medium' })]),
  ];
  const { heading } = freezes;
  const { localTrial } = reader;
  return { card: noteCard({ heading, lines: [], more, speech, localTrial }), summary: heading };
}

function textOnly(text: string): Rendered {
  return { text, summary: text };
}

function block(one: FrozenOne, reader: Reader, speech: Speech): readonly Element[] {
  const { words, say } = speech;
  const { freezes } = words.control;
  const { whom, order, lifting } = one;
  const title =
    whom === null
      ? freezes.everything
      : freezes.person(say.name(whom.name), say.name(whom.account));
  const rows = order === null ? [] : orderRows(order, speech);
  const restored = one.restored && restoredRows(one.restored, speech);
  return [
    paragraph(title, { spacing: 'Medium', separator: true }),
    factRows([...rows, ...(restored ?? []), [freezes.until, untilOf(one, speech)]]),
    ...(lifting === 'yours'
      ? [actionSet([liftButton(one, reader, speech)], { spacing: 'Small' })]
      : []),
  ];
}

type Row = readonly [label: string, value: string];

function orderRows(
  { by, at, reason }: NonNullable<FrozenOne['order']>,
  { words, say }: Speech,
): readonly Row[] {
  const { freezes } = words.control;
  return [
    [freezes.by, by.name === '' ? freezes.nameless : say.name(by.name)],
    [freezes.since, say.time(at)],
    [freezes.reason, reason.trim() === '' ? freezes.noReason : say.quote(reason)],
  ];
}

function restoredRows(
  { at }: NonNullable<FrozenOne['restored']>,
  { words, say }: Speech,
): readonly Row[] {
  const { freezes } = words.control;
  return [[freezes.since, freezes.restored(say.time(at))]];
}

/** Nothing ends by itself. */
function untilOf({ restored }: FrozenOne, { words, say }: Speech): string {
  const { one, two, second } = words.control.freezes.lifting;
  if (restored === undefined) return one;
  const { liftedBy } = restored;
  return liftedBy === null ? two : second(say.name(liftedBy.name));
}

function liftButton({ whom }: FrozenOne, { now }: Reader, { words, say }: Speech): ActionExecute {
  const { lift, liftAll } = words.control.freezes;
  if (whom === null) return commandAgain(liftAll, { kind: 'unfreeze', typedName: '' }, now);
  const { id: person, name, account } = whom;
  const typedName = account === '' ? name : account;
  return commandAgain(lift(say.name(typedName)), { kind: 'unfreeze', typedName, person }, now);
}
