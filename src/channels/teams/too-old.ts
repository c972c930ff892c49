// Buttons that carry what was typed before work for an hour: after that they do nothing, and their card says so.
import type { Instant } from '../../domain/ids.js';
import { renderTooOld } from './cards/render-answer.js';
import { isTooOld } from './cards/typed-before.js';
import { card } from './press-answer.js';
import type { PressAnswer } from './press-answer.js';
import type { Parts, PressedBy } from './press-handler.js';

/** `at`: when the card was made. Undefined where the button still works. */
export function whereTooOld(
  { bridge }: Pick<Parts, 'bridge'>,
  at: Instant,
  { actor, reader }: Pick<PressedBy, 'actor' | 'reader'>,
): PressAnswer | undefined {
  if (!isTooOld(at, reader.now)) return undefined;
  bridge.countNonsense('TOO_OLD', actor.personId);
  return card(renderTooOld(reader));
}
