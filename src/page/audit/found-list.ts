// What was found, the newest first: each request a line that opens to its whole story, each other event a line.
import type { FoundItem, FoundStory } from '../../domain/capture/auditors-api.js';
import type { AuditorsWords } from '../../text/auditors-words.js';
import { button, element, facts, paragraphs } from '../element.js';
import { actions } from '../step.js';

type TakeReceipt = (requestId: string, seq: number) => void;

/** `take`: undefined where nothing can be saved here. */
export function foundItem(
  { line, story }: FoundItem,
  words: AuditorsWords,
  take: TakeReceipt | undefined,
): HTMLLIElement {
  if (story === null) return element('li', { class: 'event', tabindex: '-1' }, line);
  const whole = element(
    'details',
    {},
    element('summary', {}, line),
    facts(story.facts),
    ...paragraphs(story.lines),
    facts(story.proof),
    receiptButton(story, words, take),
  );
  return element('li', {}, whole);
}

function receiptButton(
  { requestId, receipt }: FoundStory,
  words: AuditorsWords,
  take: TakeReceipt | undefined,
): HTMLElement | undefined {
  if (receipt === null || take === undefined) return undefined;
  const save = button(words.receipt, 'plain', () => {
    take(requestId, receipt);
  });
  save.setAttribute('aria-label', words.receiptOf(requestId));
  return actions(save);
}
