// The one card with a code in it. It is the answer to the requester's own press and is never sent as a message.
import type { ShownCode } from '../../../app/bridge.js';
import type { RequestView } from '../../../domain/release/view.js';
import { container, paragraph, textRun } from './elements.js';
import type { AdaptiveCard, Element } from './elements.js';
import { codeTimes, factRows } from './facts.js';
import { frame } from './frame.js';
import type { Reader } from './reader.js';
import { speechFor } from './reader.js';
import { reportButtons } from './requester-card.js';

export function codeCard(view: RequestView, shown: ShownCode, reader: Reader): AdaptiveCard {
  const speech = speechFor(reader);
  const { words, say } = speech;
  const owner = say.name(view.ownerName);
  const { heading, sendOff, readOut, onlyYou } = words.codeCard;
  return frame({
    words,
    heading,
    body: [
      bigCode(grouped(shown.code.reveal())),
      factRows(codeTimes(shown, speech)),
      paragraph(view.byMail ? sendOff(owner) : readOut(owner), { spacing: 'Medium' }),
      paragraph(onlyYou, { spacing: 'Small' }),
      ...reportButtons(view.requestId, words),
    ],
    sample: view.sample,
    localTrial: reader.localTrial,
    requestId: view.requestId,
  });
}

function bigCode(text: string): Element {
  const look = { size: 'ExtraLarge', weight: 'Bolder', fontType: 'Monospace' } as const;
  const line = {
    type: 'RichTextBlock',
    horizontalAlignment: 'Center',
    inlines: [textRun(text, look)],
  } as const;
  return container([line], { style: 'emphasis', spacing: 'Medium' });
}

/** Two groups, as people read digits out: `123 456`, `123 4567`, `1234 5678`. */
export function grouped(digits: string): string {
  const middle = Math.floor(digits.length / 2);
  return `${digits.slice(0, middle)} ${digits.slice(middle)}`;
}
