// Asking for the whole seed: by the same way as for a code, without what only a code has.
import type { Disclosure } from '../../domain/release/request.js';
import type { Bridge } from '../bridge.js';
import type { AskForCode, AskForSeed } from './answers.js';
import { askFor } from './ask-for-code.js';

export function askForSeed(
  disclosure: Exclude<Disclosure, 'release'>,
  deps: Parameters<typeof askFor>[1],
): Bridge['askForSeed'] {
  const ask = askFor(disclosure, deps);
  return async (actor, { longer = [], ...typed }) =>
    ask(actor, { ...spoken(typed), longer: longer.map(spoken) });
}

/** A seed is mailed to nobody. */
function spoken(ask: AskForSeed): AskForCode {
  return { ...ask, byMail: false };
}
