import type { AdaptiveCard } from './cards/elements.js';
import type { Rendered } from './cards/render.js';

/** Content of a message activity (Bot Framework's activity schema). */
export type MessageContent = {
  readonly type: 'message';
  readonly summary: string;
  readonly inputHint: 'acceptingInput';
  readonly text?: string;
  readonly attachments?: {
    readonly contentType: 'application/vnd.microsoft.card.adaptive';
    readonly content: AdaptiveCard;
  }[];
};

/** What was rendered as the content of a message. `summary` is what a notification shows. */
export function activityOf({ card, text, summary }: Rendered): MessageContent {
  const common = { type: 'message', summary, inputHint: 'acceptingInput' } as const;
  if (card === undefined) return { ...common, text: text ?? summary };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { ...common, attachments: [{ contentType, content: card }] };
}
