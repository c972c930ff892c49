// A card read from top to bottom, as a screen reader does.
import type { AdaptiveCard } from '../../../src/channels/teams/cards/elements.js';

type Node = { readonly [key: string]: unknown };

/** Every object in the card, in reading order; no fallback, which is shown in the place of its button or not at all. */
export function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const { fallback: _instead, ...shown } = value as Node;
  return [value as Node, ...Object.values(shown).flatMap(nodesOf)];
}

/** Everything that is said in the card, button titles left out. */
export function textsOf(card: AdaptiveCard): readonly string[] {
  return nodesOf(card.body).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
}

/** Title and verb of each button that does something. */
export function buttonsOf(card: AdaptiveCard): readonly (readonly unknown[])[] {
  return nodesOf(card.body)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ title, verb }) => [title, verb]);
}
