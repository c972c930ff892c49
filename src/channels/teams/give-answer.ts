// How an answer goes out by the channel, in the turn that it is an answer to.
import type { Log } from '../../ports/log.js';
import type { Rendered } from './cards/render.js';
import type { Turn } from './wire.js';

/** What was done is done: an answer that the channel does not take is no failure of it. */
export async function reply(
  { log }: { readonly log: Log },
  turn: Turn,
  answer: Rendered,
): Promise<void> {
  try {
    await turn.reply(answer);
  } catch (error) {
    log.error('answer.lost', error);
  }
}

/** Nobody else need read even that there is an answer. It has no names in it, in case they do. */
export async function answerAside(
  parts: { readonly log: Log },
  turn: Turn,
  answer: Rendered,
): Promise<void> {
  const whispered = await turn.whisper(answer);
  if (!whispered) await reply(parts, turn, answer);
}
