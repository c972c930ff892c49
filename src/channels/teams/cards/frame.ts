// What all our cards have in common: heading, lines, marks, fallback, and that they never refresh by themselves.
import { defined } from '../../../domain/defined.js';
import type { RequestId } from '../../../domain/ids.js';
import type { Words } from '../../../text/words.js';
import type { VerbOf } from './verbs.js';
import { container, heading, paragraph, richText, textRun } from './elements.js';
import { pressable } from './pressable.js';
import type { ActionExecute, AdaptiveCard, Element } from './elements.js';

export type Framed = {
  readonly words: Words;
  readonly heading: string;
  readonly body: readonly Element[];
  /** Why the reader's press did not count. */
  readonly refusal?: string | undefined;
  readonly sample?: boolean;
  readonly localTrial: boolean;
  readonly requestId?: RequestId;
};

export function frame(card: Framed): AdaptiveCard {
  const { words, requestId } = card;
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: new Intl.Locale(words.locale).language,
    fallbackText: words.parts.fallback,
    ...(requestId === undefined ? {} : { refresh: refreshOf(requestId, words) }),
    body: [
      ...(card.refusal === undefined ? [] : [refusalNote(card.refusal)]),
      heading(card.heading),
      ...card.body,
      ...marks(card),
    ],
  };
}

function refreshOf(requestId: RequestId, words: Words): NonNullable<AdaptiveCard['refresh']> {
  const { refresh: title } = words.parts.buttons;
  const data = { requestId };
  return {
    action: { type: 'Action.Execute', title, verb: 'card.refresh', data },
    userIds: [],
  };
}

function refusalNote(text: string): Element {
  return container([richText([textRun(text, { weight: 'Bolder' })])], { style: 'warning' });
}

function marks({ words, sample = false, localTrial }: Framed): readonly Element[] {
  const all = [
    ...(sample ? [words.parts.marks.sample] : []),
    ...(localTrial ? [words.parts.marks.localTrial] : []),
  ];
  if (all.length === 0) return [];
  const run = textRun(all.join(' · '), { size: 'Small', isSubtle: true });
  return [richText([run], { spacing: 'Medium', separator: true })];
}

/** A button about a request, or about its review. */
export function execute(action: {
  readonly title: string;
  readonly verb: VerbOf<'request' | 'review'>;
  readonly requestId: RequestId;
  readonly style?: 'positive' | 'destructive';
}): ActionExecute {
  const { title, verb, requestId, style } = action;
  return pressable({ title, verb, data: { requestId }, ...defined({ style }) });
}

/** A hash or a signature, as a signed note has it: none of its characters is Markdown. */
const COPIED = /^(?:— [A-Za-z0-9./-]+ )?[A-Za-z0-9+/]{40,}={0,2}$/u;

/**
 * A line that is to be copied as it is and has no blank to break at is a TextBlock: clients break its words where they must, and let a
 * TextRun's stand out of the card.
 */
export function paragraphs(lines: readonly string[]): readonly Element[] {
  return lines.map((text) =>
    COPIED.test(text)
      ? { type: 'TextBlock', text, wrap: true, spacing: 'Small' }
      : paragraph(text, { spacing: 'Small' }),
  );
}
