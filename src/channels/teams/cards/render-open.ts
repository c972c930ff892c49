// What is open everywhere: one block each, and nothing to press.
import type { OpenList, OpenOne } from '../../../app/release/list-open.js';
import type { Disclosure } from '../../../domain/release/request.js';
import { paragraph } from './elements.js';
import type { Element } from './elements.js';
import { factRows } from './facts.js';
import { noteCard } from './note-card.js';
import type { Reader, Speech } from './reader.js';
import { speechFor } from './reader.js';
import type { Rendered } from './render.js';

export function renderOpen(list: OpenList, reader: Reader): Rendered {
  const speech = speechFor(reader);
  const { everywhere } = speech.words;
  if (!list.ok) return textOnly(everywhere.notAReviewer);
  const { open, page, more: isMore } = list.value;
  if (open.length === 0 && !isMore) {
    return textOnly(page === 1 ? everywhere.none : everywhere.noneThere);
  }
  const { heading } = everywhere;
  const rest = isMore
    ? [paragraph(everywhere.more(String(page + 1)), { spacing: 'Medium', separator: true })]
    : [];
  const more = [...open.flatMap((one) => block(one, speech)), ...rest];
  const { localTrial } = reader;
  return { card: noteCard({ heading, lines: [], more, speech, localTrial }), summary: heading };
}

function textOnly(text: string): Rendered {
  return { text, summary: text };
}

const ASKS: Readonly<Record<Disclosure, 'code' | 'qr' | 'file'>> = {
  release: 'code',
  'seed-qr': 'qr',
  'seed-export': 'file',
};

function block(one: OpenOne, { words, say }: Speech): readonly Element[] {
  const { everywhere, parts } = words;
  const { requesterName, ownerName, reason, askedAt, stands, until } = one;
  const line = everywhere.asks[ASKS[one.disclosure]](say.name(requesterName), say.name(ownerName));
  return [
    paragraph(line, { spacing: 'Medium', separator: true }),
    factRows([
      [everywhere.stage, everywhere.stands[stands]],
      [parts.facts.reason, reason.trim() === '' ? parts.facts.noReason : say.quote(reason)],
      [parts.facts.askedAt, say.time(askedAt)],
      [everywhere.until, say.time(until)],
    ]),
  ];
}
