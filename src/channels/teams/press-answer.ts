// What answers a press: a card that takes the place of the one that was pressed, some of our fixed words, or an error.
import { renderReply } from './cards/render-answer.js';
import type { Fixed } from './cards/render-answer.js';
import type { AdaptiveCard } from './cards/elements.js';
import type { Reader } from './cards/render.js';

/** Body of an answer to `adaptiveCard/action` (Universal Action Model: statusCode, type, value). */
export type PressAnswer =
  | {
      readonly statusCode: 200;
      readonly type: 'application/vnd.microsoft.card.adaptive';
      readonly value: AdaptiveCard;
    }
  | {
      readonly statusCode: 200;
      readonly type: 'application/vnd.microsoft.activity.message';
      readonly value: string;
    }
  | {
      readonly statusCode: 400 | 500;
      readonly type: 'application/vnd.microsoft.error';
      readonly value: { readonly code: string; readonly message: string };
    };

type ShownCard = Extract<PressAnswer, { type: 'application/vnd.microsoft.card.adaptive' }>;

export function isCard(answer: PressAnswer): answer is ShownCard {
  return answer.type === 'application/vnd.microsoft.card.adaptive';
}

/** The card in the place of the one that was pressed. */
export function card(value: AdaptiveCard): PressAnswer {
  return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value };
}

/** Some of our fixed words, which the client shows; of an error it may show its own. */
export function wordsAnswer(words: Fixed, reader: Reader): PressAnswer {
  const { summary } = renderReply(words, reader);
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: summary,
  };
}

/**
 * Carries no detail beyond our own fixed words. The Universal Action Model knows 400 and 500 for errors; what a client
 * makes of 403 is not said.
 */
export function errorAnswer(statusCode: 400 | 500, code: string, words = ''): PressAnswer {
  const value = { code, message: words };
  return { statusCode, type: 'application/vnd.microsoft.error', value };
}
