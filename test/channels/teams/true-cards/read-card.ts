// What stands on a card, read in one walk: thousands of them are held against the truth.
import type { AdaptiveCard } from '../../../../src/channels/teams/cards/elements.js';

export type ReadCard = {
  /** Everything that is said, in reading order. */
  readonly lines: readonly string[];
  /** By their labels. */
  readonly rows: ReadonlyMap<string, string>;
  readonly titles: readonly string[];
  /** Of buttons that do something. */
  readonly verbs: readonly string[];
};

type Node = { readonly [key: string]: unknown };

export function readCard(card: AdaptiveCard): ReadCard {
  const read = { lines: [], rows: new Map(), titles: [], verbs: [] };
  walk(card.body, read);
  return read;
}

type Reading = {
  readonly lines: string[];
  readonly rows: Map<string, string>;
  readonly titles: string[];
  readonly verbs: string[];
};

function walk(value: unknown, read: Reading): void {
  if (Array.isArray(value)) {
    for (const one of value) walk(one, read);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  // A fallback is shown in the place of its button, or not at all.
  const { fallback: _instead, ...node } = value as Node;
  note(node, read);
  const begin = read.lines.length;
  for (const inside of Object.values(node)) walk(inside, read);
  const [label, content = ''] = read.lines.slice(begin);
  if (node['type'] === 'ColumnSet' && label !== undefined) read.rows.set(label, content);
}

function note({ type, title, verb, text }: Node, read: Reading): void {
  if (typeof text === 'string') read.lines.push(text);
  if (typeof title === 'string') read.titles.push(title);
  if (type === 'Action.Execute') read.verbs.push(String(verb));
  // The one button of a request's card that opens a dialog.
  if (type === 'Action.Submit') read.verbs.push('seed.open');
}
