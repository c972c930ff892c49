// A card as the person in front of it reads it.
import { action } from './connector-wire.js';
import type { Action } from './connector-wire.js';

/** The action with this title, wherever it is on the card. */
export function findAction(within: unknown, title: string): Action | undefined {
  if (typeof within !== 'object' || within === null) return undefined;
  const parsed = action.safeParse(within);
  if (parsed.success && parsed.data.type === 'Action.Execute' && parsed.data.title === title) {
    return parsed.data;
  }
  for (const part of Object.values(within)) {
    const found = findAction(part, title);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Everything that a card says, in order. */
export function textOf(shown: unknown): string {
  if (Array.isArray(shown)) return shown.map(textOf).filter(Boolean).join('\n');
  if (typeof shown !== 'object' || shown === null) return '';
  const { text, title, ...rest } = { text: undefined, title: undefined, ...shown };
  const own = [text, title].filter((word) => typeof word === 'string').join('\n');
  const inner = Object.entries(rest)
    .filter(([key]) => ['body', 'items', 'inlines', 'columns', 'actions', 'card'].includes(key))
    .map(([, part]) => textOf(part));
  return [own, ...inner].filter((line) => line !== '').join('\n');
}
