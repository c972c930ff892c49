import { CardFactory, InputHints } from 'botbuilder';
import type { Activity } from 'botbuilder';
import type { Rendered } from './cards/render.js';

/** What was rendered as the content of a message. `summary` is what a notification shows. */
export function activityOf({ card, text, summary }: Rendered): Partial<Activity> {
  const common = { summary, inputHint: InputHints.AcceptingInput };
  if (card === undefined) return { ...common, text: text ?? summary };
  return { ...common, attachments: [CardFactory.adaptiveCard(card)] };
}
